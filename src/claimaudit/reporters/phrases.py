"""Figures, doses and places put into words, the same in every report for people."""

from __future__ import annotations

from decimal import Decimal

from claimaudit.history import Change, Decision
from claimaudit.model import Dose, Finding, Report
from claimaudit.reporters.tally import Tally, of_report
from claimaudit.source import Region

DISCLAIMER = "This is neither legal nor medical advice."

_ASIDE: dict[Decision, str] = {"ignore": "ignored", "accept": "accepted", "false": "held to be wrong"}

# UCUM writes these in a way that no reader of a health text does; the rest reads as it stands.
_UNITS = {"ug": "mcg", "[iU]": "IU", "[CFU]": "CFU"}


def counted(number: int, noun: str) -> str:
    """1 document, 3,118 words. What has no plural ("info") is left to the caller."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(items: list[str]) -> str:
    """One, two and three."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def share(part: int, whole: int) -> str:
    """9 of 73 (12%)."""
    return f"{part:,} of {whole:,} ({percentage(part, whole)})" if whole else "0 of 0"


def percentage(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


def claims_by_kind(tally: Tally) -> str:
    """73 claims: 11 dosage, 30 mechanism, 32 outcome."""
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in tally.kinds.items())
    return f"{counted(tally.claims, 'claim')}: {kinds}" if tally.claims else "no claims"


def findings_by_severity(tally: Tally) -> str:
    """5 errors, 40 warnings and 22 info; nothing found."""
    nouns = {
        severity: f"{count:,} info" if severity == "info" else counted(count, severity)
        for severity, count in tally.findings.items()
        if count
    }
    return listed(list(nouns.values())) if nouns else "nothing found"


def what_was_read(report: Report) -> str:
    """The denominators of a report, without which "nothing found" means nothing."""
    tally = of_report(report)
    volume = f"{counted(tally.words, 'word')} in {counted(tally.sentences, 'sentence')}"
    return f"Read {counted(len(report.audits), 'document')}, {volume}, {claims_by_kind(tally)}."


def what_was_found(report: Report) -> str:
    """The findings, and how many documents have any."""
    tally = of_report(report)
    if not tally.found:
        return "Found nothing."
    flagged = sum(any(finding.stands for finding in audit.findings) for audit in report.audits)
    return (
        f"Found {findings_by_severity(tally)}, in {flagged:,} of {counted(len(report.audits), 'document')}."
    )


def what_was_set_aside(report: Report) -> str | None:
    """The findings that don't count, and why; None where all do."""
    tally = of_report(report)
    parts = [f"{tally.set_aside[name]:,} {word}" for name, word in _ASIDE.items() if tally.set_aside[name]]
    parts += [f"{tally.unchanged:,} known from before"] if tally.unchanged else []
    return f"Not counted: {listed(parts)}." if parts else None


def changed(change: Change) -> str:
    """certainty: hedged by “may”, now asserted (stronger)."""
    direction = "" if change.direction == "other" else f" ({change.direction})"
    return f"{change.aspect}: {change.was}, now {change.now}{direction}"


def what_was_left_out(report: Report) -> str | None:
    """Files without an audit, and a run that was broken off."""
    parts = []
    if report.skipped:
        parts.append(f"{counted(len(report.skipped), 'file')} passed over")
    if report.unreadable:
        parts.append(f"{len(report.unreadable):,} not readable")
    if not report.complete:
        parts.append("the run was broken off and more documents were to come")
    sentence = listed(parts)
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else None


def sums(report: Report) -> list[str]:
    """All of these sentences that there are, in the order of their weight."""
    told = (what_was_found, what_was_set_aside, what_was_read, what_was_left_out)
    return [sentence for sentence in (say(report) for say in told) if sentence]


def news(finding: Finding) -> str:
    """Its message, and what has changed since an earlier version."""
    changes = "; ".join(map(changed, finding.baseline.changes)) if finding.baseline else ""
    return f"{finding.message} Changed: {changes}." if changes else finding.message


def place(region: Region) -> str:
    """Where a person looks: line and column, or the part of a format without lines."""
    return region.part or f"{region.line}:{region.column}"


def amount(dose: Dose) -> str:
    """300-600 mg; up to 400 mg; at least 2 g/kg; 120 mg (3 tablet). "" where only the time is stated."""
    if dose.low is None and dose.high is None:
        return ""
    unit = f" {_unit(dose.unit)}" if dose.unit else ""
    per = f"/{dose.per}" if dose.per else ""
    count = f" ({number(dose.count)} {dose.form})" if dose.count is not None and dose.form else ""
    form = f" {dose.substance_form}" if dose.substance_form else ""
    return f"{_range(dose.low, dose.high)}{unit}{per}{form}{count}"


def manner(dose: Dose) -> str:
    """How often, by which route, when and for how long."""
    parts = (dose.frequency, dose.route, dose.timing, dose.duration)
    return ", ".join(part for part in parts if part)


def number(value: float) -> str:
    """In full, with thousands separated: 10,000,000,000; 0.25; 300."""
    return format(Decimal(repr(value)).normalize(), ",f")


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return f"up to {number(high)}" if high is not None else ""
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)}-{number(high)}"


def _unit(unit: str) -> str:
    return _UNITS.get(unit, unit.strip("{}"))
