"""The clauses of a sentence as doses need them: where they end, and whether they say anything besides how
much, how often, how long and when ("Weekly for six weeks as a rule, then monthly.")."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimaudit.nlp.doses.circumstances import (
    LONG_PERIOD,
    SHORT_PERIOD,
    SPAN,
    durations,
    populations,
    routes,
    timings,
)
from claimaudit.nlp.doses.day_times import times_of_day
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import words
from claimaudit.nlp.proposal import Range

_BORDER = re.compile(r"[;:!?]|\.(?=\s|$)|\s[–—-]\s|,?\s(?=then\s)|,\s(?=(?:so|but|and|which|as|with\sno)\s)")
_LENGTH = re.compile(rf"(?<![\w])(?:{SPAN})[\s-]?(?:{LONG_PERIOD}|{SHORT_PERIOD})(?![\w])", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:whether|if|unless|because|as\slong\sas)\s", re.IGNORECASE)
LONGEST = 90
"""A clause with more characters says more than a dose."""


def clauses(text: str) -> list[Range]:
    """Where the clauses of a sentence stand in it, by its marks."""
    found: list[Range] = []
    start = 0
    for border in (*(match.span() for match in _BORDER.finditer(text)), (len(text), len(text))):
        if text[start : border[0]].strip():
            found.append((start, border[0]))
        start = border[1]
    return found


def is_nothing_but_dose(scene: Scene, clause: Range) -> bool:
    """Whether a clause without a verb consists of the words of a dose alone, its agent included."""
    start, end = clause
    aside = _ASIDE.search(scene.text, start, end)
    end = aside.start() if aside else end
    text = scene.text[start:end]
    if len(text) > LONGEST or scene.is_question:
        return False
    covered = [(start + one[0], start + one[1]) for one in _stretches(text)]
    covered += [(term.start - scene.start, term.end - scene.start) for term in scene.terms]
    for token in scene.sentence:
        place = token.idx - scene.start
        if not start <= place < end or not (token.is_alpha or token.like_num):
            continue
        if token.lower_ in _not_doses():
            return False
        if not (token.lower_ in _fillers() or any(one[0] <= place < one[1] for one in covered)):
            return False
    return True


@lru_cache(maxsize=256)
def _stretches(text: str) -> tuple[Range, ...]:
    """What is said in a text of how often, how long, when, by which route and for whom."""
    found = [(match.start(), match.end()) for match in _LENGTH.finditer(text)]
    for reader in (frequencies, durations, timings, times_of_day, routes, populations):
        found += [(one.start, one.end) for one in reader(text)]
    return tuple(found)


@cache
def _fillers() -> frozenset[str]:
    return frozenset(words("orders", "fillers"))


@cache
def _not_doses() -> frozenset[str]:
    return frozenset(words("orders", "not_doses"))
