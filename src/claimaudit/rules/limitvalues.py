"""Limits of doses, what comes of holding a dose against one, and how both are put in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimaudit.model import Dose
from claimaudit.rules.intake import Bounds
from claimaudit.rules.units import Factor, Read, spell

Position = Literal["above", "within"]

HARD = frozenset({"ul", "uls", "law", "lbl"})
"""Upper levels and maxima. Of these a profile goes by one authority; the softer values all count."""

_PERIODS = {"day": "a day", "single": "at one time", "week": "a week"}


@dataclass(frozen=True, slots=True)
class Limit:
    """One authority's value for one agent."""

    basis: str
    authority: str
    year: int
    source: str
    read: Read
    amount: float | None = None
    """None where the authority sets no limit, or one on frequency only."""
    unit: str | None = None
    per: Literal["day", "single", "week"] = "day"
    by_weight: bool = False
    """For each kilogram of the body."""
    reached: bool = False
    """The amount itself is too much ("less than 800 mg")."""
    population: str = "adult"
    ages: tuple[float, float] | None = None
    forms: tuple[str, ...] = ()
    """The amount is that of these constituents, not of the product."""
    supplement_only: bool = False
    superseded: bool = False
    """Kept for the record; nothing is held against it."""
    frequency: str | None = None
    """To be taken so often at most; then the amount, where there is one, is the least strength that this
    holds for."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """From where on an amount can only be a mistake, for agents without a limit."""

    amount: float
    unit: str
    source: str
    read: Read


@dataclass(frozen=True, slots=True)
class ShortTerm:
    """Use above the limits that is customary for some days."""

    words: tuple[str, ...]
    days: int
    source: str
    read: Read
    up_to: float | None = None
    unit: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Substance:
    """An agent of the table."""

    agent: str
    names: tuple[str, ...]
    limits: tuple[Limit, ...]
    exceptions: tuple[ShortTerm, ...] = ()
    slip: Slip | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One limit held against one dose."""

    low: Position | None
    """None where the dose has no such bound."""
    high: Position | None
    times: float | None
    """How many times the limit the upper end is."""
    times_low: float | None
    """How many times the limit the lower end is; None where the dose has none."""
    limit: str
    """As a message gives it: "100 mcg (4,000 IU) a day"."""
    amount: str
    """The dose as compared: "50 to 125 mcg a day"."""
    ceiling: float
    """The limit as a number, for the body in question."""
    unit: str
    per_day: bool
    """False for limits on a single dose or a week."""
    basis: str
    basis_title: str
    authority: str
    authority_title: str
    of_profile: bool
    source: str
    read: Read
    """How far the row's own source was read."""
    certain: bool
    """False where a frequency, a form or a body weight had to be supposed; `limit` and `amount` say so."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A dose in the unit and period of a limit."""

    bounds: Bounds
    ceiling: float
    factor: Factor
    """From the dose's unit to the limit's."""
    suppositions: tuple[str, ...]
    """What had to be supposed, in words."""
    weight: float | None
    """Of the body that a limit per kilogram was reckoned for."""


def limit_text(row: Limit, measure: Measure, dose: Dose) -> str:
    """A limit as a message gives it."""
    unit, amount = row.unit or "", row.amount or 0
    told = spell(measure.ceiling if measure.weight else amount, unit)
    if dose.unit == "[iU]" and unit != "[iU]":
        told += f" ({spell(amount / measure.factor.value, dose.unit)})"
    if row.by_weight and dose.per == "kg":
        return f"{told}/kg {_PERIODS[row.per]}"
    told = f"{told} {_PERIODS[row.per]}"
    return f"{told} ({spell(amount, unit)}/kg at {measure.weight:.0f} kg)" if measure.weight else told


def amount_text(row: Limit, measure: Measure, dose: Dose) -> str:
    """A dose as it was compared, with what had to be supposed."""
    low, high = measure.bounds
    ends = [spell(end, row.unit or "") for end in (low, high) if end is not None]
    if len(ends) == 2:
        ends = [ends[1]] if ends[0] == ends[1] else [ends[0].split()[0], ends[1]]
    by_weight = "/kg" if row.by_weight and dose.per == "kg" else ""
    told = f"{' to '.join(ends)}{by_weight} {_PERIODS[row.per]}"
    return f"{told} ({'; '.join(measure.suppositions)})" if measure.suppositions else told
