"""When, for how long and how often something is taken or done, by the grammar: what hangs on a verb of taking
("drink it between meals", "was dosed with fenbendazole for five days")."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.circumstances import SPAN
from claimaudit.nlp.doses.frequency import frequencies, times_of_day
from claimaudit.nlp.doses.order import Order
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import phrase, words

_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})
_LONGEST = 60
"""Characters of a circumstance."""
_WHEN = frozenset(
    {"before", "after", "until", "till", "within", "during", "between", "with", "at", "on", "in", "upon"}
)
_EVENT = frozenset({"before", "after", "until", "till", "during", "between"})
"""What these open tells when, whatever event they name."""
_COUNTED = re.compile(rf"(?<![\w])(?:another|{SPAN})[\s-]", re.IGNORECASE)
_OF_AGE = re.compile(r"\b(?:of\sage|old)$", re.IGNORECASE)
"""Tells for whom, not when."""
_CLOCK = re.compile(r"^(?:before|after|by|at|until)\s\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\b|$)", re.IGNORECASE)
_HOW_LONG = frozenset({"for", "over"})
_LOOSE = _HOW_LONG | {"between", "before", "after", "at", "with"}
"""Prepositions that are parsed with the object where they belong to the verb."""


def taken_orders(scene: Scene) -> list[Order]:
    """The circumstances of the verbs of taking of a sentence."""
    return [
        order
        for token in scene.sentence
        if token.lemma_.lower() in _verbs()
        and token.pos_ in ("VERB", "AUX", "NOUN", "PROPN")
        and _has_agent(scene, token)
        for order in _hanging(scene, token)
    ]


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("orders", "dosing_verbs"))


def _has_agent(scene: Scene, verb: Token) -> bool:
    """Whether something that one takes is its object, or the subject of its passive."""
    heads = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    heads += [
        one
        for child in verb.children
        if child.lower_ in ("with", "on")
        for one in child.children
        if one.dep_ == "pobj"
    ]
    heads += [one for head in heads for one in head.children if one.dep_ in ("conj", "compound")]
    if verb.dep_ == "acl":
        heads.append(verb.head)
    if verb.tag_ == "VBN" and not heads:
        heads += [one for one in verb.head.children if one.dep_ in ("nsubj", "nsubjpass") and one.i < verb.i]
    return any(
        head.lower_ in words("orders", "objects")
        or any(term.start <= head.idx < term.end for term in scene.terms)
        for head in heads
    )


def _hanging(scene: Scene, verb: Token) -> list[Order]:
    negative = any(child.dep_ == "neg" for child in verb.children)
    role = _role(scene, verb)
    told = any(child.dep_ == "nsubj" for child in verb.children)
    found = []
    if verb.dep_ == "relcl" or any(child.dep_ == "prt" and child.lower_ == "up" for child in verb.children):
        return []
    for child in _phrases(verb):
        start, end = _stretch(scene, child)
        text = scene.text[start:end]
        if child.dep_ in ("prep", "advcl", "mark") and _first(child) in _HOW_LONG and _is_length(child):
            if phrase("cues", "tradition").search(text) or not _COUNTED.search(text):
                continue
            long = re.sub(r"^\w+\s", "", text)
            found.append(Order(end - len(long), end, role, negative, duration=long))
        elif child.dep_ in ("prep", "advcl", "npadvmod", "advmod", "pcomp") and _is_when(
            child, text, told=told
        ):
            often = frequencies(text)
            if often and often[0].value != "once":
                found.append(
                    Order(
                        start + often[0].start,
                        start + often[0].end,
                        role,
                        negative,
                        often[0].value,
                        behaviour=True,
                    )
                )
            elif not often:
                found.append(Order(start, end, role, negative, _daily(text), timing=text))
    return found


def _phrases(verb: Token) -> list[Token]:
    """What hangs on a verb after it, or on what it has for its object."""
    own = [child for child in verb.children if child.i > verb.i]
    objects = [one for child in own for one in (child, *child.children) if one.dep_ in ("dobj", "pobj")]
    return own + [
        one for head in objects for one in head.children if one.dep_ == "prep" and one.lower_ in _LOOSE
    ]


def _first(child: Token) -> str:
    return next(iter(child.subtree)).lower_


def _is_length(child: Token) -> bool:
    periods = words("orders", "periods")
    return any(one.dep_ == "pobj" and one.lemma_.lower() in periods for one in child.children)


def _is_when(child: Token, text: str, *, told: bool) -> bool:
    """Whether a phrase tells when: by a meal, a time of day, an event that goes before or after."""
    if frequencies(text) or phrase("circumstances", "timing_words").match(text):
        return True
    first = _first(child)
    if _OF_AGE.search(text):
        return False
    if (first in _EVENT and not told) or _CLOCK.search(text):
        return True
    return first in _WHEN and (
        bool(times_of_day(text)) or phrase("orders", "occasions").search(text) is not None
    )


def _stretch(scene: Scene, child: Token) -> tuple[int, int]:
    """Where the words of a circumstance stand in its sentence, up to the next mark."""
    tokens = list(child.subtree)
    start = tokens[0].idx - scene.start
    end = min(tokens[-1].idx + len(tokens[-1]) - scene.start, len(scene.text))
    text = scene.text[start:end]
    cut = re.search(r"[,;:.!?()–—](?=\s|$)|\s[–—-]\s", text)
    return start, start + len(text[: cut.start() if cut else _LONGEST].rstrip())


def _daily(text: str) -> str | None:
    parts = {time.part for time in times_of_day(text)}
    return f"{len(parts)}/day" if parts else None


def _role(scene: Scene, verb: Token) -> DoseRole:
    if phrase("cues", "study").search(scene.text):
        return "given"
    person = any(child.dep_ == "nsubj" for child in verb.children)
    return "taken" if person and verb.tag_ in ("VBD", "VBZ", "VBP") else "advised"
