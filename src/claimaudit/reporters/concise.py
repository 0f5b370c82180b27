"""The short report: one line a finding, as compilers write them, and the sum."""

from __future__ import annotations

from typing import TextIO

from claimaudit.model import Finding, Report
from claimaudit.reporters import phrases
from claimaudit.reporters.options import Options
from claimaudit.reporters.visible import visible


def write(report: Report, stream: TextIO, _options: Options) -> None:
    """Write the findings of all documents, then those across documents, then what can't be read.

    Findings that don't count are a figure in the sum.
    """
    for audit in report.audits:
        for finding in audit.findings:
            if finding.stands:
                stream.write(f"{_line(audit.document.path, finding)}\n")
    for finding in report.corpus_findings:
        if finding.stands:
            stream.write(f"{_line(finding.path or '', finding)}\n")
    for file in report.unreadable:
        stream.write(f"{visible(file.path)}: not readable: {visible(file.reason)}\n")
    for sentence in phrases.sums(report):
        stream.write(f"{sentence}\n")


def _line(path: str, finding: Finding) -> str:
    where = f"{visible(path)}:{phrases.place(finding.span)}"
    return f"{where}: {finding.severity} {finding.rule} {visible(phrases.news(finding))}"
