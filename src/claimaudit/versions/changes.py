"""How the wording of a claim has changed: stronger, weaker, or otherwise.

A claim is stronger where a hedge is gone, "some" has become "most", the dose is raised, or what it could be
looked up in is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimaudit.history import Change, Direction
from claimaudit.lexicon import rows
from claimaudit.model import Relation
from claimaudit.resources import lexicon_folder
from claimaudit.versions.doses import raised, told
from claimaudit.versions.wording import Wording

_FIRMNESS: dict[Relation, int] = {"associated": 0, "cures": 2}
"""Of relations that a change of wording passes between; all others are 1."""


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
    direction = raised(was.dose, now.dose) if was.dose and now.dose else None
    if was.dose and now.dose and direction:
        yield Change("dose", told(was.dose), told(now.dose), direction)


def _surer(was: Wording, now: Wording) -> tuple[float, float]:
    """How firmly each commits itself; where they are alike, of how many or how often each speaks. What is
    stated and what is denied are graded apart, and not held against each other."""
    if was.polarity != now.polarity:
        return 0, 0
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
