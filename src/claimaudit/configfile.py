"""Configuration files: `claimaudit.toml`, or `[tool.claimaudit]` in `pyproject.toml`.

They are looked for from each document upward. The first folder that has one decides; files are never
merged, and there is none for a user, so that a project is audited alike on every machine.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from claimaudit.config import READERS, Override, PartialConfig, Reader
from claimaudit.errors import UserError

NAMES = ("claimaudit.toml", "pyproject.toml")
TABLE = "tool.claimaudit"
"""Where the options stand in a `pyproject.toml`."""
OVERRIDES = "overrides"
_OF_THE_RUN = ("include", "exclude", "baseline", "jobs", "cache", "cache-dir")
"""Which documents are read, what is known of all and how the work is done, no part of them decides."""
_OVERRIDABLE: dict[str, Reader] = {
    "paths": READERS["include"],
    **{name: read for name, read in READERS.items() if name not in _OF_THE_RUN},
}
"""What an override may say."""


class ConfigSearch:
    """Finds what applies to each document of a run; every file is read once."""

    def __init__(self, working_directory: Path) -> None:
        self._working_directory = working_directory.resolve()
        self._read: dict[Path, PartialConfig | None] = {}

    def nearest(self, document: Path) -> PartialConfig | None:
        """The configuration of a document; of a text without a file, that of its supposed folder."""
        for folder in _upward(document.parent.resolve(), self._working_directory):
            for path in (folder / name for name in NAMES):
                if path not in self._read:
                    self._read[path] = read_config(path) if path.is_file() else None
                if found := self._read[path]:
                    return found
        return None


def read_config(path: Path) -> PartialConfig | None:
    """What a configuration file says; None for a `pyproject.toml` that doesn't speak of us."""
    text = _text_of(path)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, text, error) from error
    if path.name != "pyproject.toml":
        return _partial(content, path, text, header=None)
    tool = content.get("tool", {})
    if "claimaudit" not in tool:
        return None
    return _partial(tool["claimaudit"], path, text, header=TABLE)


def line_of(path: Path, option: str) -> int | None:
    """The line of a configuration file that sets an option, 1-based."""
    header = TABLE if path.name == "pyproject.toml" else None
    return _place(_text_of(path), option, header)[0]


def _upward(folder: Path, working_directory: Path) -> Iterator[Path]:
    """The folder and those above it, to the one with `.git`, else to the working directory.

    Of a text that lies outside both, all those above it and the working directory in the end. Never the
    home folder: what lies there belongs to a person and not to a project.
    """
    home = Path(os.path.expanduser("~")).resolve()  # `Path.home` raises where there is none
    lineage = (folder, *folder.parents)
    top = next((place for place in lineage if (place / ".git").exists()), working_directory)
    for place in lineage:
        if place == home:
            break
        yield place
        if place == top:
            return
    if working_directory != home:
        yield working_directory


def _partial(table: object, path: Path, text: str, header: str | None) -> PartialConfig:
    if not isinstance(table, dict):
        raise UserError(f"[{header}] must be a table", path)
    own = {key: value for key, value in table.items() if key != OVERRIDES}
    overrides = _overrides(table.get(OVERRIDES, []), path, text, header)
    return PartialConfig(_values(own, READERS, path, text, header), path, overrides)


def _values(
    table: dict[str, object], readers: Mapping[str, Reader], path: Path, text: str, header: str | None
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in table.items():
        line, column = _place(text, key, header)
        if key not in readers:
            raise UserError(f'unknown option "{key}"', path, line, column, _meant(key, readers))
        try:
            values[key.replace("-", "_")] = readers[key](value, path.parent)
        except TypeError as error:
            raise UserError(f'"{key}" must be {error}, not {value!r}', path, line, column) from error
    return values


def _overrides(tables: object, path: Path, text: str, header: str | None) -> tuple[Override, ...]:
    inner = f"{header}.{OVERRIDES}" if header else OVERRIDES
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UserError(f"[[{inner}]] must be tables", path)
    found = []
    for table in tables:
        line, _ = _place(text, "paths", inner)
        values = _values(table, _OVERRIDABLE, path, text, inner)
        if not values.get("paths"):
            raise UserError(f'each of [[{inner}]] needs "paths"', path, line)
        paths = values.pop("paths")
        found.append(Override(paths, PartialConfig(values, path)))
    return tuple(found)


def _meant(key: str, readers: Iterable[str]) -> str:
    known = [*readers, OVERRIDES]
    close = get_close_matches(key, known, n=1)
    return f'did you mean "{close[0]}"?' if close else f"known options: {', '.join(known)}"


def _place(text: str, key: str, header: str | None) -> tuple[int | None, int | None]:
    """Line and column of a key, which `tomllib` doesn't keep."""
    name = rf"""["']?{re.escape(key)}["']?"""
    full = f"{re.escape(header)}\\." if header else ""
    table: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if opened := re.match(r"\s*\[+\s*([^\]]*?)\s*\]", line):
            table = opened[1]
            found = re.match(rf"\s*\[+\s*{full}(?={name}\s*[.\]])", line)
        else:
            found = re.match(rf"\s*{'' if table == header else full}(?={name}\s*[=.])", line)
        if found:
            return number, found.end() + 1
    return None, None


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", path) from error
    except UnicodeDecodeError as error:
        raise UserError("is not in UTF-8, as TOML must be", path) from error


def _syntax_error(path: Path, text: str, error: tomllib.TOMLDecodeError) -> UserError:
    message, _, place = str(error).partition(" (at ")
    if found := re.search(r"line (\d+), column (\d+)", place):
        line, column = int(found[1]), int(found[2])
    else:  # "end of document"
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    return UserError(f"is not valid TOML: {message}", path, line, column)
