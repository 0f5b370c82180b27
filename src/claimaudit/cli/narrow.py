"""What of a report is shown, and what of it fails."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from claimaudit.config import FailOn
from claimaudit.model import SEVERITIES, ClaimKind, Finding, Report, Severity


def of_kinds(report: Report, kinds: Collection[ClaimKind]) -> Report:
    """Claims of these kinds and the findings on them; everything where no kind is named."""
    if not kinds:
        return report
    claims = {
        audit.document.path: tuple(claim for claim in audit.claims if claim.kind in kinds)
        for audit in report.audits
    }
    ids = {claim.id for kept in claims.values() for claim in kept}
    audits = tuple(
        replace(
            audit,
            claims=claims[audit.document.path],
            limit_checks=tuple(check for check in audit.limit_checks if check.claim in ids),
        )
        for audit in report.audits
    )
    return _with_findings(replace(report, audits=audits), lambda finding: finding.claim in ids)


def from_severity(report: Report, least: Severity) -> Report:
    """Without the findings below a severity; claims stay."""
    grave = _from(least)
    return _with_findings(report, lambda finding: finding.severity in grave)


def at_least(report: Report, bar: FailOn) -> list[Finding]:
    """The findings at or above a bar, of those that count."""
    if bar == "never":
        return []
    grave = _from(bar)
    return [finding for finding in _findings(report) if finding.stands and finding.severity in grave]


def _from(least: Severity) -> tuple[Severity, ...]:
    return SEVERITIES[: SEVERITIES.index(least) + 1]


def _findings(report: Report) -> list[Finding]:
    return [finding for audit in report.audits for finding in audit.findings] + list(report.corpus_findings)


def _with_findings(report: Report, wanted: Callable[[Finding], bool]) -> Report:
    """With these findings alone, and with the rules that still have any."""
    narrowed = replace(
        report,
        audits=tuple(
            replace(audit, findings=tuple(filter(wanted, audit.findings))) for audit in report.audits
        ),
        corpus_findings=tuple(filter(wanted, report.corpus_findings)),
    )
    told = {rule for f in _findings(narrowed) for rule in (f.rule, *(also.rule for also in f.also))}
    return replace(narrowed, rules=tuple(rule for rule in report.rules if rule.id in told))
