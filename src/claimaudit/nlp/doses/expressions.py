"""The words of a sentence that may make a dose without an amount: how often, how long, when, by which
route, the verb of an order, an amount that is told by another ("half that")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimaudit.nlp.doses.circumstances import BOUND, LONG_PERIOD, SPAN, routes, timings
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.gates import has_number, may_hold, telling_words, words_in
from claimaudit.nlp.doses.order_verbs import sort_of
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, words
from claimaudit.nlp.tree import Token

Sort = Literal["often", "length", "when", "event", "route", "verb", "relative"]

_LENGTH = re.compile(
    rf"(?<![\w-])(?:{BOUND}\s)?{SPAN}[\s-]?(?:full\s|consecutive\s|more\s)?{LONG_PERIOD}(?![\w-])"
    r"|(?<![\w])(?:lifelong|for\slife|indefinitely|long[\s-]term)(?![\w])"
    r"|(?<![\w])(?:day|week|month)\s(?:\d{1,3}|one|two|three|four|six|eight|twelve)(?![\w])",
    re.IGNORECASE,
)
_EVENT = frozenset({"before", "after", "until", "till", "during", "within", "between", "without"})


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of a dose where they stand in their sentence."""

    start: int
    end: int
    sort: Sort
    value: str | None = None
    """Of a frequency; of a verb, the sort of order."""


def expressions(scene: Scene) -> list[Expression]:
    """The expressions of a sentence in order, without overlaps; the first and longest reading wins."""
    text = scene.text
    found = [Expression(one.start, one.end, "often", one.value) for one in frequencies(text)]
    if _may_last(text):
        found += [Expression(*match.span(), "length") for match in _LENGTH.finditer(text)]
    found += [Expression(one.start, one.end, "when") for one in timings(text)]
    found += [Expression(one.start, one.end, "route") for one in routes(text)]
    if may_hold(text, _relative_telling()):
        found += [Expression(*match.span(), "relative") for match in _relative().finditer(text)]
    found += _events(scene)
    found += _verbs(scene)
    chosen: list[Expression] = []
    for one in sorted(found, key=lambda item: (item.start, item.start - item.end)):
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return chosen


_PERIODS = ("day", "night", "morning", "week", "wk", "month", "year", "yr", "life", "indefinitely", "term")


def _may_last(text: str) -> bool:
    """Whether a text names a length of time, or has a number that one may be written in one with."""
    folded = text.casefold()
    return has_number(text) or any(name in folded for name in _PERIODS) or "d" in words_in(text)


def _events(scene: Scene) -> Iterator[Expression]:
    """ "Before surgery", "until the numbness goes"."""
    for token in scene.sentence:
        if token.lower_ not in _EVENT or token.idx < scene.start:
            continue
        start = token.idx - scene.start
        match = _TO_MARK.match(scene.text, start)
        if match:
            yield Expression(start, match.end(), "event")


_TO_MARK = re.compile(r"\w+(?:\s[\w'’-]{1,16}){1,3}")
"""The words that tell the event, up to the next mark."""


def _verbs(scene: Scene) -> Iterator[Expression]:
    for token in scene.sentence:
        sort = sort_of(token)
        if sort is not None and token.idx >= scene.start:
            yield Expression(
                token.idx - scene.start, token.idx - scene.start + len(token), "verb", _named(token, sort)
            )


def _named(token: Token, sort: str) -> str:
    return f"{sort}:{token.lemma}"


@cache
def _relative_telling() -> frozenset[str]:
    things = words("relative", "things")
    sized = [f"{thing}{size}" for thing in things for size in ("", "size", "sized")]
    others = (word for name in ("sizes", "fractions", "comparatives") for word in words("relative", name))
    return telling_words((*sized, *others, "half"))


@cache
def _relative() -> re.Pattern[str]:
    sizes = alternatives(words("relative", "sizes"))
    fractions = alternatives(words("relative", "fractions"))
    comparatives = alternatives(words("relative", "comparatives"))
    things = alternatives(words("relative", "things"))
    dose = r"(?:dos(?:e|es|age)|amounts?|strength)"
    return re.compile(
        r"(?<![\w-])(?:"
        rf"(?:{fractions})\s(?:(?:of\s)?(?:that|this|it|as\smuch)|(?:the|your|their|each|his|her|its|my|our)\s(?:[\w-]{{2,12}}\s){{0,2}}(?:{dose}|total)|{dose})"
        rf"|(?:an?\s|the\s)?(?:very\s|too\s)?(?:{comparatives})\s{dose}"
        rf"|(?:{things})[\s-]?(?:sized?)?(?:\s(?:blob|amount|drop|piece|dab|bit|pump|lump))?(?=[.,;:]|\s|$)"
        rf"|(?:{sizes})"
        r"|half(?=[.,;:!]|$)"
        r")(?![\w-])",
        re.IGNORECASE,
    )
