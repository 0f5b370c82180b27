"""Rules on two claims that don't go together: in one document, or in two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from claimaudit.model import Claim, Related
from claimaudit.rules.compiled import CompiledRule, make_match
from claimaudit.rules.match import Match
from claimaudit.rules.schema import Aspect
from claimaudit.rules.stretches import anchor_of
from claimaudit.rules.subject import Subject, name_of

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
    differing: frozenset[Value]
    """In what they must differ wholly."""


def candidates(rule: CompiledRule, document: Subject) -> Iterator[Candidate]:
    """The claims of a document that meet one side or the other."""
    if rule.pair is None:
        return
    home = document.reading.document
    for claim in document.reading.claims:
        subject = document.on_claim(claim)
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
                    keys=_values(rule.spec.rule.same, claim),
                    differing=_values(rule.spec.rule.differ, claim) if rule.spec.rule.differ else frozenset(),
                )


_OPEN = {"other": "{other}", "other_place": "{other_place}"}


def join(found: Iterable[Candidate], *, across: bool, mirrored: bool) -> Iterator[Match]:
    """The matches of one rule: for each claim on the first side, the first on the second that goes with it.

    Across documents a rule speaks once of a document and what the two claims share. Where both sides ask
    the same (`mirrored`), the later claim is told of the earlier alone.
    """
    seconds: defaultdict[Value, list[Candidate]] = defaultdict(list)
    ordered = sorted(found, key=_order)
    for candidate in ordered:
        if candidate.side == 1:
            for key in sorted(candidate.keys, key=repr):
                _keep(seconds[key], candidate, across=across)
    told: set[tuple[str, Value]] = set()
    for first in (candidate for candidate in ordered if candidate.side == 0):
        for key in sorted(first.keys, key=repr):
            other = _partner(first, seconds.get(key, ()), across=across, mirrored=mirrored)
            if other is not None and not (across and (first.document, key) in told):
                told.add((first.document, key))
                yield _told(first, other, across=across)
                break


def _order(candidate: Candidate) -> tuple[str, int, int]:
    return candidate.document, candidate.match.span.start, candidate.match.span.end


def _keep(kept: list[Candidate], candidate: Candidate, *, across: bool) -> None:
    # A claim never pairs with itself nor, across documents, with its own document; so of those that are
    # alike as partners two are enough, and the search stays linear.
    alike = [each for each in kept if each.differing == candidate.differing]
    at_home = across and any(each.document == candidate.document for each in alike)
    if len(alike) < 2 and not at_home:
        kept.append(candidate)


def _partner(
    first: Candidate, seconds: Sequence[Candidate], *, across: bool, mirrored: bool
) -> Candidate | None:
    for second in seconds:
        if across == (second.document == first.document) or second.match.claim == first.match.claim:
            continue
        if mirrored and _order(second) > _order(first):
            continue
        if first.differing.isdisjoint(second.differing):
            return second
    return None


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


def _values(aspects: Iterable[Aspect], claim: Claim) -> frozenset[Value]:
    """Every combination of the claim's values of these aspects."""
    return frozenset(product(*(sorted(_ASPECTS[aspect](claim), key=repr) for aspect in aspects)))


def _effects(claim: Claim) -> set[object]:
    return {"disease_course" if t.type == "disease_course" else name_of(t) for t in claim.targets}


def _amount(claim: Claim) -> set[object]:
    return {(claim.dose.low, claim.dose.high, claim.dose.unit, claim.dose.per)} if claim.dose else set()


_ASPECTS: Mapping[Aspect, Callable[[Claim], set[object]]] = {
    "agent": lambda claim: {name_of(agent) for agent in claim.agents},
    "target": lambda claim: {name_of(target) for target in claim.targets},
    "effect": _effects,
    "relation": lambda claim: {claim.relation},
    "kind": lambda claim: {claim.kind},
    "polarity": lambda claim: {claim.polarity},
    "dose": _amount,
    "unit": lambda claim: {claim.dose.unit} if claim.dose else set(),
}
