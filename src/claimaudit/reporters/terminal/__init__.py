"""The report for people: each document with its claims and findings in reading order, then the sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from rich.console import Console, RenderableType

from claimaudit.model import Audit, Report
from claimaudit.reporters import concise
from claimaudit.reporters.options import Options
from claimaudit.reporters.passages import passages
from claimaudit.reporters.terminal.doses import doses
from claimaudit.reporters.terminal.findings import Explained, finding_blocks, passage_blocks
from claimaudit.reporters.terminal.header import header
from claimaudit.reporters.terminal.style import heading
from claimaudit.reporters.terminal.summary import summary

__all__ = ["parts", "write"]

_WIDEST = 180
"""Lines beyond this can't be read at a glance."""

# rich fills each line with blanks up to the width; colours may end among them.
_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the report; where it is to be quiet, the short one."""
    if options.quiet:
        concise.write(report, stream, options)
        return
    console = _console(options)
    for part in parts(report, options):
        with console.capture() as printed:
            console.print(part)
        stream.write(_TRAILING.sub(lambda blanks: blanks[0].replace(" ", ""), printed.get()))


def parts(report: Report, options: Options) -> Iterator[RenderableType]:
    """The report from top to bottom."""
    for audit in report.audits:
        yield from _document(audit, report, options)
    across = [finding for finding in report.corpus_findings if finding.stands]
    if across:
        yield heading("Across the documents")
        yield from finding_blocks(across, Explained(report.rules), with_path=True)
    yield from summary(report)


def _document(audit: Audit, report: Report, options: Options) -> Iterator[RenderableType]:
    explained = Explained(report.rules)
    yield from header(audit)
    whole = (finding for finding in audit.findings if finding.sentence is None and finding.stands)
    yield from finding_blocks(whole, explained, with_path=False)
    shown = passages(audit, all_claims=options.all_claims)
    yield from passage_blocks(shown, explained, colour=options.colour)
    yield from doses(audit)


def _console(options: Options) -> Console:
    """A console that asks neither the terminal nor the environment."""
    return Console(
        width=min(options.width, _WIDEST),
        # rich ignores a width without a height where TERM is "dumb".
        height=25,
        color_system="standard" if options.colour else None,
        force_terminal=options.colour,
        force_jupyter=False,
        no_color=not options.colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
