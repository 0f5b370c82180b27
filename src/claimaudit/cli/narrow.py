"""What of a report is shown, and what of it fails."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from claimaudit.config import FailOn
from claimaudit.model import SEVERITIES, Audit, ClaimKind, Finding, Mapped, Report, Severity


def of_kinds(report: Report, kinds: Collection[ClaimKind]) -> Report:
    """Claims of these kinds and the findings on them; everything where no kind is named."""
    if not kinds:
        return report
    ids = {claim.id for audit in report.audits for claim in audit.claims if claim.kind in kinds}

    def narrowed(audit: Audit) -> Audit:
        claims = tuple(claim for claim in audit.claims if claim.kind in kinds)
        checks = tuple(check for check in audit.limit_checks if check.claim in ids)
        return replace(audit, claims=claims, limit_checks=checks)

    audits = Mapped(narrowed, report.audits)
    return _with_findings(replace(report, audits=audits), lambda finding: finding.claim in ids)


def from_severity(report: Report, least: Severity) -> Report:
    """Without the findings below a severity; claims stay."""
    if least == SEVERITIES[-1]:
        return report
    grave = _from(least)
    return _with_findings(report, lambda finding: finding.severity in grave)


def at_least(report: Report, bar: FailOn) -> int:
    """How many findings are at or above a bar, of those that count."""
    if bar == "never":
        return 0
    grave = _from(bar)
    return sum(finding.stands and finding.severity in grave for finding in _findings(report))


def _from(least: Severity) -> tuple[Severity, ...]:
    return SEVERITIES[: SEVERITIES.index(least) + 1]


def _findings(report: Report) -> Iterator[Finding]:
    for audit in report.audits:
        yield from audit.findings
    yield from report.corpus_findings


def _with_findings(report: Report, wanted: Callable[[Finding], bool]) -> Report:
    """With these findings alone, and with the rules that still have any."""
    narrowed = replace(
        report,
        audits=Mapped(
            lambda audit: replace(audit, findings=tuple(filter(wanted, audit.findings))), report.audits
        ),
        corpus_findings=tuple(filter(wanted, report.corpus_findings)),
    )
    told = {rule for f in _findings(narrowed) for rule in (f.rule, *(also.rule for also in f.also))}
    return replace(narrowed, rules=tuple(rule for rule in report.rules if rule.id in told))
