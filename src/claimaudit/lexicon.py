"""Word lists: tab-separated files under `rules/lexicon/`, a term a line, that a domain person edits.

A line that begins with `#` is a comment: where the list comes from, under which licence, as of when.
Nothing here knows spaCy, so the command line can list words without waiting for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from claimaudit.errors import UserError

ALIAS_BORDER = ";"
"""What stands between two names of one thing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a word list."""

    cells: tuple[str, ...]
    path: Path
    line: int

    def cell(self, number: int) -> str:
        """A cell; "" where the line is shorter."""
        return self.cells[number] if number < len(self.cells) else ""

    def names(self, number: int) -> tuple[str, ...]:
        """A cell that holds several names."""
        return tuple(name for part in self.cell(number).split(ALIAS_BORDER) if (name := part.strip()))


def rows(path: Path, columns: int) -> Iterator[Row]:
    """The lines of a list, of one cell at least and `columns` at most.

    Raises `UserError` with the line where a list is malformed.
    """
    for number, line in enumerate(read(path).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if not cells[0] or len(cells) > columns:
            raise UserError(f"expected 1 to {columns} cells, the first not empty", path, number)
        yield Row(cells, path, number)


def read_mapping(path: Path) -> Any:
    """A list in YAML, read by LibYAML where PyYAML has it: in a tenth of the time of its own parser."""
    return yaml.load(read(path), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def read(path: Path) -> str:
    """The text of a list. Raises `UserError` where it can't be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"the word list can't be read: {error}", path) from error
