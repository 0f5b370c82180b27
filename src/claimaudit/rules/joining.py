"""Two claims that don't go together, put together: what one side of a rule left behind, and the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimaudit.model import Related
from claimaudit.rules.match import Match

Value = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that meets one side of a pair. It outlives its document's Doc, so that corpora of any size
    can be compared."""

    rule: str
    side: Literal[0, 1]
    match: Match
    """What would be said if the other side is found; {other} and {other_place} still open."""
    document: str
    """Key of the document."""
    path: str
    keys: frozenset[Value]
    """What both sides must have in common; one of these is enough."""
    differing: tuple[frozenset[object], ...]
    """In what they must differ, each wholly."""
    agreeing: tuple[frozenset[object], ...] = ()
    """In what they must agree, each where both tell it."""


def join(found: Iterable[Candidate], *, across: bool, mirrored: bool) -> Iterator[Match]:
    """The matches of one rule: for each claim on the first side, the first on the second that goes with it.

    Across documents a rule speaks once of a document and what the two claims share. Where both sides ask
    the same (`mirrored`), the later claim is told of the earlier alone.
    """
    ordered = sorted(found, key=place_of)
    firsts, seconds = ([each for each in ordered if each.side == side] for side in (0, 1))
    return join_ordered(firsts, seconds, across=across, mirrored=mirrored)


def join_ordered(
    firsts: Iterable[Candidate], seconds: Iterable[Candidate], *, across: bool, mirrored: bool
) -> Iterator[Match]:
    """The same of candidates that come by side and place, and are passed through once: few are kept."""
    partners: defaultdict[Value, list[Candidate]] = defaultdict(list)
    for candidate in seconds:
        for key in sorted(candidate.keys, key=repr):
            _keep(partners[key], candidate, across=across)
    told: set[Value] = set()
    home = ""
    for first in firsts:
        if first.document != home:
            told, home = set(), first.document
        for key in sorted(first.keys, key=repr):
            other = _partner(first, partners.get(key, ()), across=across, mirrored=mirrored)
            if other is not None and not (across and key in told):
                told.add(key)
                yield _told(first, other, across=across)
                break


def place_of(candidate: Candidate) -> tuple[str, int, int]:
    """Document and place, by which candidates are ordered."""
    return candidate.document, candidate.match.span.start, candidate.match.span.end


def _keep(kept: list[Candidate], candidate: Candidate, *, across: bool) -> None:
    # A claim never pairs with itself nor, across documents, with its own document; so of those that are
    # alike as partners two are enough, and the search stays linear.
    told = candidate.differing, candidate.agreeing
    alike = [each for each in kept if (each.differing, each.agreeing) == told]
    at_home = across and any(each.document == candidate.document for each in alike)
    if len(alike) < 2 and not at_home:
        kept.append(candidate)


def _partner(
    first: Candidate, seconds: Sequence[Candidate], *, across: bool, mirrored: bool
) -> Candidate | None:
    for second in seconds:
        if across == (second.document == first.document) or second.match.claim == first.match.claim:
            continue
        if mirrored and place_of(second) > place_of(first):
            continue
        if all(map(frozenset.isdisjoint, first.differing, second.differing)) and _agree(first, second):
            return second
    return None


def _agree(one: Candidate, other: Candidate) -> bool:
    told = zip(one.agreeing, other.agreeing, strict=True)
    return all(not first or not second or first & second for first, second in told)


def _told(first: Candidate, other: Candidate, *, across: bool) -> Match:
    line = f"line {other.match.span.line}"
    place = f"{other.path}, {line}" if across else line
    claim = other.match.claim
    text = claim.text if claim else other.match.text
    match = first.match

    def filled(words: str) -> str:
        return words.replace("{other}", text).replace("{other_place}", place)

    return replace(
        match,
        message=filled(match.message),
        suggestion=match.suggestion and filled(match.suggestion),
        related=(Related(other.match.span, text, other.path if across else None),),
        path=first.path if across else None,
    )
