"""Rules on several documents: asked in the end, of what the claims of all of them left behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from claimaudit.model import Finding
from claimaudit.rules.book import RuleSpec
from claimaudit.rules.joining import Candidate, join_ordered, place_of
from claimaudit.rules.match import with_fingerprints
from claimaudit.rules.merge import merge


class Candidates(Protocol):
    """What the claims of a corpus left behind."""

    def of(self, rule: str, side: int) -> Iterable[Candidate]:
        """Those that meet one side of a rule, by document and place."""
        ...


class HeldCandidates:
    """Those of a few documents, held in memory."""

    def __init__(self, found: Iterable[Candidate]) -> None:
        self._found = sorted(found, key=place_of)

    def of(self, rule: str, side: int) -> Iterable[Candidate]:
        """Those that meet one side of a rule, by document and place."""
        return (each for each in self._found if (each.rule, each.side) == (rule, side))


def judge_corpus(specs: Iterable[RuleSpec], found: Candidates) -> tuple[Finding, ...]:
    """What the rules find across documents."""
    matches = [
        match
        for spec in specs
        if spec.scope == "corpus"
        for match in join_ordered(
            found.of(spec.id, 0),
            found.of(spec.id, 1),
            across=True,
            mirrored=spec.entry.mirrored,
        )
    ]
    return merge(with_fingerprints(matches, ""))
