"""Reporters: a finished report in, text or bytes out. They don't choose, look at the terminal, or exit.

Text streams are in UTF-8, opened with `newline=""`, so that each format sets its own line ends.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, BinaryIO, TextIO

from claimaudit.model import Report
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


def _late(module: str) -> Callable[[Report, Any, Options], None]:
    """What a module writes. It is imported when it is used, so that no other format waits for it."""

    def write(report: Report, stream: TextIO | BinaryIO, options: Options) -> None:
        import_module(f"claimaudit.reporters.{module}").write(report, stream, options)

    return write


REPORTERS: dict[str, Reporter] = {
    "text": _late("terminal"),
    **{
        name: _late(name)
        for name in (
            "concise", "json", "jsonl", "csv", "markdown", "html", "sarif", "github", "gitlab", "junit",
        )
    },
}  # fmt: skip
BINARY_REPORTERS: dict[str, BinaryReporter] = {name: _late(name) for name in ("xlsx", "parquet")}
"""Each is an extra of its own name."""
FORMATS: tuple[str, ...] = (*REPORTERS, *BINARY_REPORTERS)

_LIBRARIES = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}


def is_installed(name: str) -> bool:
    """Whether the library that a format needs is there."""
    return name not in _LIBRARIES or find_spec(_LIBRARIES[name]) is not None
