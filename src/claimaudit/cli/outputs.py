"""Where reports go: standard output and files, several at once."""

from __future__ import annotations

import io
import os
import secrets
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TextIO

from claimaudit.errors import UserError
from claimaudit.model import Report
from claimaudit.reporters import REPORTERS, Options

PAGE_WIDTH = 100
"""Columns of a text report that nobody's terminal measures."""

_ERRORS = "backslashreplace"
"""File names may hold bytes that no encoding knows."""


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file that takes it; None for standard output."""

    format: str
    path: Path | None = None


def targets(main: Target, reports: Sequence[str]) -> tuple[Target, ...]:
    """The main output, and those asked for as FORMAT=FILE; each has been found sound."""
    chosen = (*(_parse(report) for report in reports), main)
    for target in chosen:
        _check_format(target.format)
        if target.path:
            _check_place(target.path)
    paths = [target.path.resolve() for target in chosen if target.path]
    if twice := {path for path in paths if paths.count(path) > 1}:
        raise UserError(f"two reports would be written to {min(twice)}")
    return chosen


def protect(inputs: Sequence[Path], outputs: Sequence[Target]) -> None:
    """Refuse to write over a document that is to be read."""
    sources = {path.resolve() for path in inputs}
    for target in outputs:
        if target.path and target.path.resolve() in sources:
            raise UserError("is a document of this run and would be written over", target.path)


def write(report: Report, target: Target, options: Options) -> None:
    """Write one report."""
    with opened(target.path) as stream:
        REPORTERS[target.format](report, stream, options)


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """A stream in UTF-8. A file takes the place of an older one only once it is complete."""
    try:
        with _standard_output() if path is None else _file(path) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UserError(f"can't be written: {error.strerror}", path or "standard output") from error


def looks(target: Target, *, colour: bool | None, quiet: bool, all_claims: bool) -> Options:
    """How the report is to look where it goes. `NO_COLOR` is respected unless colour was asked for."""
    terminal = target.path is None and sys.stdout.isatty()
    if colour is None:
        colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = PAGE_WIDTH if target.path else shutil.get_terminal_size((PAGE_WIDTH, 24)).columns
    return Options(width=width, colour=colour, quiet=quiet, all_claims=all_claims)


def _parse(report: str) -> Target:
    name, separator, file = report.partition("=")
    if not separator or not file or file == "-":
        raise UserError(
            f"--report takes FORMAT=FILE, not {report!r}", hint="such as --report json=audit.json"
        )
    return Target(name, Path(file))


def _check_format(name: str) -> None:
    if name not in REPORTERS:
        close = get_close_matches(name, REPORTERS, n=1)
        hint = f'did you mean "{close[0]}"?' if close else f"known formats: {', '.join(REPORTERS)}"
        raise UserError(f'unknown format "{name}"', hint=hint)


def _check_place(path: Path) -> None:
    """Before the work and not after it."""
    if path.is_dir():
        raise UserError("is a folder, and a report needs a file", path)
    if not path.parent.is_dir():
        raise UserError("can't be written: its folder doesn't exist", path)
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UserError("can't be written: Permission denied", path)


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors=_ERRORS, newline="")
    yield stream
    stream.flush()


def _file(path: Path) -> AbstractContextManager[TextIO]:
    if _is_special(path):
        return path.open("w", encoding="utf-8", errors=_ERRORS, newline="")
    return _replacing(path)


def _is_special(path: Path) -> bool:
    """A device or pipe, which must not be replaced by a file."""
    return path.exists() and not path.is_file()


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    place = path.resolve()  # a link stays a link
    draft = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("x", encoding="utf-8", errors=_ERRORS, newline="") as stream:
            yield stream
        if place.exists():
            shutil.copymode(place, draft)
        draft.replace(place)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
