"""The end of the report: the documents side by side, the sums, what was left out, who made it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding

from claimaudit.model import Report, Skipped, Unreadable
from claimaudit.reporters import phrases, tally
from claimaudit.reporters.tally import Tally
from claimaudit.reporters.terminal.layout import INDENT
from claimaudit.reporters.terminal.style import FAINT, STRONG, heading, say, tabular

_COLUMNS = ("Words", "Claims", "Hedged", "Cited", "Errors", "Warnings", "Info")
_DIGEST = 12


def summary(report: Report) -> Iterator[RenderableType]:
    """A table where there is more than one document, and the sums in words."""
    yield heading("Summary")
    if len(report.audits) > 1:
        yield _table(report)
    yield Padding(say(phrases.what_was_found(report), STRONG), (0, 0, 0, INDENT))
    if aside := phrases.what_was_set_aside(report):
        yield Padding(say(aside), (0, 0, 0, INDENT))
    yield Padding(say(phrases.what_was_read(report)), (0, 0, 1, INDENT))
    yield from _left_out("Not readable", report.unreadable)
    yield from _left_out("Passed over", report.skipped)
    if not report.complete:
        yield Padding(say("The run was broken off; more documents were to come.", STRONG), (0, 0, 1, INDENT))
    yield Padding(say(_made_by(report), FAINT), (0, 0, 0, INDENT))
    yield Padding(say(phrases.DISCLAIMER, FAINT), (0, 0, 0, INDENT))


def _table(report: Report) -> RenderableType:
    table = tabular()
    table.show_footer = True
    sums = _cells(tally.of_report(report))
    table.add_column("Document", "All", overflow="fold")
    for title, total in zip(_COLUMNS, sums, strict=True):
        table.add_column(title, total, justify="right", no_wrap=True)
    for audit in report.audits:
        table.add_row(say(audit.document.path), *_cells(tally.of_audit(audit)))
    return Padding(table, (1, 0, 1, INDENT))


def _cells(figures: Tally) -> list[str]:
    shares = [phrases.percentage(part, figures.claims) for part in (figures.hedged, figures.cited)]
    counts = [f"{count:,}" for count in figures.findings.values()]
    return [f"{figures.words:,}", f"{figures.claims:,}", *shares, *counts]


def _left_out(title: str, files: tuple[Skipped, ...] | tuple[Unreadable, ...]) -> Iterator[RenderableType]:
    if files:
        lines = [say(f"{title}: {phrases.counted(len(files), 'file')}", STRONG)]
        lines += [say(f"{file.path}: {file.reason}") for file in files]
        yield Padding(Group(*lines), (0, 0, 1, INDENT))


def _made_by(report: Report) -> str:
    tool = report.tool
    rules = f"rules {', '.join(tool.rules)} ({tool.rules_digest[:_DIGEST]})"
    config = f", configuration {', '.join(tool.config)}" if tool.config else ""
    return f"claimaudit {tool.version}, {tool.model}, profile {tool.profile}, {rules}{config}."
