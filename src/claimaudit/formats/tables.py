"""A table while it is being read: which cell comes next, under which head, in whose row."""

from __future__ import annotations

from claimaudit.formats.passage import Passage
from claimaudit.formats.writer import Place, Writer
from claimaudit.source import BlockRole

MAX_SPAN = 40
"""No honest cell spans more columns or rows."""
MAX_LABEL = 160
"""A longer text heads no row and no column: the table only lays out a page."""


class Grid:
    """Counts rows and columns, remembers the heads, and writes the cells."""

    def __init__(self, writer: Writer, *, has_heads: bool = False) -> None:
        self._writer = writer
        self._has_heads = has_heads  # whether the first row names the columns
        self._number = writer.next_table()
        self._heads: dict[int, str] = {}
        self._row = -1
        self._columns = range(0)  # of the open cell
        self._row_head = ""
        self._is_head = False  # the open cell
        self._only_heads = True  # the cells of this row before it
        self._has_body = False
        self._texts: dict[int, str] = {}  # of this row, by column
        self._spanned: dict[int, int] = {}  # columns that a cell above still fills, and for how many rows

    def begin_row(self) -> None:
        """The next row begins; the one before it gives the heads where it held nothing else."""
        self._end_row()
        self._row += 1
        self._columns = range(0)
        self._spanned = {column: rows - 1 for column, rows in self._spanned.items() if rows > 1}
        if 0 not in self._spanned:
            self._row_head = ""

    def begin_cell(self, *, head: bool = False, columns: int = 1, rows: int = 1) -> None:
        """The next cell begins, spanning that many columns and rows."""
        if self._row < 0:
            self.begin_row()
        self._end_cell()
        column = self._columns.stop
        while column in self._spanned:
            column += 1
        self._columns = range(column, column + min(max(columns, 1), MAX_SPAN))
        self._is_head = head or (self._has_heads and self._row == 0)
        if rows > 1:
            self._spanned |= dict.fromkeys(self._columns, min(rows, MAX_SPAN))

    def write(self, passage: Passage, role: BlockRole = "body") -> None:
        """Write a passage of the open cell; text left beside all cells gets one of its own."""
        if not self._columns:
            self.begin_cell()
        if self._row == 0 and passage.is_strong:
            self._is_head = True
        text = self._writer.write(passage, "table_cell", self._place(role))
        for column in self._columns:
            self._texts[column] = f"{self._texts.get(column, '')} {text}".strip()[: MAX_LABEL + 1]
        if self._columns.start == 0:
            self._row_head = self._texts[0]

    def _place(self, role: BlockRole) -> Place:
        of_heads = self._is_head and self._only_heads and not self._has_body
        first = self._columns.start == 0
        return Place(
            row=None if of_heads or first else _label(self._row_head),
            column_head=None if of_heads else _label(self._heads.get(self._columns.start, "")),
            table=self._number,
            row_number=self._row,
            column_number=self._columns.start,
            role=role,
        )

    def _end_cell(self) -> None:
        is_empty = not any(column in self._texts for column in self._columns)
        self._only_heads = self._only_heads and (self._is_head or is_empty)

    def _end_row(self) -> None:
        self._end_cell()
        if self._texts and self._only_heads and not self._has_body:
            for column, text in self._texts.items():
                self._heads[column] = f"{self._heads.get(column, '')} {text}".strip()
        elif self._texts:
            self._has_body = True
        self._texts = {}
        self._only_heads = True
        self._is_head = False


def _label(text: str) -> str | None:
    return text if 0 < len(text) <= MAX_LABEL else None
