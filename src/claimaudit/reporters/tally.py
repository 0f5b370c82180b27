"""The figures of a report: how much was read, claimed, hedged, supported and flagged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import get_args

from claimaudit.history import Decision
from claimaudit.model import SEVERITIES, Audit, ClaimKind, Finding, Report

KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)


@dataclass(frozen=True, slots=True)
class Tally:
    """Figures over one document or over many."""

    words: int
    sentences: int
    kinds: dict[str, int]
    hedged: int
    cited: int
    findings: dict[str, int]
    """By severity, of those that stand."""
    set_aside: Counter[Decision]
    """Findings that somebody has ignored, accepted or held to be wrong."""
    unchanged: int
    """Findings that were there before."""

    @property
    def claims(self) -> int:
        return sum(self.kinds.values())

    @property
    def found(self) -> int:
        return sum(self.findings.values())


def of_audit(audit: Audit) -> Tally:
    """The figures of one document."""
    kinds = Counter(claim.kind for claim in audit.claims)
    severities, set_aside, unchanged = _judged(audit.findings)
    return Tally(
        words=audit.words,
        sentences=audit.sentences,
        kinds={kind: kinds[kind] for kind in KINDS},
        hedged=sum(claim.certainty == "hedged" for claim in audit.claims),
        cited=sum(claim.support.level == "cited" for claim in audit.claims),
        findings=severities,
        set_aside=set_aside,
        unchanged=unchanged,
    )


def of_report(report: Report) -> Tally:
    """The figures of all documents, with the findings across them."""
    nothing: dict[str, int] = dict.fromkeys(KINDS, 0)
    return reduce(
        _sum, map(of_audit, report.audits), Tally(0, 0, nothing, 0, 0, *_judged(report.corpus_findings))
    )


def _judged(findings: Sequence[Finding]) -> tuple[dict[str, int], Counter[Decision], int]:
    """By severity those that stand, by decision those that are set aside, and how many were there before."""
    severities = Counter(finding.severity for finding in findings if finding.stands)
    decisions = Counter(finding.suppressed.decision for finding in findings if finding.suppressed)
    unchanged = len(findings) - decisions.total() - severities.total()
    return {severity: severities[severity] for severity in SEVERITIES}, decisions, unchanged


def _sum(one: Tally, other: Tally) -> Tally:
    return Tally(
        words=one.words + other.words,
        sentences=one.sentences + other.sentences,
        kinds={kind: count + other.kinds[kind] for kind, count in one.kinds.items()},
        hedged=one.hedged + other.hedged,
        cited=one.cited + other.cited,
        findings={severity: count + other.findings[severity] for severity, count in one.findings.items()},
        set_aside=one.set_aside + other.set_aside,
        unchanged=one.unchanged + other.unchanged,
    )
