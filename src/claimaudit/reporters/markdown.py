"""The summary in Markdown, for a job summary or a comment on a pull request: bounded, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from claimaudit.model import SEVERITIES, Finding, Report
from claimaudit.reporters import phrases, tally
from claimaudit.reporters.excerpt import Excerpt, Mark, locate, trimmed
from claimaudit.reporters.markup import bold, escaped, row
from claimaudit.reporters.matches import findings
from claimaudit.reporters.options import Options
from claimaudit.reporters.places import place
from claimaudit.reporters.tally import Tally
from claimaudit.reporters.visible import clipped
from claimaudit.source import Document

LIMIT = 60_000
"""Characters. GitHub takes 65,536 in a comment, and GitLab more."""
_LIST = 10_000
"""Of these, for the table of documents, and for the list of files that can't be read."""
_REST = 200
"""For the line that says how many more there are."""
_MESSAGE = 400
_REACH = 80


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the figures, what can't be read, and as many of the findings that stand as there is room for."""
    opening = "".join(_opening(report, options))
    stream.write(opening)
    stream.writelines(_findings(report, options, LIMIT - len(opening)))
    stream.write(f"\n{phrases.DISCLAIMER}\n")


def _opening(report: Report, options: Options) -> Iterator[str]:
    yield f"## claimaudit: {phrases.findings_by_severity(tally.of_report(report))}\n\n"
    for sentence in phrases.sums(report):
        yield f"{sentence}\n\n"
    if report.unreadable:
        yield "### Not readable\n\n"
        listed = (
            f"- {_path(file.path, options)}: {escaped(clipped(file.reason, _MESSAGE))}\n"
            for file in report.unreadable
        )
        yield from _within(_LIST, listed, len(report.unreadable), "- and {:,} more\n")
        yield "\n"
    figures = ((audit.document.path, tally.of_audit(audit)) for audit in report.audits)
    flagged = [(path, count) for path, count in figures if count.found]
    if len(report.audits) > 1 and flagged:
        yield from _documents(flagged, options)


def _documents(flagged: list[tuple[str, Tally]], options: Options) -> Iterator[str]:
    yield row(["Document", "Claims", "Errors", "Warnings", "Info"])
    yield row(["---", "--:", "--:", "--:", "--:"])
    gravest = sorted(flagged, key=lambda pair: [-pair[1].findings[severity] for severity in SEVERITIES])
    rows = (
        row([_path(path, options), f"{count.claims:,}", *map(str, count.findings.values())])
        for path, count in gravest
    )
    yield from _within(_LIST, rows, len(flagged), row(["and {:,} more", "", "", "", ""]))
    yield "\n"


def _findings(report: Report, options: Options, room: int) -> Iterator[str]:
    standing = [pair for pair in findings(report) if pair[1].stands]
    if not standing:
        return
    yield row(["", "Where", "What", "Words"]) + row(["---"] * 4)
    gravest = sorted(standing, key=lambda pair: SEVERITIES.index(pair[1].severity))
    rows = (_finding(document, finding, options) for document, finding in gravest)
    rest = "\nThe table is full; findings that are in the whole report alone: {:,}.\n"
    yield from _within(room - _REST, rows, len(standing), rest)


def _finding(document: Document, finding: Finding, options: Options) -> str:
    message = clipped(phrases.news(finding), _MESSAGE)
    advice = f" {clipped(finding.suggestion, _MESSAGE)}" if finding.suggestion else ""
    return row(
        [
            bold(finding.severity) if finding.severity == "error" else finding.severity,
            f"{_path(document.path, options)}:{escaped(phrases.place(finding.span))}",
            f"{escaped(message + advice)} ({escaped(finding.rule)})",
            _words(document, finding),
        ]
    )


def _words(document: Document, finding: Finding) -> str:
    """The words in question in bold, with some of the sentence around them."""
    sentence = locate(document, finding.sentence, finding.span) if finding.sentence else None
    if sentence is None:
        return bold(clipped(finding.text, _MESSAGE))
    mark = Mark(*document.positions(finding.span), finding.severity)
    return marked(trimmed(sentence.mark([mark]), _REACH))


def marked(excerpt: Excerpt) -> str:
    """An excerpt with its marks in bold."""
    pieces = []
    end = 0
    for mark in excerpt.marks:
        pieces += [escaped(excerpt.text[end : mark.start]), bold(excerpt.text[mark.start : mark.end])]
        end = mark.end
    return "".join([*pieces, escaped(excerpt.text[end:])])


def _path(path: str, options: Options) -> str:
    return escaped(clipped(place(path, options.root), 200))


def _within(room: int, lines: Iterable[str], number: int, rest: str) -> Iterator[str]:
    """As many of a number of lines as there is room for, and how many are left."""
    for line in lines:
        room -= len(line)
        if room < _REST:
            yield rest.format(number)
            return
        yield line
        number -= 1
