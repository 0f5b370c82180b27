"""How the wording of a claim has changed: stronger, weaker, or otherwise.

A claim is stronger where a hedge is gone, "some" has become "most", the dose is raised, or what it could be
looked up in is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from claimaudit.history import Change, Direction
from claimaudit.lexicon import rows
from claimaudit.model import Relation
from claimaudit.resources import lexicon_folder
from claimaudit.rules.units import scale, spell
from claimaudit.versions.wording import Amount, Wording

_FIRMNESS: dict[Relation, int] = {"associated": 0, "cures": 2}
"""Of relations that a change of wording passes between; all others are 1."""
_FREQUENCY = re.compile(r"([\d.]+)(?:-([\d.]+))?/([\d.]+)?(?:-([\d.]+))?(h|day|week|month)")
_DAYS = {"h": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4}
_DETAILS = ("per", "substance_form", "frequency", "route", "duration", "timing", "population", "role")


def changes(was: Wording, now: Wording) -> tuple[Change, ...]:
    """What is different in a later wording of the same claim; empty where only other words were chosen."""
    return tuple(_changes(was, now))


def _changes(was: Wording, now: Wording) -> Iterator[Change]:
    if was.kind is None or now.kind is None:
        return
    if was.polarity != now.polarity:
        yield Change("polarity", _POLARITY[was.polarity], _POLARITY[now.polarity], "other")
    firmness = [_FIRMNESS.get(each, 1) if each else 1 for each in (was.relation, now.relation)]
    if firmness[0] != firmness[1]:
        yield Change("relation", was.relation or "", now.relation or "", _direction(*firmness))
    surer = _surer(was, now)
    if surer[0] != surer[1]:
        yield Change("certainty", _certainty(was), _certainty(now), _direction(*surer))
    cited = [each.support == "cited" for each in (was, now)]
    if cited[0] != cited[1]:
        yield Change("support", _support(was), _support(now), _direction(cited[1], cited[0]))
    if was.dose and now.dose and was.dose != now.dose:
        yield Change("dose", _dose(was.dose), _dose(now.dose), _dosage(was.dose, now.dose))


def _surer(was: Wording, now: Wording) -> tuple[float, float]:
    """How firmly each commits itself; where they are alike, of how many or how often each speaks."""
    if was.score is None or now.score is None or was.score == now.score:
        extents = _extent(was), _extent(now)
        return (0, 0) if None in extents else (extents[0] or 0, extents[1] or 0)
    return was.score, now.score


def _extent(wording: Wording) -> int | None:
    """The least that the hedges tell of how many or how often; None where they tell nothing of it."""
    ranks = [_rank(hedge.casefold()) for hedge in wording.hedges]
    return min((rank for rank in ranks if rank is not None), default=None)


def _rank(hedge: str) -> int | None:
    begins = [words for words in _extents() if f"{hedge} ".startswith(f"{words} ")]
    return _extents()[max(begins, key=len)] if begins else None


@cache
def _extents() -> dict[str, int]:
    return {row.cells[0]: int(row.cell(1)) for row in rows(lexicon_folder() / "extents.tsv", columns=2)}


_POLARITY = {"positive": "stated", "negative": "denied"}


def _direction(was: float, now: float) -> Direction:
    return "stronger" if now > was else "weaker"


def _certainty(wording: Wording) -> str:
    words = wording.boosters if wording.certainty == "boosted" else wording.hedges
    quoted = ", ".join(f"“{word}”" for word in words)
    by = f" by {quoted}" if quoted and wording.certainty != "asserted" else ""
    return f"{wording.certainty or 'of unknown certainty'}{by}"


def _support(wording: Wording) -> str:
    return "no evidence" if wording.support == "none" else f"{wording.support} evidence"


def _dosage(was: Amount, now: Amount) -> Direction:
    """By the amount a day where both tell how often, else by the amount; more of it is stronger."""
    bounds = [_bounds(each) for each in (was, now)]
    same_rhythm = was.frequency == now.frequency
    if same_rhythm or None in (_a_day(was), _a_day(now)):
        bounds = [(each.low, each.high) for each in (was, now)]
    factor = 1.0 if was.unit == now.unit else scale(now.unit or "", was.unit or "")
    others = replace(was, low=now.low, high=now.high, unit=now.unit, frequency=now.frequency) != now
    rhythm_lost = not same_rhythm and None in (_a_day(was), _a_day(now))
    if factor is None or others or rhythm_lost:
        return "other"
    return _raised(bounds[0], bounds[1], factor)


def _raised(
    was: tuple[float | None, float | None], now: tuple[float | None, float | None], factor: float
) -> Direction:
    signs = set()
    for before, after in zip(was, now, strict=True):
        if (before is None) != (after is None):
            return "other"
        if before is not None and after is not None:
            grown = after * factor - before
            signs.add((grown > 1e-9 * before) - (grown < -1e-9 * before))
    signs.discard(0)
    if len(signs) != 1:
        return "other"
    return "stronger" if signs == {1} else "weaker"


def _bounds(dose: Amount) -> tuple[float | None, float | None]:
    """The least and the most a day, on average."""
    times = _a_day(dose) or (1.0, 1.0)
    return dose.low and dose.low * times[0], dose.high and dose.high * times[1]


def _a_day(dose: Amount) -> tuple[float, float] | None:
    """How often a day, at least and at most; None where that isn't told."""
    found = _FREQUENCY.fullmatch(dose.frequency or "")
    if found is None:
        return None
    low, high = float(found[1]), float(found[2] or found[1])
    short = float(found[3] or 1) * _DAYS[found[5]]
    long = float(found[4] or found[3] or 1) * _DAYS[found[5]]
    return low / long, high / short


def _dose(dose: Amount) -> str:
    amounts = [spell(bound, dose.unit or "").strip() for bound in (dose.low, dose.high) if bound is not None]
    if dose.low is None and amounts:
        amounts.insert(0, "up to")
    elif dose.high is None and amounts:
        amounts.insert(0, "at least")
    amount = " ".join(amounts) if None in (dose.low, dose.high) else " to ".join(dict.fromkeys(amounts))
    details = [str(getattr(dose, name)) for name in _DETAILS if getattr(dose, name) is not None]
    return ", ".join(part for part in (amount, *details) if part)
