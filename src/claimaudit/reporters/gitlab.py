"""A GitLab code quality report: one issue a finding, with a fingerprint that outlives moved lines.

GitLab compares the reports of two branches by itself, so what stood there before is in it too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TextIO

from claimaudit.model import Report, Severity, Unreadable
from claimaudit.reporters import phrases
from claimaudit.reporters.jsontext import dump, members
from claimaudit.reporters.matches import Match, leading
from claimaudit.reporters.options import Options
from claimaudit.reporters.places import place
from claimaudit.reporters.plain import Fields
from claimaudit.reporters.visible import visible
from claimaudit.source import Region

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}
_UNREADABLE = "blocker"


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the findings that nobody has ignored or accepted, and what can't be read."""
    stream.write("[")
    stream.writelines(members(map(dump, _issues(report, options))))
    stream.write("]\n")


def _issues(report: Report, options: Options) -> Iterator[Fields]:
    for file in report.unreadable:
        yield _unreadable(file, options)
    for match in leading(report):
        if not match.finding.suppressed:
            yield _issue(match, options)


def _issue(match: Match, options: Options) -> Fields:
    finding = match.finding
    where = f"{finding.span.part}: " if finding.span.part else ""
    return {
        "description": visible(f"{where}{phrases.news(finding)}"),
        "check_name": finding.rule,
        "fingerprint": match.identity,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": place(match.document.file, options.root), "lines": _lines(finding.span)},
    }


def _unreadable(file: Unreadable, options: Options) -> Fields:
    path = place(file.path, options.root)
    record = "" if file.record is None else f"record {file.record}: "
    return {
        "description": visible(f"{record}not readable: {file.reason}"),
        "check_name": "claimaudit/unreadable",
        "fingerprint": hashlib.sha256(f"unreadable\n{path}".encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": _UNREADABLE,
        "location": {"path": place(file.file, options.root), "lines": {"begin": 1}},
    }


def _lines(span: Region) -> Fields:
    """Lines of the file; GitLab wants one also where a format has none."""
    return {"begin": 1} if span.part else {"begin": span.line, "end": span.end_line}
