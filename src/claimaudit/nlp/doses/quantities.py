"""A number with the unit that follows it: "4.5 mg/kg", "two heaped teaspoons", "12 mcg/hr"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from claimaudit.nlp.doses import vocabulary
from claimaudit.nlp.doses.numerals import Numeral
from claimaudit.nlp.doses.vocabulary import Unit, counted_pattern, unit_of, unit_pattern

_OVER = r"\s?[/·.⋅]\s?|\sper\s|\s(?=(?:kg|day|d|h)(?:⁻¹|-1))"
_SUFFIX = re.compile(
    rf"(?:{_OVER})(?:"
    r"(?P<kg>kg|kilo|kilogram(?:me)?)(?:⁻¹|-1)?(?:\s(?:of\s)?(?:body\s?weight|bw))?"
    r"|(?P<volume>(?:\d{1,3}\s?)?(?:d[lL]|m[lL]|[lL]|cc|litre|liter|millilitre|milliliter)s?)"
    r"|(?P<surface>m²|m2|m\^2)|(?P<area>cm²|cm2|min/1)"
    r"|(?P<time>d|day|24\s?h|h|hr|hour|wk|week|night|month)(?:⁻¹|-1)?)(?![\w])",
)


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit where it stands in the text."""

    unit: Unit
    end: int
    gap: tuple[int, int] | None = None
    """Words between the number and a counted unit: "heaped"."""
    per_kg: bool = False
    time: str | None = None
    """Of a rate: "h", "day"."""
    dissolved: bool = False
    """Per litre, per 5 mL, per square metre: a laboratory value or the strength of a preparation."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, and its unit where it has one of its own."""

    numeral: Numeral
    unit: UnitMatch | None

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.unit.end if self.unit else self.numeral.end


def quantity(text: str, numeral: Numeral) -> Quantity:
    """The number with the unit that follows it."""
    unit = _plain(text, numeral) or _counted(text, numeral)
    more = _AND_PART.match(text, unit.end) if unit and numeral.kind != "digits" else None
    if unit is None or more is None:
        return Quantity(numeral, unit)
    whole = replace(numeral, value=numeral.value + _PARTS[more["part"].lower()])
    return Quantity(whole, replace(unit, end=more.end()))


_AND_PART = re.compile(
    r"\sand\sa\s(?P<part>half|quarter)(?![\w-])(?!\s(?:an?\s(?!day|night|week)|(?:cup|tea|table|glass|pill)))",
    re.IGNORECASE,
)
"""After a unit: "a teaspoon and a half"."""
_PARTS = {"half": 0.5, "quarter": 0.25}


def _plain(text: str, numeral: Numeral) -> UnitMatch | None:
    match = _adjacent().match(text, numeral.end)
    unit = unit_of(re.sub(r"\s+", " ", match["unit"])) if match else None
    if match is None or unit is None:
        return None
    if numeral.kind != "digits" and match.start("unit") == numeral.end:
        return None
    if numeral.kind == "article" and (
        unit.kind not in _WITH_ARTICLE or len(match["unit"]) < _SPELT[unit.kind]
    ):
        return None
    return _with_suffix(text, UnitMatch(unit, match.end("unit")))


_SPELT = {"measure": 3, "form": 3, "pack": 3, "time": 3, "mass": 4, "volume": 4}
"""Letters in a unit that an article may stand before: "a gram", not "a g"."""
_WITH_ARTICLE = frozenset(_SPELT)


@cache
def _adjacent() -> re.Pattern[str]:
    more = vocabulary.alternatives(["or more", "or so", "odd", "plus"])
    return re.compile(rf"(?:\+|\s(?:{more}))?\s{{0,2}}[-]?\s?(?P<unit>{unit_pattern()})(?![\w])")


def _counted(text: str, numeral: Numeral) -> UnitMatch | None:
    match = _apart().match(text, numeral.end)
    unit = unit_of(re.sub(r"\s+", " ", match["unit"])) if match else None
    if match is None or unit is None:
        return None
    return _with_suffix(text, UnitMatch(unit, match.end("unit"), match.span("gap")))


@cache
def _apart() -> re.Pattern[str]:
    stop = vocabulary.alternatives(vocabulary.words("units", "not_modifiers"))
    word = rf"(?!(?:{stop})\s)[A-Za-z][\w'®™-]{{0,24}}\s"
    return re.compile(rf"\s(?:of\s)?(?P<gap>(?:(?i:{word})){{1,3}}?)(?P<unit>{counted_pattern()})(?![\w])")


def _with_suffix(text: str, match: UnitMatch) -> UnitMatch:
    end, per_kg, time = match.end, False, match.time
    while suffix := _SUFFIX.match(text, end):
        if suffix["volume"] or suffix["area"]:
            return UnitMatch(match.unit, suffix.end(), match.gap, dissolved=True)
        if suffix["surface"] and match.unit.kind != "mass":
            return UnitMatch(match.unit, suffix.end(), match.gap, dissolved=True)
        per_kg = per_kg or suffix["kg"] is not None
        time = suffix["time"] or time
        end = suffix.end()
    return UnitMatch(match.unit, end, match.gap, per_kg, time)
