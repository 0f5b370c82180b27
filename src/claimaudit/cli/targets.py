"""Which reports are to be written, and where; each is found sound before the work and not after it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from claimaudit.errors import UserError
from claimaudit.reporters import BINARY_REPORTERS, FORMATS, is_installed


@dataclass(frozen=True, slots=True)
class Target:
    """A format, and the file that takes it; None for standard output."""

    format: str
    path: Path | None = None


def targets(main: Target, reports: Sequence[str]) -> tuple[Target, ...]:
    """The main output, and those asked for as FORMAT=FILE; each has been found sound."""
    chosen = (*(_parse(report) for report in reports), main)
    for target in chosen:
        _check_format(target)
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


def _parse(report: str) -> Target:
    name, separator, file = report.partition("=")
    if not separator or not file or file == "-":
        raise UserError(
            f"--report takes FORMAT=FILE, not {report!r}", hint="such as --report json=audit.json"
        )
    return Target(name, Path(file))


def _check_format(target: Target) -> None:
    name = target.format
    if name not in FORMATS:
        close = get_close_matches(name, FORMATS, n=1)
        hint = f'did you mean "{close[0]}"?' if close else f"known formats: {', '.join(FORMATS)}"
        raise UserError(f'unknown format "{name}"', hint=hint)
    if not is_installed(name):
        raise UserError(
            f"{name} needs a library that isn't installed", hint=f"pip install 'claimaudit[{name}]'"
        )
    if name in BINARY_REPORTERS and target.path is None:
        raise UserError(
            f"{name} is no text and can't go to standard output",
            hint=f"name a file: --output FILE or --report {name}=FILE",
        )


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise UserError("is a folder, and a report needs a file", path)
    if not path.parent.is_dir():
        raise UserError("can't be written: its folder doesn't exist", path)
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UserError("can't be written: Permission denied", path)
