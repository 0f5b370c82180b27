"""The figures of a report: how much was read, claimed, hedged, supported and flagged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from claimaudit.history import Decision
from claimaudit.model import SEVERITIES, Audit, Claim, ClaimKind, Finding, Report

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
    return _tally((audit,), audit.findings)


def of_report(report: Report) -> Tally:
    """The figures of all documents, with the findings across them."""
    findings = [finding for audit in report.audits for finding in audit.findings]
    return _tally(report.audits, [*findings, *report.corpus_findings])


def _tally(audits: Iterable[Audit], findings: Iterable[Finding]) -> Tally:
    audits = tuple(audits)
    claims: list[Claim] = [claim for audit in audits for claim in audit.claims]
    kinds = Counter(claim.kind for claim in claims)
    findings = tuple(findings)
    severities = Counter(finding.severity for finding in findings if finding.stands)
    suppressions = [finding.suppressed for finding in findings if finding.suppressed]
    return Tally(
        words=sum(audit.words for audit in audits),
        sentences=sum(audit.sentences for audit in audits),
        kinds={kind: kinds[kind] for kind in KINDS},
        hedged=sum(claim.certainty == "hedged" for claim in claims),
        cited=sum(claim.support.level == "cited" for claim in claims),
        findings={severity: severities[severity] for severity in SEVERITIES},
        set_aside=Counter(suppression.decision for suppression in suppressions),
        unchanged=len(findings) - len(suppressions) - severities.total(),
    )
