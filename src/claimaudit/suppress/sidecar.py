"""Ignores in a file of their own, for texts that can't hold comments: by fingerprint, in TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from claimaudit.errors import UserError
from claimaudit.history import Suppression

_REQUIRED = ("fingerprint", "document", "rule", "reason")
_HEAD = re.compile(r"^[ \t]*\[\[", re.MULTILINE)
_FIELDS = (*_REQUIRED, "until", "reviewer")


@dataclass(frozen=True, slots=True)
class Entry:
    """One ignored finding."""

    fingerprint: str
    document: str
    """Key of the document: its path relative to the project."""
    rule: str
    because: Suppression
    path: Path
    line: int

    @property
    def names(self) -> tuple[str, ...]:
        """As an ignore in a text has them."""
        return (self.rule,)


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The ignores of a project that don't stand in its texts."""

    entries: tuple[Entry, ...]

    def of(self, document: str) -> Sequence[Entry]:
        """Those for a document."""
        return [entry for entry in self.entries if entry.document == document]


def read_sidecar(path: Path) -> Sidecar:
    """What a file holds. Raises `UserError` with the line of what is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = tomllib.loads(text)
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", path) from error
    except UnicodeDecodeError as error:
        raise UserError("is not in UTF-8, as TOML must be", path) from error
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"is not valid TOML: {error}", path) from error
    tables = content.pop("ignore", [])
    if content or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UserError("must hold [[ignore]] tables and nothing else", path)
    return Sidecar(tuple(_entry(*item, path) for item in zip(tables, _lines(text, len(tables)), strict=True)))


def _entry(table: dict[str, Any], line: int, path: Path) -> Entry:
    if unknown := sorted(set(table) - set(_FIELDS)):
        raise UserError(f'unknown key "{unknown[0]}"', path, line, hint=f"known keys: {', '.join(_FIELDS)}")
    for name in _REQUIRED:
        if name not in table:
            raise UserError(f'an ignore needs "{name}"', path, line)
    until = table.pop("until", None)
    for name, value in table.items():
        if not isinstance(value, str) or not value.strip():
            raise UserError(f'"{name}" must be a string', path, line)
    return Entry(
        table["fingerprint"],
        table["document"],
        table["rule"],
        Suppression("sidecar", "ignore", table["reason"], table.get("reviewer"), _date(until, path, line)),
        path,
        line,
    )


def _date(value: object, path: Path, line: int) -> str | None:
    """A TOML date, or one in quotes."""
    if value is None:
        return None
    try:
        return (value if type(value) is date else date.fromisoformat(str(value))).isoformat()
    except ValueError as error:
        raise UserError('"until" must be a date as YYYY-MM-DD', path, line) from error


def _lines(text: str, count: int) -> list[int]:
    """The lines on which the tables begin, which `tomllib` doesn't keep; 1 where they are no headed ones."""
    found = [text.count("\n", 0, head.start()) + 1 for head in _HEAD.finditer(text)]
    return found if len(found) == count else [1] * count
