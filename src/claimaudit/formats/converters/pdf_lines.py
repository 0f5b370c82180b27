"""The lines and tables of a page, from runs of characters and their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimaudit.formats.converters.pdf_grid import Frame, Grid

ALIGNED = 4.0
"""Points by which the left ends of a column may differ."""
SAME_LINE = 0.35
"""Of the size: baselines that differ less are those of one line."""
ROW_PITCH = 1.6
"""Of the size: a wider distance of lines parts the rows of a table that has no ruled lines."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters on one line. Points, y upward from the foot of the page."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its runs in the order of the file."""

    width: float
    height: float
    spans: tuple[Span, ...]
    grid: Grid


@dataclass(frozen=True, slots=True)
class Line:
    """The runs on one line of a page, from left to right."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return " ".join(span.text for span in self.spans)

    @property
    def left(self) -> float:
        return self.spans[0].left

    @property
    def right(self) -> float:
        return self.spans[-1].right

    @property
    def y(self) -> float:
        return self.spans[0].y

    @property
    def size(self) -> float:
        return max(span.size for span in self.spans)

    @property
    def bold(self) -> bool:
        return all(span.bold for span in self.spans)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; of each cell the text and whether all of it is bold."""

    rows: tuple[tuple[tuple[str, bool], ...], ...]
    left: float


def elements(sheet: Sheet) -> Iterator[Line | Table]:
    """The lines and tables of a page in reading order."""
    for framed, spans in groupby(sheet.spans, key=lambda span: sheet.grid.table_of(span.left, span.y)):
        if framed is not None:
            # Its first run stands for all of it; cells may come in any order.
            if framed.claim():
                yield _framed(framed, [span for span in sheet.spans if framed.holds(span.left, span.y)])
            continue
        yield from _unframed(list(_lines(list(spans))))


def _framed(frame: Frame, spans: Sequence[Span]) -> Table:
    """A table whose cells are drawn."""
    cells: dict[tuple[int, int], list[Span]] = {}
    for span in spans:
        cells.setdefault(frame.cell(span.left, span.y), []).append(span)
    rows = tuple(
        tuple(
            _cell(sorted(cells.get((row, column), ()), key=lambda span: -span.y))
            for column in range(frame.columns)
        )
        for row in range(frame.rows)
    )
    return Table(rows, frame.left)


def _unframed(lines: Sequence[Line]) -> Iterator[Line | Table]:
    index = 0
    while index < len(lines):
        stop = _table_end(lines, index)
        if stop:
            yield _table(lines[index:stop])
            index = stop
        else:
            yield lines[index]
            index += 1


def _lines(spans: Sequence[Span]) -> Iterator[Line]:
    """Runs in reading order. Cells come one by one, each with all its lines; their lines are put together.

    A run that stands higher than the one before it begins a new column of the page, unless it stands
    beside runs that have come already.
    """
    columns: list[list[Span]] = [[]]
    for span in spans:
        column = columns[-1]
        if column and span.y > column[-1].y + span.size and not _stands_beside(span, column):
            columns.append([])
        columns[-1].append(span)
    for column in columns:
        column.sort(key=lambda span: -span.y)
        line: list[Span] = []
        for span in column:
            if line and line[0].y - span.y > SAME_LINE * max(span.size, line[0].size):
                yield _line(line)
                line = []
            line.append(span)
        if line:
            yield _line(line)


def _line(spans: list[Span]) -> Line:
    return Line(tuple(sorted(spans, key=lambda span: span.left)))


def _stands_beside(span: Span, column: Sequence[Span]) -> bool:
    """Whether a run to its left begins a cell: short enough to be one, on the same line or just below."""
    for other in reversed(column[-60:]):
        if abs(other.y - span.y) <= SAME_LINE * span.size:
            return other.right < span.left and other.right - other.left < 220
    return False


def _table_end(lines: Sequence[Line], index: int) -> int:
    """The index behind the table that begins with a line; 0 where none does."""
    starts = [span.left for span in lines[index].spans]
    if len(starts) < 2 or lines[index].spans[0].text in _BULLETS:
        return 0
    stop, rows = index + 1, 1
    while stop < len(lines) and _belongs(lines[stop], starts) and _is_near(lines[stop - 1], lines[stop]):
        rows += len(lines[stop].spans) > 1
        stop += 1
    if rows < 2:
        return 0
    # What follows the last full row belongs to it if it only continues its cells.
    most, stop = stop, max(at for at in range(index, stop) if len(lines[at].spans) > 1) + 1
    while stop < most and _is_continuation(lines[stop - 1], lines[stop]):
        stop += 1
    return stop


def _is_continuation(line: Line, following: Line) -> bool:
    return line.y - following.y < ROW_PITCH * following.size


def _belongs(line: Line, starts: Sequence[float]) -> bool:
    """Whether all runs of a line begin where columns do, and end before the next one."""
    if len(line.spans) > len(starts):
        return False
    for span in line.spans:
        column = _column(span.left, starts)
        if abs(span.left - starts[column]) > ALIGNED:
            return False
        if column + 1 < len(starts) and span.right > starts[column + 1] + ALIGNED:
            return False
    return True


def _is_near(line: Line, following: Line) -> bool:
    return 0 < line.y - following.y < 5 * following.size


def _column(left: float, starts: Sequence[float]) -> int:
    return max(bisect_right(starts, left + ALIGNED) - 1, 0)


def _table(lines: Sequence[Line]) -> Table:
    starts = [span.left for span in lines[0].spans]
    rows: list[list[list[Span]]] = []
    for number, line in enumerate(lines):
        if not number or not _is_continuation(lines[number - 1], line) or len(line.spans) > 1:
            rows.append([[] for _ in starts])
        for span in line.spans:
            rows[-1][_column(span.left, starts)].append(span)
    return Table(tuple(tuple(_cell(cell) for cell in row) for row in rows), starts[0])


def _cell(spans: Sequence[Span]) -> tuple[str, bool]:
    return " ".join(span.text.strip() for span in spans), bool(spans) and all(span.bold for span in spans)


_BULLETS = frozenset("•◦▪▫■□‣⁃∙●○–—-*·\uf0b7\uf0a7\uf0d8\uf02d\uf076")
