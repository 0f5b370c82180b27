"""The sentences of a document with what was claimed and found in each, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from claimaudit.model import Audit, Claim, Finding
from claimaudit.reporters.excerpt import Excerpt, Mark, Sentence, locate
from claimaudit.source import Document, Region


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, bullet or cell, the claims to be shown for it and the findings in it."""

    place: Region
    excerpt: Excerpt
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Gathered:
    text: str
    sentence: Sentence | None
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def passage(self, document: Document) -> Passage:
        spans = [finding.span for finding in self.findings]
        marks = [
            Mark(*document.positions(finding.span), severity=finding.severity) for finding in self.findings
        ]
        excerpt = self.sentence.mark(marks) if self.sentence else Excerpt(self.text)
        places = spans or [claim.span for claim in self.claims]
        return Passage(
            min(places, key=lambda place: place.start), excerpt, tuple(self.claims), tuple(self.findings)
        )


def passages(audit: Audit, *, all_claims: bool) -> Iterator[Passage]:
    """The passages with findings that count and their claims; with `all_claims` also claims alone."""
    gathered: dict[int, _Gathered] = {}
    findings = [finding for finding in audit.findings if finding.stands]
    flagged = {finding.claim for finding in findings}
    for claim in audit.claims:
        if all_claims or claim.id in flagged:
            _gather(gathered, audit.document, claim.sentence, claim.span).claims.append(claim)
    for finding in findings:
        if finding.sentence is not None:
            _gather(gathered, audit.document, finding.sentence, finding.span).findings.append(finding)
    for start in sorted(gathered):
        yield gathered[start].passage(audit.document)


def _gather(gathered: dict[int, _Gathered], document: Document, text: str, span: Region) -> _Gathered:
    sentence = locate(document, text, span)
    start = sentence.start if sentence else document.positions(span)[0]
    return gathered.setdefault(start, _Gathered(text, sentence))
