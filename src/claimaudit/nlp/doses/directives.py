"""Orders without an amount, by their verb: stop it, double up, swallow it whole, move it to the morning."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Literal

from spacy.tokens import Token

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.frequency import frequencies, times_of_day
from claimaudit.nlp.doses.order import Order
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, words

Sort = Literal["stop", "handle", "change", "resume", "move"]
_SORTS: tuple[Sort, ...] = ("stop", "handle", "change", "resume", "move")
Mood = Literal["order", "passive", "told"]

_DOSES = frozenset({"dose", "doses", "dosage"})
_REACH = 5
"""Words from a verb to its particle or its object."""
_END = re.compile(r"\.(?!\d)|[;:,!?()–—]|\s-\s|\s(?:and|but|because|so|as|since|or)\s|\n")
_HOW = re.compile(
    r"\s?(?:[.;:,!?()–—]|$|(?:if|as\ssoon|when|once|during|until|unless|before|after|and\s(?:ring|phone|call|tell|see|get|go|talk)|for\s(?:\d|an?\s|\w+\s(?:days?|weeks?|months?)))\b)",
    re.IGNORECASE,
)
"""After an order that names nothing."""


def directives(scene: Scene) -> list[Order]:
    """The orders of a sentence, told ones included."""
    found: list[Order] = []
    for token in scene.sentence:
        sort = _sort(token)
        if sort is None or (found and token.idx - scene.start < found[-1].end):
            continue
        mood = _mood(scene, token)
        if mood and _is_about_dose(scene, token, sort, mood):
            order = _order(scene, token, sort, mood)
            if found and scene.text[found[-1].end : order.start] in (" or ", " and "):
                found[-1] = replace(found[-1], end=order.end)
            else:
                found.append(order)
    return found


def _sort(token: Token) -> Sort | None:
    """What sort of order a word is the verb of, its particle included."""
    particles = _particles().get(_lemma(token))
    if particles is None or not (token.pos_ in _VERBAL or token.is_title):
        return None
    particle = _particle(token, particles)
    return particles.get(particle) if particle is not None else None


_VERBAL = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})
"""Parts of speech that orders are taken for."""


@cache
def _particles() -> dict[str, dict[str, Sort]]:
    """By the first word of a verb: the particles that it may have, and what sort of order each makes of it;
    the empty one where it needs none."""
    found: dict[str, dict[str, Sort]] = {}
    for sort in reversed(_SORTS):
        for spelling in words("orders", sort):
            first, _, particle = spelling.partition(" ")
            found.setdefault(first, {})[particle] = sort
    return found


def _lemma(token: Token) -> str:
    lemma = token.lemma_.lower()
    return token.lower_ if token.lower_ in _particles() else lemma


def _mood(scene: Scene, token: Token) -> Mood | None:
    """Whether a verb orders, says in the passive what is to be done, or tells what was done to a dose."""
    if token.lower_ == _lemma(token) and (_opens_clause(scene, token) or _is_told_to(token)):
        return "order"
    if token.tag_ in ("VBN", "VBD") or token.lower_.endswith("ed"):
        if any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children) or _is_listed(
            scene, token
        ):
            return "passive"
        return "told" if token.tag_ == "VBD" and _has_person(token) else None
    return "told" if _has_person(token) and (_has_modal(token) or token.tag_ == "VBZ") else None


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


def _has_modal(token: Token) -> bool:
    return any(child.tag_ == "MD" for child in token.children)


def _is_listed(scene: Scene, token: Token) -> bool:
    """ "Digoxin stopped on 4/11", "usually stopped": a participle after a name, or alone in a cell."""
    if scene.in_table and len(scene.sentence) <= _REACH:
        return True
    before = token.nbor(-1) if token.i > scene.sentence.start else None
    place = before.idx + len(before) if before is not None else -1
    return any(term.end == place for term in scene.terms) and scene.start <= place


def _is_about_dose(scene: Scene, token: Token, sort: Sort, mood: Mood) -> bool:
    if _in_aside(token):
        return False
    particle = _particle(token, _particles()[_lemma(token)]) or ""
    if mood != "order":
        return _is_done_to_dose(scene, token, sort, mood)
    if f"{_lemma(token)} {particle}".strip() in words("orders", "of_themselves"):
        return True
    if sort == "resume":
        return _AGAIN.match(_rest(scene, token)) is not None
    if sort == "move":
        return False
    if sort == "stop":
        return _stops_when(scene, token)
    if sort == "handle":
        return _handles(scene, token)
    return _names_object(scene, token) or _often_after(scene, token)


def _often_after(scene: Scene, token: Token) -> bool:
    found = frequencies(_rest(scene, token)[:_NEAR])
    return bool(found) and found[0].start <= 1


_NEAR = 40
"""Characters in which a verb has its circumstance."""


def _in_aside(token: Token) -> bool:
    """Whether the verb stands in a clause that only says when or why something else holds."""
    return token.dep_ == "advcl" and any(
        child.dep_ in ("mark", "advmod") and child.lower_ in _ASIDES for child in token.children
    )


_ASIDES = frozenset(
    {"if", "when", "whenever", "once", "because", "since", "as", "after", "while", "until", "where"}
)


def _is_done_to_dose(scene: Scene, token: Token, sort: Sort, mood: Mood) -> bool:
    """What is told of a dose, or is to be done to one: "they dropped the dose", "should not be stopped"."""
    if mood == "told":
        return sort == "change" and any(
            child.lower_ in _DOSES for child in token.subtree if child.i > token.i
        )
    if not _names_subject(scene, token):
        return False
    if sort == "change":
        return any(one.lower_ in _DOSES for one in _subjects(token))
    if sort in ("handle", "resume"):
        return _has_modal(token) and _lemma(token) != "start"
    if sort == "move":
        return bool(times_of_day(_rest(scene, token)[:_NEAR].replace(" to ", " at ", 1)))
    denied = any(child.dep_ == "neg" for child in token.children)
    return denied or _WHEN.match(_rest(scene, token)) is not None or scene.in_table


def _rest(scene: Scene, token: Token) -> str:
    return scene.page.text[token.idx + len(token) : scene.end]


_AGAIN = re.compile(r"\s(?:(?:it|them)\s)?(?:again\b|(?:once|as\ssoon|within|when)\s)", re.IGNORECASE)
_WHEN = re.compile(
    r"[^.;:,!?()]{0,24}?\s(?:on\s\d|before|after|during|until|within|as\ssoon\sas|once|when|in\s\d{4})\b",
    re.IGNORECASE,
)


def _stops_when(scene: Scene, token: Token) -> bool:
    """An order to stop counts where it says when, how or which dose; "skip it" is advice against."""
    rest = _rest(scene, token)
    if not (_names_object(scene, token) or _stands_alone(rest)) or _FOR_OTHERS.search(rest):
        return False
    if _adverbs().search(rest[:_NEAR]) or _CONDITION.search(rest):
        return True
    before = scene.text[: token.idx - scene.start].lower().rstrip(" ,")
    return before.endswith("otherwise") or _NAMED.search(before.removesuffix("please").rstrip()) is not None


_CONDITION = re.compile(
    r"^[^.;:!?]{0,40}?\s(?:if|when|once|as\ssoon\sas|before|during|until|and\s(?:ring|phone|call|tell|see|go|get)|"
    r"(?:(?:morning|evening|next|second|missed|last)\s)(?:tablet|dose|pill|capsule|one))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^\W{0,4}(?:\d{1,2}[.)]\s)?\w[^.:;]{2,40}:$")
"""In a plan: "naproxen: please stop"."""
_FOR_OTHERS = re.compile(
    r"\bif\s(?:(?:you|they|he|she|your\s\w+)\s?(?:['’]re|are|is|have|has|take|takes|want|dislike|can)\b|there\s)|\s(?:with|in)\s(?!one\sgo)",
    re.IGNORECASE,
)
"""A condition on the person is a contraindication."""


def _handles(scene: Scene, token: Token) -> bool:
    """ "Swallow whole", "do not crush the tablets"; "chew it" alone says too little."""
    rest = _rest(scene, token)
    if _WHOLE.match(rest):
        return True
    forms = [
        one
        for one in token.doc[token.i + 1 : token.i + 6]
        if one.lower_ in _forms() and one.sent == token.sent
    ]
    denied = any(child.dep_ == "neg" for child in token.children)
    return bool(forms) or (denied and _names_object(scene, token))


_WHOLE = re.compile(r"\s(?:(?:it|them|the\s\w+|each\s\w+)\s)?whole\b", re.IGNORECASE)


@cache
def _forms() -> frozenset[str]:
    return frozenset(words("orders", "objects")) - {
        "it",
        "them",
        "this",
        "these",
        "both",
        "one",
        "dose",
        "doses",
    }


def _particle(token: Token, particles: dict[str, Sort]) -> str | None:
    """The particle that a verb has, "" where it needs none, None where it lacks one."""
    following = [one.lower_ for one in token.doc[token.i + 1 : token.i + 1 + _REACH]]
    found = next((particle for particle in particles if particle and particle in following), None)
    return found or ("" if "" in particles else None)


def _names_object(scene: Scene, token: Token) -> bool:
    """Whether the order is about something taken, by name or as "it"."""
    heads = [
        child for child in token.children if child.dep_ in ("dobj", "nsubj", "dep") and child.i > token.i
    ]
    following = token.doc[token.i + 1 : min(token.i + 2, scene.sentence.end)]
    return any(_is_taken(scene, head) for head in heads) or any(
        one.lower_ in ("it", "them") or _starts_term(scene, one) for one in following
    )


def _subjects(token: Token) -> list[Token]:
    roles = ("nsubjpass", "nsubj")
    own = [child for child in token.children if child.dep_ in roles]
    return own or [child for child in token.head.children if child.dep_ in roles and token.dep_ == "conj"]


def _names_subject(scene: Scene, token: Token) -> bool:
    return _is_listed(scene, token) or any(_is_taken(scene, head) for head in _subjects(token))


def _is_taken(scene: Scene, head: Token) -> bool:
    if head.lower_ in words("orders", "objects"):
        return True
    return any(term.start <= head.idx < term.end for term in scene.terms)


def _starts_term(scene: Scene, token: Token) -> bool:
    return any(term.start == token.idx for term in scene.terms)


def _stands_alone(rest: str) -> bool:
    """ "Stop and ring", "otherwise skip"."""
    return _HOW.match(rest) is not None or _adverbs().match(rest) is not None


def _order(scene: Scene, token: Token, sort: Sort, mood: Mood) -> Order:
    start = token.idx - scene.start
    stop = _end(scene, token)
    denied = any(child.dep_ == "neg" for child in token.children) or _is_negated(scene, token)
    timing = re.sub(r"\s+", " ", scene.text[start:stop])
    return Order(
        start,
        stop,
        role=_role(mood, token),
        negative=sort == "stop" or denied,
        timing=timing if sort in ("stop", "resume", "move") else None,
        route=timing if sort == "handle" else None,
        own=sort in ("stop", "change"),
    )


def _is_negated(scene: Scene, token: Token) -> bool:
    before = scene.text[max(0, token.idx - scene.start - 14) : token.idx - scene.start].lower()
    return re.search(
        r"\b(?:not|never|n't|without)\s(?:\w+\s(?:or\s)?)?$|n't\s$|\bor\s$", before
    ) is not None and ("or " not in before[-4:] or any(child.dep_ == "neg" for child in token.head.children))


def _role(mood: Mood, token: Token) -> DoseRole:
    past = token.tag_ == "VBD" or any(child.lower_ in ("was", "were") for child in token.children)
    return "given" if past and mood != "order" else "advised"


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:(?:it|them)\s)?(?:{alternatives(words('orders', 'adverbs'))})(?![\w])", re.IGNORECASE
    )


def _end(scene: Scene, token: Token) -> int:
    """Where the words of the order end: with its object or adverb, at the latest with its clause."""
    first = token.idx + len(token) - scene.start
    found = _END.search(scene.text, first)
    limit = found.start() if found else len(scene.text)
    heads = [
        child
        for child in token.children
        if child.dep_ in ("dobj", "advmod", "prt", "prep", "advcl") and child.i > token.i
    ]
    last = max(
        (max(one.idx + len(one) for one in head.subtree) - scene.start for head in heads), default=first
    )
    return max(first, min(limit, last))
