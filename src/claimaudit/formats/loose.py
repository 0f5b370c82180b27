"""Tables that no markup announces: rows parted by pipes, dotted leaders or wide gaps."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.formats.lines import Line, split_lines
from claimaudit.formats.marks import item_marker
from claimaudit.formats.tables import Grid
from claimaudit.formats.writer import Writer

Row = Sequence[tuple[int, int]]
"""Source ranges of the cells."""
MAX_HEAD = 50
"""The head of a column is no longer than that."""


def write_rows(writer: Writer, start: int, end: int) -> bool:
    """Write a source range as a table if all its lines are rows parted by pipes; else leave it."""
    if "|" not in writer.source[start:end]:
        return False
    lines = split_lines(writer.source, start, end)
    is_table = len(lines) > 1 and is_pipe_table(lines)
    if is_table:
        write_pipe_table(writer, lines)
    return is_table


def is_pipe_table(lines: Sequence[Line]) -> bool:
    """Whether each of the lines is a row with at least two cells."""
    return all(len(line.pipe_cells()) > 1 for line in lines)


def write_pipe_table(writer: Writer, lines: Sequence[Line]) -> None:
    """Write lines parted by pipes; a Markdown delimiter line among them is passed over."""
    is_marked = len(lines) > 1 and lines[1].is_delimiter()
    rows = [line.pipe_cells() for line in lines if not line.is_delimiter()]
    write_table(writer, rows, has_heads=is_marked or _has_heads(writer.source, rows))


def write_columns(writer: Writer, lines: Sequence[Line]) -> None:
    """Write lines parted by wide gaps."""
    rows = [line.columns() for line in lines]
    write_table(writer, rows, has_heads=_has_heads(writer.source, rows))


def write_table(writer: Writer, rows: Sequence[Row], *, has_heads: bool = False) -> None:
    """Write the rows of a table; with `has_heads`, the first one names the columns."""
    grid = Grid(writer, has_heads=has_heads)
    for row in rows:
        grid.begin_row()
        for start, end in row:
            grid.begin_cell()
            passage = writer.passage()
            passage.add(start, end)
            if passage:
                grid.write(passage)


def has_heads(rows: Sequence[Sequence[str]]) -> bool:
    """The first row reads like names of columns, and the others like what stands under them."""
    first, *others = rows
    return (
        bool(others)
        and all(_is_head(text) for text in first)
        and any(first)
        and not all(_is_head(text) and len(text.split()) <= 3 for row in others for text in row)
    )


def _has_heads(source: str, rows: Sequence[Row]) -> bool:
    return has_heads([[source[start:end].strip() for start, end in row] for row in rows])


def _is_head(text: str) -> bool:
    return (
        len(text) <= MAX_HEAD
        and not any(character.isdigit() for character in text)
        and not item_marker(text)
        and not text.endswith((".", ";", ","))
    )
