"""The report as records, one JSON object a line, for pipes and for tools that read line by line.

The fields are those of the JSON report. Each record says in `record` what it is: `run`, `rule`, `document`,
`claim`, `finding`, `limit_check`, `skipped`, `unreadable`, and in the end `summary`; what belongs to a
document names it in `path`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from claimaudit.model import Report
from claimaudit.reporters import json, plain
from claimaudit.reporters.jsontext import dump
from claimaudit.reporters.options import Options
from claimaudit.reporters.plain import Fields


def write(report: Report, stream: TextIO, _options: Options) -> None:
    """Write the records; every claim is among them, whatever the options."""
    stream.writelines(f"{dump(record)}\n" for record in records(report))


def records(report: Report) -> Iterator[Fields]:
    """The records in reading order; the claims of a document before its findings and limit checks."""
    yield {"record": "run", "schema_version": json.SCHEMA_VERSION, "tool": plain.tool(report.tool)}
    for rule in report.rules:
        yield {"record": "rule", "id": rule.id, **plain.rule(rule)}
    for audit in report.audits:
        path = audit.document.path
        yield {"record": "document", **json.document(audit)}
        for claim in audit.claims:
            yield {"record": "claim", "path": path, **plain.claim(claim)}
        for finding in audit.findings:
            yield {"record": "finding", **plain.finding(finding), "path": path}
        for check in audit.limit_checks:
            yield {"record": "limit_check", "path": path, **plain.limit_check(check)}
    for finding in report.corpus_findings:
        yield {"record": "finding", **plain.finding(finding)}
    for skipped in report.skipped:
        yield {"record": "skipped", **plain.passed_over(skipped)}
    for unreadable in report.unreadable:
        yield {"record": "unreadable", **plain.passed_over(unreadable)}
    yield {"record": "summary", "complete": report.complete, **json.summary(report)}
