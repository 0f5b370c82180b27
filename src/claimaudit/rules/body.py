"""Whose body a limit is reckoned for: the weight and the age that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimaudit.model import Dose
from claimaudit.rules.limitvalues import Limit

ADULT_KG = 70.0
"""The body that a limit per kilogram is reckoned for where the text names none."""

_AGE = re.compile(
    r"\b(?:aged?|ages|age of|children|kids) (?:(?:over|from|of|at|under|between) )?(?P<aged>\d{1,2})\b"
    r"|\b(?P<years>\d{1,2})[ -]?(?:years?|yrs?|year-olds?)\b",
    re.IGNORECASE,
)
_WEIGHT = re.compile(
    r"\b(?:weigh\w*|weight of)\s+(?:\w+\s+){0,2}(\d{1,3})[\s-]?(?:kg|kilos?|kilograms?)\b"
    r"|\b(\d{1,3})[\s-]?(?:kg|kilo|kilogram)\s+(?:person|adult|man|woman|child|athlete|body)\b",
    re.IGNORECASE,
)


def bodies(row: Limit, dose: Dose, weight: float | None) -> float | None:
    """By what the limit's amount is multiplied; None where the two can't be brought together."""
    if dose.per == "kg":
        if row.by_weight:
            return 1.0
        return 1.0 / weight if weight else None
    if dose.per is not None:
        return None
    if not row.by_weight:
        return 1.0
    return weight or (ADULT_KG if row.population == "adult" else None)


def weight_in(text: str) -> float | None:
    """The weight of a body that a text names, in kilograms."""
    found = _WEIGHT.search(text)
    return float(found[1] or found[2]) if found else None


def of_age(rows: list[Limit], text: str) -> Iterator[Limit]:
    """The rows for the age told; where none is told, the widest of each authority."""
    told = _AGE.search(text)
    age = float(told["aged"] or told["years"]) if told else None
    for row in rows:
        if row.ages and age is not None:
            if row.ages[0] <= age <= row.ages[1]:
                yield row
        elif row.amount == max(r.amount or 0 for r in rows if _same_sort(r, row)):
            yield row


def _same_sort(one: Limit, other: Limit) -> bool:
    return (one.authority, one.per, one.by_weight) == (other.authority, other.per, other.by_weight)
