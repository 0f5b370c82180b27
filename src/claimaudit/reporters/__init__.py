"""Reporters: a finished report in, text or bytes out. They don't choose, look at the terminal, or exit.

Text streams are in UTF-8, opened with `newline=""`, so that each format sets its own line ends.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import BinaryIO, TextIO

from claimaudit.model import Report
from claimaudit.reporters import concise, csv, github, gitlab, json, jsonl, markdown, sarif
from claimaudit.reporters.options import Options

__all__ = [
    "BINARY_REPORTERS",
    "FORMATS",
    "REPORTERS",
    "BinaryReporter",
    "Options",
    "Reporter",
    "is_installed",
]

Reporter = Callable[[Report, TextIO, Options], None]
BinaryReporter = Callable[[Report, BinaryIO, Options], None]

# What brings a library with it is imported when it is used, so that no other format waits for it.


def _text(report: Report, stream: TextIO, options: Options) -> None:
    from claimaudit.reporters import terminal

    terminal.write(report, stream, options)


def _html(report: Report, stream: TextIO, options: Options) -> None:
    from claimaudit.reporters import html

    html.write(report, stream, options)


def _junit(report: Report, stream: TextIO, options: Options) -> None:
    from claimaudit.reporters import junit

    junit.write(report, stream, options)


def _xlsx(report: Report, stream: BinaryIO, options: Options) -> None:
    from claimaudit.reporters import xlsx

    xlsx.write(report, stream, options)


def _parquet(report: Report, stream: BinaryIO, options: Options) -> None:
    from claimaudit.reporters import parquet

    parquet.write(report, stream, options)


REPORTERS: dict[str, Reporter] = {
    "text": _text,
    "concise": concise.write,
    "json": json.write,
    "jsonl": jsonl.write,
    "csv": csv.write,
    "markdown": markdown.write,
    "html": _html,
    "sarif": sarif.write,
    "github": github.write,
    "gitlab": gitlab.write,
    "junit": _junit,
}
BINARY_REPORTERS: dict[str, BinaryReporter] = {"xlsx": _xlsx, "parquet": _parquet}
"""Each is an extra of its own name."""
FORMATS: tuple[str, ...] = (*REPORTERS, *BINARY_REPORTERS)

_LIBRARIES = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}


def is_installed(name: str) -> bool:
    """Whether the library that a format needs is there."""
    return name not in _LIBRARIES or find_spec(_LIBRARIES[name]) is not None
