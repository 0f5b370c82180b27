"""The rows of the editors' sheets: one a finding, with its claim, and room for a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimaudit.model import Audit, Claim, Dose, Entity, Finding, Related, Report
from claimaudit.reporters.matches import audits_across
from claimaudit.source import Document, Region

Row = dict[str, str]

COLUMNS: tuple[str, ...] = (
    "document", "line", "column", "section",
    "kind", "agents", "relation", "targets",
    "dose_low", "dose_high", "dose_unit", "dose_per", "dose_form", "dose_frequency", "dose_route",
    "dose_duration", "dose_timing", "dose_population", "dose_role",
    "certainty", "certainty_score", "polarity", "hedges", "support",
    "rule", "severity", "confidence", "message", "suggestion", "also", "related",
    "matched_words", "sentence", "claim_id", "fingerprint", "also_fingerprints", "state",
    "decision", "reason", "reviewer", "until",
)  # fmt: skip
"""The last four are the editor's: empty, or as decided in the baseline. Several values of one cell are
joined by "; "."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, and what it tells of."""

    row: Row
    """Cells by column, as yet unguarded; those that are empty are left out."""
    document: Document
    finding: Finding | None
    """None in the row of a claim that nothing was found on."""


def entries(report: Report, *, all_claims: bool = False) -> Iterator[Entry]:
    """The rows in reading order, those across documents last; with `all_claims` also the claims that have
    no finding."""
    for audit in report.audits:
        yield from _entries_of(audit, all_claims)
    told = audits_across(report)
    for finding in report.corpus_findings:
        audit = told[finding.path or ""]
        yield _entry(audit.document, finding, {claim.id: claim for claim in audit.claims})


def rows(report: Report, *, all_claims: bool = False) -> Iterator[Row]:
    """The rows alone."""
    for entry in entries(report, all_claims=all_claims):
        yield entry.row


def _entries_of(audit: Audit, all_claims: bool) -> Iterator[Entry]:
    document = audit.document
    claims = {claim.id: claim for claim in audit.claims}
    placed = [(finding.span.start, _entry(document, finding, claims)) for finding in audit.findings]
    if all_claims:
        flagged = {finding.claim for finding in audit.findings}
        placed += [
            (claim.span.start, Entry(_row(document.path, claim.span, claim), document, None))
            for claim in audit.claims
            if claim.id not in flagged
        ]
    for _, entry in sorted(placed, key=lambda pair: pair[0]):
        yield entry


def _entry(document: Document, finding: Finding, claims: dict[str, Claim]) -> Entry:
    row = _row(document.path, finding.span, claims.get(finding.claim or ""))
    return Entry(row | _judgement(finding), document, finding)


def _row(path: str, place: Region, claim: Claim | None) -> Row:
    row = {"document": path, "line": str(place.line), "column": str(place.column)}
    return row | _claim(claim) if claim else row


def _claim(claim: Claim) -> Row:
    row = {
        "section": " > ".join(claim.section),
        "kind": claim.kind,
        "agents": _entities(claim.agents),
        "relation": claim.relation or "",
        "targets": _entities(claim.targets),
        "certainty": claim.certainty,
        "certainty_score": f"{claim.certainty_score:.3g}",
        "polarity": claim.polarity,
        "hedges": "; ".join(hedge.text for hedge in claim.hedges),
        "support": claim.support.level,
        "sentence": claim.sentence,
        "claim_id": claim.id,
    }
    return row | _dose(claim.dose) if claim.dose else row


def _dose(dose: Dose) -> Row:
    return {
        "dose_low": _number(dose.low),
        "dose_high": _number(dose.high),
        "dose_unit": dose.unit or "",
        "dose_per": dose.per or "",
        "dose_form": dose.substance_form or "",
        "dose_frequency": dose.frequency or "",
        "dose_route": dose.route or "",
        "dose_duration": dose.duration or "",
        "dose_timing": dose.timing or "",
        "dose_population": dose.population or "",
        "dose_role": dose.role,
    }


def _judgement(finding: Finding) -> Row:
    row = {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "suggestion": finding.suggestion or "",
        "also": "; ".join(match.rule for match in finding.also),
        "related": "; ".join(_related(place) for place in finding.related),
        "matched_words": finding.text,
        "fingerprint": finding.fingerprint,
        "also_fingerprints": "; ".join(match.fingerprint for match in finding.also),
        "state": _state(finding),
    } | _decision(finding)
    return row | {"sentence": finding.sentence} if finding.sentence else row


def _state(finding: Finding) -> str:
    """ignored; else new, changed or unchanged where there is a baseline."""
    if finding.suppressed and finding.suppressed.decision == "ignore":
        return "ignored"
    return finding.baseline.state if finding.baseline else ""


def _decision(finding: Finding) -> Row:
    """As the baseline has it; on other wording than this, nobody has decided."""
    past = finding.baseline
    if past is None or past.state != "unchanged" or past.verdict is None:
        return {}
    verdict = past.verdict
    return {
        "decision": "" if verdict.status == "open" else verdict.status,
        "reason": verdict.reason or "",
        "reviewer": verdict.reviewer or "",
        "until": verdict.until or "",
    }


def _related(place: Related) -> str:
    where = f"{place.span.line}:{place.span.column}"
    return f"{place.path}:{where} {place.message}" if place.path else f"{where} {place.message}"


def _entities(entities: tuple[Entity, ...]) -> str:
    return "; ".join(entity.text for entity in entities)


def _number(value: float | None) -> str:
    """In full: 10000000000 and 0.00001, never 1e+10, and 300, not 300.0."""
    if value is None:
        return ""
    return format(Decimal(repr(value)).normalize(), "f")
