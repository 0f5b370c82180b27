"""The drawn lines of a page and the tables that they frame."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SAME = 2.5
"""Points by which lines that meet may miss one another."""
MIN_CELL = 6.0
"""Points; lower or narrower frames are ornaments."""

Stroke = tuple[float, float, float, float]
"""A straight line: left, bottom, right, top."""


@dataclass(slots=True)
class Frame:
    """A table: the borders of its rows, from the top down, and of its columns."""

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    _claimed: bool = field(default=False)

    def claim(self) -> bool:
        """Whether nobody has claimed it before."""
        first, self._claimed = not self._claimed, True
        return first

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def left(self) -> float:
        return self.xs[0]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.ys[-1] < y < self.ys[0] and self.xs[0] - SAME < x < self.xs[-1] + SAME

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a point in it."""
        row = bisect_left(self.ys, -y, key=lambda border: -border) - 1
        column = bisect_right(self.xs, x + SAME) - 1
        return min(max(row, 0), self.rows - 1), min(max(column, 0), self.columns - 1)


@dataclass(frozen=True, slots=True)
class Grid:
    """The tables of a page."""

    frames: tuple[Frame, ...]

    @classmethod
    def of(cls, strokes: Iterable[Stroke]) -> Grid:
        """The tables that some lines frame."""
        flat: list[Stroke] = []
        steep: list[Stroke] = []
        for left, bottom, right, top in strokes:
            if top - bottom <= SAME and right - left > MIN_CELL:
                flat.append((left, bottom, right, top))
            elif right - left <= SAME and top - bottom > MIN_CELL:
                steep.append((left, bottom, right, top))
        return cls(tuple(_frames(_joined(flat), steep)))

    def table_of(self, x: float, y: float) -> Frame | None:
        """The table that a point lies in."""
        return next((frame for frame in self.frames if frame.holds(x, y)), None)


def _joined(flat: Sequence[Stroke]) -> list[tuple[float, float, float]]:
    """Horizontal lines as height, left and right; pieces of one line are put together."""
    lines: list[tuple[float, float, float]] = []
    for left, bottom, right, _ in sorted(flat, key=lambda stroke: (-round(stroke[1] / SAME), stroke[0])):
        if lines and abs(lines[-1][0] - bottom) <= SAME and left <= lines[-1][2] + SAME:
            y, start, end = lines[-1]
            lines[-1] = (y, start, max(end, right))
        else:
            lines.append((bottom, left, right))
    return lines


def _frames(lines: Sequence[tuple[float, float, float]], steep: Sequence[Stroke]) -> Iterable[Frame]:
    """Runs of rows between horizontal lines of one width, with vertical lines through each."""
    widths: dict[tuple[int, int], list[float]] = defaultdict(list)
    for y, left, right in lines:
        widths[round(left / 4), round(right / 4)].append(y)
    for (left, right), ys in widths.items():
        rows: list[float] = []
        borders: list[float] = []
        for top, bottom in pairwise(sorted(ys, reverse=True)):
            if top - bottom < MIN_CELL:
                continue
            through = _through(steep, top, bottom, 4 * left - 6, 4 * right + 6)
            if len(through) < 3:
                yield from _frame(rows, borders)
                rows, borders = [], []
                continue
            rows = [*rows, bottom] if rows else [top, bottom]
            borders = through if len(through) > len(borders) else borders
        yield from _frame(rows, borders)


def _frame(rows: Sequence[float], borders: Sequence[float]) -> Iterable[Frame]:
    if len(rows) > 1:
        yield Frame(tuple(rows), tuple(borders))


def _through(steep: Sequence[Stroke], top: float, bottom: float, left: float, right: float) -> list[float]:
    """Where vertical lines pass through a row, from left to right."""
    middle = (top + bottom) / 2
    found: list[float] = []
    for x, low, _, high in sorted(steep):
        if low < middle < high and left <= x <= right and (not found or x - found[-1] > MIN_CELL):
            found.append(x)
    return found
