"""The units of a plain text: which lines belong together, and in what shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from claimaudit.formats.lines import Line
from claimaudit.formats.marks import item_marker

Shape = Literal["prose", "item", "pipes", "leaders", "columns"]

MIN_WIDTH, MAX_WIDTH = 40, 120
"""Between these, somebody may have broken the lines by hand."""
MIN_PAIRS = 3
"""Fewer line ends show a width only if a small letter follows each."""
WRAPPED_SHARE = 0.6
"""So many line ends of a wrapped text stand where the next word would no longer have fitted."""
_STOPS = tuple(".!?:;")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, list item or table: some lines and what they form."""

    shape: Shape
    lines: tuple[Line, ...]
    rule: str = ""
    """The character of a rule drawn right under it."""

    @property
    def text(self) -> str:
        """Of the first line: enough to tell headings and marks by."""
        return self.lines[0].text


def units(lines: Sequence[Line]) -> list[Unit]:
    """The lines of a text, gathered into units; rules are dropped."""
    width = wrap_width(lines)
    found: list[Unit] = []
    index = 0
    while index < len(lines):
        if lines[index].is_rule():
            _underline(found, lines[index])
            index += 1
            continue
        shape, stop = _unit_at(lines, index, width)
        found.append(Unit(shape, tuple(lines[index:stop])))
        index = stop
    return found


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the lines were broken; None where each line end is the end of something."""
    pairs = [
        (a, b) for a, b in pairwise(lines) if len(a.text) + a.indent <= MAX_WIDTH and _may_continue(a, b)
    ]
    if len(pairs) < MIN_PAIRS and not all(b.text[0].islower() for _, b in pairs):
        return None
    if not pairs:
        return None
    ends = sorted(a.indent + len(a.text) for a, _ in pairs)
    width = ends[(len(ends) - 1) * 9 // 10]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    return width if width >= MIN_WIDTH and full >= WRAPPED_SHARE * len(pairs) else None


def _may_continue(line: Line, following: Line) -> bool:
    is_apart = following.after_gap or line.is_rule() or following.is_rule() or _starts_unit(following)
    return not is_apart and line.text.startswith(">") == following.text.startswith(">")


def _starts_unit(line: Line) -> bool:
    return bool(item_marker(line.text) or "|" in line.text or line.leader_cells() or line.has_wide_gap())


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next word would not have fitted into the line."""
    word = following.text.split(maxsplit=1)[0]
    return line.indent + len(line.text) + 1 + len(word) > width


def _underline(found: list[Unit], rule: Line) -> None:
    if not rule.after_gap and found and len(found[-1].lines) == 1 and found[-1].shape == "prose":
        found[-1] = replace(found[-1], rule=rule.text[0])


def _unit_at(lines: Sequence[Line], index: int, width: int | None) -> tuple[Shape, int]:
    """The shape of the unit that begins with a line, and the index behind its last line."""
    if stop := _pipes(lines, index):
        return "pipes", stop
    if stop := _run(lines, index, lambda line: bool(line.leader_cells())):
        return "leaders", stop
    if stop := _columns(lines, index):
        return "columns", stop
    shape: Shape = "item" if item_marker(lines[index].text) else "prose"
    stop = index + 1
    while stop < len(lines) and _continues(lines[stop - 1], lines[stop], lines[index], width):
        stop += 1
    return shape, stop


def _continues(line: Line, following: Line, first: Line, width: int | None) -> bool:
    if not _may_continue(line, following):
        return False
    if item_marker(first.text) and following.indent > first.indent:
        return True
    starts_low = following.text[0].islower()
    if line.text.startswith(">") or (starts_low and line.text.endswith(",")):
        return True
    if width is None:
        return False
    return (starts_low and not line.text.endswith(_STOPS)) or _is_full(line, following, width)


def _run(lines: Sequence[Line], index: int, belongs: Callable[[Line], bool]) -> int:
    """The index behind the lines in a row that belong together; 0 where there are none."""
    stop = index
    while stop < len(lines) and belongs(lines[stop]) and (stop == index or not lines[stop].after_gap):
        stop += 1
    return stop if stop > index else 0


def _pipes(lines: Sequence[Line], index: int) -> int:
    cells = len(lines[index].pipe_cells())
    stop = _run(
        lines, index, lambda line: len(line.pipe_cells()) > 1 and abs(len(line.pipe_cells()) - cells) < 2
    )
    return stop if stop - index > 1 else 0


def _columns(lines: Sequence[Line], index: int) -> int:
    first = lines[index].column_starts()
    stop = _run(lines, index, lambda line: line.column_starts() == first and len(line.columns()) > 1)
    return stop if stop - index > 1 else 0
