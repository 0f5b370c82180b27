"""The JSON report, the contract that everything else can be built from.

One claim and one finding a line, so that two reports can be compared line by line; written document
by document, so that a long report is never held as one text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from claimaudit.model import Audit, Report
from claimaudit.reporters import plain, tally
from claimaudit.reporters.jsontext import dump, members
from claimaudit.reporters.options import Options
from claimaudit.reporters.plain import Fields

SCHEMA_VERSION = "1"


def write(report: Report, stream: TextIO, _options: Options) -> None:
    """Write the report; every claim is in it, whatever the options."""
    stream.writelines(_pieces(report))


def to_dict(report: Report) -> Fields:
    """The report as `json.loads` would give it back."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": plain.tool(report.tool),
        "rules": {rule.id: plain.rule(rule) for rule in report.rules},
        "documents": [
            document(audit)
            | {
                "claims": [plain.claim(claim) for claim in audit.claims],
                "findings": [plain.finding(finding) for finding in audit.findings],
                "limit_checks": [plain.limit_check(check) for check in audit.limit_checks],
            }
            for audit in report.audits
        ],
        **_ending(report),
    }


def _pieces(report: Report) -> Iterator[str]:
    yield f'{{\n"schema_version": {dump(SCHEMA_VERSION)},\n"tool": {dump(plain.tool(report.tool))},\n'
    yield '"rules": {'
    yield from members(f"{dump(rule.id)}: {dump(plain.rule(rule))}" for rule in report.rules)
    yield '},\n"documents": ['
    for number, audit in enumerate(report.audits):
        yield ",\n" if number else "\n"
        yield from _document_pieces(audit)
    yield "\n]" if report.audits else "]"
    for key, value in _ending(report).items():
        yield f",\n{dump(key)}: "
        if isinstance(value, list):
            yield "["
            yield from members(map(dump, value))
            yield "]"
        else:
            yield dump(value)
    yield "\n}\n"


def _document_pieces(audit: Audit) -> Iterator[str]:
    yield dump(document(audit))[:-1]
    yield ',\n"claims": ['
    yield from members(dump(plain.claim(claim)) for claim in audit.claims)
    yield '],\n"findings": ['
    yield from members(dump(plain.finding(finding)) for finding in audit.findings)
    yield '],\n"limit_checks": ['
    yield from members(dump(plain.limit_check(check)) for check in audit.limit_checks)
    yield "]}"


def document(audit: Audit) -> Fields:
    """What a report says of a document, besides its claims and findings."""
    document = audit.document
    return {
        "path": document.path,
        "key": document.key,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "title": document.title,
        "notes": list(document.notes),
        "words": audit.words,
        "sentences": audit.sentences,
    }


def _ending(report: Report) -> Fields:
    return {
        "skipped": [plain.passed_over(file) for file in report.skipped],
        "unreadable": [plain.passed_over(file) for file in report.unreadable],
        "corpus_findings": [plain.finding(finding) for finding in report.corpus_findings],
        "summary": summary(report),
        "complete": report.complete,
    }


def summary(report: Report) -> Fields:
    """How much was read, claimed and found."""
    figures = tally.of_report(report)
    return {
        "documents": len(report.audits),
        "unreadable": len(report.unreadable),
        "claims": figures.kinds,
        "findings": figures.findings
        | {"suppressed": figures.set_aside.total(), "unchanged": figures.unchanged},
    }
