"""Orders without an amount, by their verb: stop it, double up, swallow it whole, move it to the morning."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.frequency import frequencies, times_of_day
from claimaudit.nlp.doses.moods import Mood, has_modal, in_aside, is_listed, mood_of
from claimaudit.nlp.doses.order import Order
from claimaudit.nlp.doses.order_verbs import Sort, is_of_itself, lemma_of, sort_of
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, words

_DOSES = frozenset({"dose", "doses", "dosage"})
_END = re.compile(r"\.(?!\d)|[;:,!?()–—]|\s-\s|\s(?:and|but|because|so|as|since|or)\s|\n")
_HOW = re.compile(
    r"\s?(?:[.;:,!?()–—]|$|(?:if|as\ssoon|when|once|during|until|unless|before|after|"
    r"and\s(?:ring|phone|call|tell|see|get|go|talk)|for\s(?:\d|an?\s|\w+\s(?:days?|weeks?|months?)))\b)",
    re.IGNORECASE,
)
"""After an order that names nothing."""


def directives(scene: Scene) -> list[Order]:
    """The orders of a sentence, told ones included."""
    found: list[Order] = []
    for token in scene.sentence:
        sort = sort_of(token)
        if sort is None or (found and token.idx - scene.start < found[-1].end):
            continue
        mood = mood_of(scene, token)
        if mood and _is_about_dose(scene, token, sort, mood):
            order = _order(scene, token, sort, mood)
            if found and scene.text[found[-1].end : order.start] in (" or ", " and "):
                found[-1] = replace(found[-1], end=order.end)
            else:
                found.append(order)
    return found


def _is_about_dose(scene: Scene, token: Token, sort: Sort, mood: Mood) -> bool:
    if in_aside(token):
        return False
    if mood != "order":
        return _is_done_to_dose(scene, token, sort, mood)
    if is_of_itself(token):
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
        return has_modal(token) and lemma_of(token) != "start"
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
    return is_listed(scene, token) or any(_is_taken(scene, head) for head in _subjects(token))


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
