"""Annotations for GitHub Actions: workflow commands on standard output, the gravest first.

GitHub shows ten errors, ten warnings and ten notices of a step, and fifty of a job; the others stand in
the log, each with its place.
"""

from __future__ import annotations

from typing import TextIO

from claimaudit.model import SEVERITIES, Report, Severity, Unreadable
from claimaudit.reporters import phrases
from claimaudit.reporters.matches import Match, leading
from claimaudit.reporters.options import Options
from claimaudit.reporters.places import place
from claimaudit.reporters.visible import visible
from claimaudit.source import Region

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write an annotation for each file that can't be read and each finding that stands, and the sum."""
    for file in report.unreadable:
        stream.write(f"{_unreadable(file, options)}\n")
    standing = [match for match in leading(report) if match.finding.stands]
    for match in sorted(standing, key=lambda match: SEVERITIES.index(match.finding.severity)):
        stream.write(f"{_annotation(match, options)}\n")
    for sentence in phrases.sums(report):
        stream.write(f"{sentence}\n")


def _annotation(match: Match, options: Options) -> str:
    finding = match.finding
    path = place(match.document.path, options.root)
    file = place(match.document.file, options.root)
    properties = {"title": f"claimaudit {finding.rule}", "file": file} | _position(finding.span)
    where = f"{path}:{phrases.place(finding.span)}"
    advice = f" {finding.suggestion}" if finding.suggestion else ""
    message = f"{where}: {finding.rule} {phrases.news(finding)}{advice}"
    return _command(_COMMANDS[finding.severity], properties, message)


def _unreadable(file: Unreadable, options: Options) -> str:
    properties = {"title": "claimaudit", "file": place(file.file, options.root)}
    return _command("error", properties, f"{place(file.path, options.root)}: not readable: {file.reason}")


def _position(span: Region) -> dict[str, str]:
    """Columns only within one line: GitHub takes none over several."""
    if span.part:
        return {}
    lines = {"line": str(span.line), "endLine": str(span.end_line)}
    columns = {"col": str(span.column), "endColumn": str(span.end_column)}
    return lines | columns if span.line == span.end_line else lines


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    # On one line it can't end the command; and what looks like an escape mustn't be read as one.
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
