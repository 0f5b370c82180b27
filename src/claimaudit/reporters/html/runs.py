"""The text of a block cut where claims and findings begin and end.

Claims and findings overlap as they like, and elements of a page can't; so the text becomes phrases (the
same claims throughout), and these become runs (the same findings throughout).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import TypeVar

from claimaudit.model import SEVERITIES, ClaimKind, Severity
from claimaudit.reporters.visible import harmless
from claimaudit.source import Block


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """Text positions of a claim, and its number in the report."""

    start: int
    end: int
    number: int
    kind: ClaimKind


@dataclass(frozen=True, slots=True)
class FindingSpan:
    """Text positions of a finding, and its number in the report."""

    start: int
    end: int
    number: int
    severity: Severity
    stands: bool = True


_Span = TypeVar("_Span", ClaimSpan, FindingSpan)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch with the same findings throughout, the gravest and narrowest first."""

    text: str
    findings: tuple[FindingSpan, ...] = ()
    starting: tuple[int, ...] = ()
    """Numbers of the findings that begin with it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch with the same claims throughout, the narrowest first."""

    runs: tuple[Run, ...]
    claims: tuple[ClaimSpan, ...] = ()
    starting: tuple[int, ...] = ()
    """Numbers of the claims that begin with it."""


@dataclass(slots=True)
class Spans:
    """What lies in one block."""

    claims: list[ClaimSpan] = field(default_factory=list)
    findings: list[FindingSpan] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Piece:
    run: Run
    claims: tuple[ClaimSpan, ...]


def by_block(
    blocks: Sequence[Block], claims: Iterable[ClaimSpan], findings: Iterable[FindingSpan]
) -> dict[int, Spans]:
    """The spans in each block, by its start; one that runs over several is in each of them."""
    found: defaultdict[int, Spans] = defaultdict(Spans)
    for claim in claims:
        for block in _touched(blocks, claim.start, claim.end):
            found[block.start].claims.append(claim)
    for finding in findings:
        for block in _touched(blocks, finding.start, finding.end):
            found[block.start].findings.append(finding)
    return found


def phrases(text: str, block: Block, spans: Spans) -> tuple[Phrase, ...]:
    """The block as phrases; their runs make up its text without gaps."""
    return tuple(
        Phrase(
            runs=tuple(piece.run for piece in together),
            claims=claims,
            starting=tuple(claim.number for claim in claims if claim.start == start),
        )
        for start, claims, together in _grouped(text, block, spans)
    )


def _touched(blocks: Sequence[Block], start: int, end: int) -> Iterator[Block]:
    index = max(bisect_right(blocks, start, key=lambda block: block.start) - 1, 0)
    while index < len(blocks) and blocks[index].start < end:
        if blocks[index].end > start:
            yield blocks[index]
        index += 1


def _grouped(
    text: str, block: Block, spans: Spans
) -> Iterator[tuple[int, tuple[ClaimSpan, ...], list[_Piece]]]:
    start = block.start
    for claims, group in groupby(_cut(text, block, spans), key=lambda piece: piece.claims):
        together = list(group)
        yield start, claims, together
        start += sum(len(piece.run.text) for piece in together)


def _cut(text: str, block: Block, spans: Spans) -> Iterator[_Piece]:
    claims = _clipped(spans.claims, block)
    findings = _clipped(spans.findings, block)
    edges = {block.start, block.end}
    edges.update(edge for claim in claims for edge in (claim.start, claim.end))
    edges.update(edge for finding in findings for edge in (finding.start, finding.end))
    for start, end in pairwise(sorted(edges)):
        here = sorted(_covering(findings, start), key=_gravest_first)
        starting = tuple(span.number for span in here if span.start == start)
        run = Run(harmless(text[start:end]), tuple(here), starting)
        yield _Piece(run, tuple(sorted(_covering(claims, start), key=_narrowest_first)))


def _clipped(spans: list[_Span], block: Block) -> list[_Span]:
    return [replace(span, start=max(span.start, block.start), end=min(span.end, block.end)) for span in spans]


def _covering(spans: list[_Span], position: int) -> Iterator[_Span]:
    return (span for span in spans if span.start <= position < span.end)


def _gravest_first(span: FindingSpan) -> tuple[bool, int, int, int]:
    return not span.stands, SEVERITIES.index(span.severity), span.end - span.start, span.number


def _narrowest_first(span: ClaimSpan) -> tuple[int, int]:
    return span.end - span.start, span.number
