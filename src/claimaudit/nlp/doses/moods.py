"""Whether a verb orders something, says in the passive what is to be done, or tells what was done."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from claimaudit.nlp.doses.order_verbs import REACH, lemma_of
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import words

Mood = Literal["order", "passive", "told"]


def mood_of(scene: Scene, token: Token) -> Mood | None:
    """Whether a verb orders, says in the passive what is to be done, or tells what was done to a dose."""
    if token.lower_ == lemma_of(token) and (_opens_clause(scene, token) or _is_told_to(token)):
        return "order"
    if token.tag_ in ("VBN", "VBD") or token.lower_.endswith("ed"):
        if any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children) or is_listed(scene, token):
            return "passive"
        return "told" if token.tag_ == "VBD" and _has_person(token) else None
    return "told" if _has_person(token) and (has_modal(token) or token.tag_ == "VBZ") else None


def _is_told_to(token: Token) -> bool:
    """ "Tells you to double it", "may want to double up"."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    return (
        before is not None
        and before.lower_ == "to"
        and token.dep_ in ("xcomp", "ccomp", "conj")
        and token.head.lemma_ in words("orders", "asks")
    )


def _opens_clause(scene: Scene, token: Token) -> bool:
    """Whether nothing stands before a verb in its clause but what may stand before an order."""
    first = scene.sentence.start
    at = token.i - 1
    while at >= first and scene.page.doc[at].is_space:
        at -= 1
    if at < first or scene.page.doc[at].idx < scene.start:
        return True
    before = scene.page.doc[at]
    if before.text == "-" and at > first and scene.page.doc[at - 1].lower_ in ("up", "down"):
        return True
    if before.is_punct:
        return before.text not in ("-", "/", "'", '"', ")") or scene.page.doc[at].whitespace_ != ""
    if before.lower_ in ("and", "or"):
        return _joins_order(before)
    if before.lower_ in ("not", "n't"):
        return at - 1 >= first and scene.page.doc[at - 1].lower_ == "do" and not _has_subject(token)
    return before.lower_ in words("orders", "opens") and not _has_subject(token)


def _joins_order(conjunction: Token) -> bool:
    head = conjunction.head
    return (
        head.pos_ in ("VERB", "AUX")
        and head.tag_ in ("VB", "VBP", "NN", "NNP")
        and head.i < conjunction.i
        and not _has_subject(head)
    )


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)


def _has_person(token: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.pos_ in ("PRON", "NOUN", "PROPN") for child in token.children)


def has_modal(token: Token) -> bool:
    """Whether a verb has "may", "should", "must" beside it."""
    return any(child.tag_ == "MD" for child in token.children)


def is_listed(scene: Scene, token: Token) -> bool:
    """ "Digoxin stopped on 4/11", "usually stopped": a participle after a name, or alone in a cell."""
    if scene.in_table and len(scene.sentence) <= REACH:
        return True
    before = token.nbor(-1) if token.i > scene.sentence.start else None
    place = before.idx + len(before) if before is not None else -1
    return any(term.end == place for term in scene.terms) and scene.start <= place


def in_aside(token: Token) -> bool:
    """Whether the verb stands in a clause that only says when or why something else holds."""
    return token.dep_ == "advcl" and any(
        child.dep_ in ("mark", "advmod") and child.lower_ in _ASIDES for child in token.children
    )


_ASIDES = frozenset(
    {"if", "when", "whenever", "once", "because", "since", "as", "after", "while", "until", "where"}
)
