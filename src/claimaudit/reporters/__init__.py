"""Reporters: a finished report in, text out. They neither choose, nor look at the terminal, nor exit.

Streams are text streams in UTF-8, opened with `newline=""`, so that each format sets its own line ends.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from claimaudit.model import Report
from claimaudit.reporters import concise, csv, json
from claimaudit.reporters.options import Options

__all__ = ["REPORTERS", "Options", "Reporter"]

Reporter = Callable[[Report, TextIO, Options], None]


def _text(report: Report, stream: TextIO, options: Options) -> None:
    # Here, so that no other format waits for rich.
    from claimaudit.reporters import terminal

    terminal.write(report, stream, options)


REPORTERS: dict[str, Reporter] = {
    "text": _text,
    "concise": concise.write,
    "json": json.write,
    "csv": csv.write,
}
