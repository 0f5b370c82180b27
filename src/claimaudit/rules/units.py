"""Units of doses: how one is counted in another, in general and for one substance.

Units come and go as UCUM codes (mg, ug, [iU]). A milligram is a thousandth of a gram for anything; an
international unit or the element in a salt is a fact on one substance, and stands in the limits' data.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pint import UnitRegistry

# Our own registry: pint's has no IU or CFU and reads "50000 units" as micronits. In its own syntax.
_DEFINITIONS = (
    "kilo- = 1e3 = k-",
    "milli- = 1e-3 = m-",
    "micro- = 1e-6 = u-",
    "nano- = 1e-9 = n-",
    "gram = [mass] = g",
    "litre = [volume] = L",
    "activity_unit = [activity] = IU",
    "colony = [colonies] = CFU",
    "mole = [substance] = mol",
    "equivalent = [charge] = eq",
)
_UCUM = {
    "kg": "kg", "g": "g", "mg": "mg", "ug": "ug", "ng": "ng", "L": "L", "l": "L", "mL": "mL", "ml": "mL",
    "[iU]": "IU", "k[iU]": "kIU", "[CFU]": "CFU", "[cfu_us]": "CFU", "mmol": "mmol", "umol": "umol",
    "meq": "meq", "mol": "mol",
}  # fmt: skip
Read = Literal["original", "summary", "unverified"]
"""How far a fact's source was read."""

_SPELLED = {"ug": "mcg", "[iU]": "IU", "[CFU]": "CFU"}


@dataclass(frozen=True, slots=True)
class Factor:
    """By what an amount is multiplied to count it in another unit."""

    value: float
    sure: bool = True
    """False where it hangs on a form that the text doesn't tell."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A fact on one substance: what its units come to."""

    agent: str
    unit: str
    to: str
    factor: float
    source: str
    read: Read
    forms: tuple[str, ...] = ()
    """Words of the form that it holds for; empty: any form."""
    sure: bool = True
    """False where the form decides and the text doesn't tell it."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How much of an element its salt holds."""

    compound: str
    agent: str
    share: float
    source: str
    read: Read


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What is known of units of single substances."""

    conversions: tuple[Conversion, ...] = ()
    shares: tuple[Share, ...] = ()
    elemental: tuple[str, ...] = ()
    """Words that say an amount is the element's own."""

    def factor(self, agent: str, unit: str, to: str, text: str = "") -> Factor | None:
        """From `unit` of the agent to `to`; `text` is where its form may be told. None: incomparable."""
        found = self._by_substance(agent, unit, to, text) or _plain(unit, to)
        share = self._share(agent, text)
        if found is None or share is None:
            return found
        return Factor(found.value * share, sure=False)

    def _by_substance(self, agent: str, unit: str, to: str, text: str) -> Factor | None:
        for fact in self.conversions:
            before, after = scale(unit, fact.unit), scale(fact.to, to)
            if fact.agent != agent or before is None or after is None:
                continue
            if not fact.forms or mentions(text, fact.forms):
                return Factor(before * fact.factor * after, fact.sure)
        return None

    def _share(self, agent: str, text: str) -> float | None:
        if mentions(text, self.elemental):
            return None
        of_agent = (fact for fact in self.shares if fact.agent == agent)
        return next((fact.share for fact in of_agent if mentions(text, (fact.compound,))), None)


def scale(unit: str, to: str) -> float | None:
    """How many `to` one `unit` is, for any substance; None for units of different things."""
    return _scale(unit, to) if unit in _UCUM and to in _UCUM else None


@cache
def _scale(unit: str, to: str) -> float | None:
    registry = _registry()  # slow to ask, and a text asks of few pairs
    one = registry.Quantity(1, _UCUM[unit])
    return float(one.to(_UCUM[to]).magnitude) if one.is_compatible_with(_UCUM[to]) else None


def spell(amount: float, unit: str) -> str:
    """An amount as a reader is told it: "5,000 IU", "62.5 mcg"."""
    rounded = float(f"{amount:.3g}") if amount < 1000 else float(round(amount))
    figures = f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,}"
    return f"{figures} {_SPELLED.get(unit, unit.strip('[]{}'))}"


def mentions(text: str, words: Collection[str]) -> bool:
    """Whether one of the words stands in the text, whole, whatever its case."""
    return bool(words) and _any_of(tuple(words)).search(text) is not None


def _plain(unit: str, to: str) -> Factor | None:
    value = scale(unit, to)
    return None if value is None else Factor(value)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def _registry() -> UnitRegistry[float]:
    from pint import UnitRegistry  # takes most of a second, and not every run has a dose

    registry: UnitRegistry[float] = UnitRegistry(None)
    for line in _DEFINITIONS:
        registry.define(line)
    return registry
