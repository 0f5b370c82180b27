"""In what company a candidate is: its clause, the names before and after it, the doses found so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.candidates import Candidate
from claimaudit.nlp.doses.clauses import is_nothing_but_dose
from claimaudit.nlp.doses.surroundings import Surroundings

_STEP, _FARTHEST = 8, 4
_SHORT = 24
_MARK = re.compile(r"[;:.!?()–—]|\b(?:then|but|or|and)\b|,")


def in_clause(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    """What else its clause says."""
    scene = around.scene
    clause = next((one for one in around.clauses if one[0] <= candidate.start < one[1]), None)
    if clause is None:
        return
    if candidate.kind != "number" and is_nothing_but_dose(scene, clause):
        yield "nothing-but-dose"
    others = (one for one in around.often if not candidate.start <= one < candidate.end)
    if any(clause[0] <= one < clause[1] for one in others):
        yield "often-in-clause"
    inside = (term.type for term in scene.terms if clause[0] <= term.start - scene.start < clause[1])
    yield f"clause-names={next(inside, 'none')}"


def names_beside(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    """The last name before it and the next one after it."""
    scene = around.scene
    start, end = scene.start + candidate.start, scene.start + candidate.end
    before = [term for term in scene.terms if term.end <= start]
    if before:
        yield f"last-named={before[-1].type}"
        yield f"last-named={before[-1].type}:{_far(start - before[-1].end)}"
    after = next((term for term in scene.terms if term.start >= end), None)
    if after:
        yield f"next-named={after.type}:{_far(after.start - end)}"


def _far(characters: int, step: int = _STEP) -> int:
    return min(_FARTHEST, characters // step)


def carried(candidate: Candidate, last: Amount | None) -> Iterator[str]:
    """The amount stated before the sentence, whose unit a number may leave out."""
    if candidate.kind == "amount":
        return
    if last is None or last.unit is None:
        yield "carried=none"
        return
    yield f"carried={last.unit.kind}"
    yield f"carried={last.unit.code}"
    if candidate.figure:
        yield f"carried-more={(candidate.figure.high or 0) > (last.high or 0)}"


def found_around(candidate: Candidate, around: Surroundings, accepted: Sequence[Candidate]) -> Iterator[str]:
    """The doses of the sentence that were found before: how many, and the nearest at both sides."""
    text = around.scene.text
    yield f"found={min(3, len(accepted))}"
    before = [one for one in accepted if one.end <= candidate.start]
    if before:
        last = max(before, key=lambda one: one.end)
        yield from _neighbour("before", last, text[last.end : candidate.start])
    after = [one for one in accepted if one.start >= candidate.end]
    if after:
        following = min(after, key=lambda one: one.start)
        yield from _neighbour("after", following, text[candidate.end : following.start])
    if any(one.start < candidate.end and candidate.start < one.end for one in accepted):
        yield "found-across"


def _neighbour(side: str, other: Candidate, between: str) -> Iterator[str]:
    what = other.amount.unit.kind if other.amount and other.amount.unit else other.kind
    mark = _MARK.search(between.lower())
    yield f"found-{side}={what}"
    yield f"found-{side}:{_far(len(between), 12)}"
    yield f"found-{side}-mark={mark.group() if mark else 'none'}"
    if len(between) < _SHORT:
        yield f"between-{side}={between.strip().lower()}"
