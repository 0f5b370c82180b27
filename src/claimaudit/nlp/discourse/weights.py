"""How much a mention stands out by its place in the sentence."""

from __future__ import annotations

from claimaudit.nlp.discourse.subjects import is_person
from claimaudit.nlp.effects.arguments import children, subjects
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.tree import Token

BASE = 100.0
"""What any mention weighs for being recent."""
_SUBJECT, _SUBORDINATE, _TAKEN, _OBJECT, _OWNER, _OTHER, _COMPANY = 80.0, 70.0, 75.0, 50.0, 40.0, 20.0, -80.0
"""What it weighs more as subject, as what somebody takes, as object, as owner, elsewhere, as comparator."""
_PARTS = frozenset({"compound", "nmod"})
_SUBJECT_LABELS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def weight_of(token: Token) -> float:
    """The weight of a noun by its grammatical role."""
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    if token.dep_ in _SUBJECT_LABELS and _is_measure_of_comparison(token):
        return BASE + _COMPANY
    if token.dep_ in _SUBJECT_LABELS:
        return BASE + (_SUBORDINATE if token.head.dep_ in {"relcl", "advcl", "ccomp"} else _SUBJECT)
    if token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.head.lower_ == "as":
        return BASE + _SUBJECT
    if token.dep_ == "ROOT" or (token.dep_ in _PARTS and not is_part(token)):
        return BASE + _SUBJECT
    if is_company(token):
        return BASE + _COMPANY
    if token.dep_ in {"dobj", "dative", "pobj"} and taken(token):
        return BASE + _TAKEN
    if token.dep_ in {"dobj", "attr", "oprd"}:
        return BASE + _OBJECT
    return BASE + (_OWNER if token.dep_ in {"poss", "appos"} else _OTHER)


def is_part(token: Token) -> bool:
    """Whether a noun is only part of a longer name. Before a verb, it is its subject, misread."""
    return token.dep_ in _PARTS and token.head.tag_.startswith("NN")


def is_company(token: Token) -> bool:
    """Whether a thing is only compared to, or goes along: "than X", "unlike X", "alongside X"."""
    above = token.head
    if token.dep_ == "conj":
        return is_company(above)
    if token.dep_ not in {"pobj", "pcomp"} and above.lower_ != "than":
        return False
    if above.lower_ in roles().comparators:
        return True
    return above.lower_ in {"with", "to"} and above.head.lemma in roles().joining


def taken(token: Token) -> bool:
    """Whether somebody takes it, or is told to: "I tried X", "Take X", "people on X"."""
    verb = token.head
    if token.dep_ == "pobj":
        return verb.lower_ == "on" and is_person(verb.head)
    if verb.lemma not in roles().taking:
        return False
    found = subjects(verb)
    return not found or is_person(found[0]) or bool(children(verb, "nsubjpass"))


def _is_measure_of_comparison(subject: Token) -> bool:
    """Whether a subject is that of a comparison: "as well as X does", "faster than X did"."""
    marks = children(subject.head, "mark")
    return any(mark.i < subject.i and mark.lower_ in {"as", "than"} for mark in marks)
