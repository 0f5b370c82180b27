"""Reports written: to standard output and to files, text and bytes."""

from __future__ import annotations

import io
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from claimaudit.cli.targets import Target
from claimaudit.errors import UserError
from claimaudit.model import Report
from claimaudit.reporters import BINARY_REPORTERS, REPORTERS, Options

PAGE_WIDTH = 100
"""Columns of a text report that nobody's terminal measures."""

_ERRORS = "backslashreplace"
"""File names may hold bytes that no encoding knows."""


def write(report: Report, target: Target, options: Options) -> None:
    """Write one report."""
    if target.format in BINARY_REPORTERS:
        assert target.path, "a binary report without a file was refused before the work"
        with _told(target.path), _file(target.path) as file:
            BINARY_REPORTERS[target.format](report, file, options)
        return
    with opened(target.path) as stream:
        REPORTERS[target.format](report, stream, options)


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """A stream in UTF-8. A file takes the place of an older one only once it is complete."""
    with _told(path), _standard_output() if path is None else _text_file(path) as stream:
        yield stream


def looks(
    target: Target, *, colour: bool | None, quiet: bool, all_claims: bool, include_suppressed: bool = False
) -> Options:
    """How the report is to look where it goes. `NO_COLOR` is respected unless colour was asked for."""
    terminal = target.path is None and sys.stdout.isatty()
    if colour is None:
        colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = PAGE_WIDTH if target.path else shutil.get_terminal_size((PAGE_WIDTH, 24)).columns
    return Options(
        width=width,
        colour=colour,
        quiet=quiet,
        all_claims=all_claims,
        include_suppressed=include_suppressed,
        root=_repository(Path.cwd()),
    )


def _repository(here: Path) -> Path:
    """The top of the repository that one stands in; else the place itself."""
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


@contextmanager
def _told(path: Path | None) -> Iterator[None]:
    """What the system refuses, as an error of the user; a closed pipe as what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UserError(f"can't be written: {error.strerror}", path or "standard output") from error


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors=_ERRORS, newline="")
    yield stream
    stream.flush()


@contextmanager
def _text_file(path: Path) -> Iterator[TextIO]:
    with _file(path) as file, io.TextIOWrapper(file, "utf-8", errors=_ERRORS, newline="") as stream:
        yield stream


def _file(path: Path) -> AbstractContextManager[BinaryIO]:
    return path.open("wb") if _is_special(path) else _replacing(path)


def _is_special(path: Path) -> bool:
    """A device or pipe, which must not be replaced by a file."""
    return path.exists() and not path.is_file()


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    place = path.resolve()  # a link stays a link
    draft = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as stream:
            yield stream
        if place.exists():
            shutil.copymode(place, draft)
        draft.replace(place)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
