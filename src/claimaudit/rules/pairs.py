"""Rules on two claims that don't go together: in one document, or in two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import Literal

from claimaudit.model import Claim, Related
from claimaudit.rules.aspects import ASPECTS
from claimaudit.rules.compiled import CompiledRule, make_match
from claimaudit.rules.match import Match
from claimaudit.rules.reading import Reading
from claimaudit.rules.schema import Aspect
from claimaudit.rules.stretches import anchor_of
from claimaudit.rules.subject import Subject
from claimaudit.rules.units import UnitFacts

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


def candidates(rule: CompiledRule, document: Subject) -> Iterator[Candidate]:
    """The claims of a document that meet one side or the other."""
    if rule.pair is None:
        return
    home = document.reading.document
    for claim in document.reading.fitting(*rule.sides):
        subject = document.on_claim(claim)
        told = partial(_told_of, claim, document.reading, rule.facts)
        for side, test in ((0, rule.pair[0]), (1, rule.pair[1])):
            if not test(subject) or (side == 0 and not rule.holds(subject)):
                continue
            at = anchor_of(rule.spec.rule.at, subject, None)
            for match in make_match(rule, subject, at, _OPEN, sentence=claim.sentence_span):
                yield Candidate(
                    rule=rule.spec.id,
                    side=0 if side == 0 else 1,
                    match=match,
                    document=home.key,
                    path=home.path,
                    keys=frozenset(product(*(sorted(each, key=repr) for each in told(rule.spec.rule.same)))),
                    differing=tuple(map(frozenset, told(rule.spec.rule.differ))),
                    agreeing=tuple(map(frozenset, told(rule.spec.rule.agree))),
                )


_OPEN = {"other": "{other}", "other_place": "{other_place}"}


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


def _told_of(
    claim: Claim, reading: Reading, facts: UnitFacts, aspects: Iterable[Aspect]
) -> list[set[object]]:
    return [ASPECTS[aspect](claim, reading, facts) for aspect in aspects]
