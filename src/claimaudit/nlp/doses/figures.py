"""Numbers and ranges of numbers without a unit: "two", "4 to 6", "another one"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimaudit.nlp.doses.gates import may_hold
from claimaudit.nlp.doses.numerals import numerals

_ANOTHER = re.compile(
    r"\b(?:another(?:\sone)?|an?\s(?:second|third|fourth|further)(?:\sone)?|one\smore)(?=\s|[.,;]|$)",
    re.IGNORECASE,
)
_MORE = frozenset({"another", "second", "third", "fourth", "further", "more"})
"""One of them is in all of these."""
_JOINT = re.compile(r"\s(?:or|to)\s|\s?[-–]\s?")
_NO_COUNT = re.compile(r"(?:19|20)\d\d|\d+(?:st|nd|rd|th)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a range of numbers."""

    start: int
    end: int
    low: float
    high: float
    worded: bool = False


def figures(text: str) -> list[Figure]:
    """The figures of a text, in order."""
    found: list[Figure] = []
    if may_hold(text, _MORE):
        found += [Figure(*match.span(), 1, 1, worded=True) for match in _ANOTHER.finditer(text)]
    for numeral in numerals(text):
        if numeral.kind == "article" or any(one.start <= numeral.start < one.end for one in found):
            continue
        if _NO_COUNT.fullmatch(text, numeral.start, numeral.end):
            continue
        last = found[-1] if found else None
        worded = numeral.kind == "word"
        if (
            last
            and last.end <= numeral.start
            and _JOINT.fullmatch(text[last.end : numeral.start])
            and last.low == last.high < numeral.value
        ):
            found[-1] = Figure(last.start, numeral.end, last.low, numeral.value, worded)
        else:
            found.append(Figure(numeral.start, numeral.end, numeral.value, numeral.value, worded))
    return sorted(found, key=lambda one: one.start)
