"""Two doses of the same agent: whether the later is the higher, and each in words."""

from __future__ import annotations

import re
from dataclasses import replace

from claimaudit.history import Direction
from claimaudit.rules.units import scale, spell
from claimaudit.versions.wording import Amount

_NUMBER = r"(\d+(?:\.\d+)?)"
_FREQUENCY = re.compile(rf"{_NUMBER}(?:-{_NUMBER})?/{_NUMBER}?(?:-{_NUMBER})?(h|day|week|month)")
_DAYS = {"h": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4}
_DETAILS = ("per", "substance_form", "frequency", "route", "duration", "timing", "population", "role")
_SAME = 1e-9
"""What rounding may make of equal amounts, as a share."""

Bounds = tuple[float | None, float | None]


def raised(was: Amount, now: Amount) -> Direction | None:
    """Whether the later dose is stronger or weaker; None where they are equal.

    By the amount a day where both tell how often, else by the amount. `other` where they can't be compared,
    or differ in more than the amount.
    """
    factor = 1.0 if was.unit == now.unit else scale(now.unit or "", was.unit or "")
    others = replace(was, low=now.low, high=now.high, unit=now.unit, frequency=now.frequency) != now
    if factor is None or others:
        return "other"
    if was.frequency == now.frequency:
        return _direction((was.low, was.high), (now.low, now.high), factor)
    daily = _a_day(was), _a_day(now)
    if daily[0] is None or daily[1] is None:
        return "other"
    return _direction(_times(was, daily[0]), _times(now, daily[1]), factor) or "other"


def told(dose: Amount) -> str:
    """300 mg to 600 mg, 1/day, advised."""
    amounts = [spell(bound, dose.unit or "").strip() for bound in (dose.low, dose.high) if bound is not None]
    if dose.low is None and amounts:
        amounts = ["up to", *amounts]
    elif dose.high is None and amounts:
        amounts = ["at least", *amounts]
    amount = " ".join(amounts) if None in (dose.low, dose.high) else " to ".join(dict.fromkeys(amounts))
    details = [str(getattr(dose, name)) for name in _DETAILS if getattr(dose, name) is not None]
    return ", ".join(part for part in (amount, *details) if part)


def _direction(was: Bounds, now: Bounds, factor: float) -> Direction | None:
    signs = set()
    for before, after in zip(was, now, strict=True):
        if (before is None) != (after is None):
            return "other"
        if before is not None and after is not None:
            grown = after * factor - before
            signs.add((grown > _SAME * before) - (grown < -_SAME * before))
    signs.discard(0)
    if len(signs) > 1:
        return "other"
    return ("stronger" if signs == {1} else "weaker") if signs else None


def _times(dose: Amount, daily: tuple[float, float]) -> Bounds:
    return dose.low and dose.low * daily[0], dose.high and dose.high * daily[1]


def _a_day(dose: Amount) -> tuple[float, float] | None:
    """How often a day, at least and at most; None where that isn't told."""
    found = _FREQUENCY.fullmatch(dose.frequency or "")
    if found is None:
        return None
    low, high = float(found[1]), float(found[2] or found[1])
    short = float(found[3] or 1) * _DAYS[found[5]]
    long = float(found[4] or found[3] or 1) * _DAYS[found[5]]
    return (low / long, high / short) if short and long else None
