"""What a stated dose comes to: at one time, in a day, in a week."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimaudit.model import Dose

_NUMBER = r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?"
_FREQUENCY = re.compile(rf"{_NUMBER}/(?:{_NUMBER})?(min|h|day|week|month)")
_DAYS = {"min": 1 / 1440, "h": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4}
_DURATION = re.compile(r"(\d+)(?:\s*(?:to|-|–)\s*(\d+))?\s*(day|night|week|month|year)")
_DURATION_DAYS = {"day": 1, "night": 1, "week": 7, "month": 30, "year": 365}

Bounds = tuple[float | None, float | None]
"""The lower and the upper end; None where the dose has no such end."""


@dataclass(frozen=True, slots=True)
class Intake:
    """How often a dose is taken, as far as the text tells."""

    least: float
    most: float
    """Times a day."""
    known: bool
    """False: no frequency is told, and the amount counts as a day's."""
    once: bool = False
    """Taken a single time."""

    @property
    def repeated(self) -> bool:
        """Surely taken more than once a day, so that the amount is that of one time."""
        return self.known and self.least > 1


def intake(dose: Dose) -> Intake:
    """How often a dose is taken."""
    if dose.frequency == "once":
        return Intake(1, 1, known=True, once=True)
    match = _FREQUENCY.fullmatch(dose.frequency or "")
    if match is None:
        return Intake(1, 1, known=False)
    few, many, short, long, period = match.groups()
    # "Every four to six hours" is a minimum gap under a daily maximum, no prescription of six a day.
    gap = float(long or short or 1) if period in ("min", "h") else float(short or 1)
    days = _DAYS[period]
    return Intake(float(few) / (float(long or short or 1) * days), float(many or few) / (gap * days), True)


def times_a_day(frequency: str) -> float:
    """How many times a day a frequency comes to at most: "1/week" is a seventh. Raises `ValueError` for what
    is none."""
    match = _FREQUENCY.fullmatch(frequency)
    if match is None:
        raise ValueError(f"“{frequency}” is no frequency")
    few, many, short, _, period = match.groups()
    return float(many or few) / (float(short or 1) * _DAYS[period])


def times(bounds: Bounds, least: float, most: float) -> Bounds:
    """The bounds of an amount that is taken so and so often."""
    low, high = bounds
    return (None if low is None else low * least, None if high is None else high * most)


def days(dose: Dose) -> int | None:
    """For how many days at most a dose is taken, where the text tells it."""
    found = _DURATION.search((dose.duration or "").lower())
    if found is None:
        return None
    low, high, unit = found.groups()
    return int(high or low) * _DURATION_DAYS[unit]
