"""What of each page is text: running heads and page numbers are left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimaudit.formats.converters.pdf_lines import Line, Sheet, Table, elements

EDGE = 0.085
"""Of the height of a page: running heads and page numbers stand so near its edge."""
HEADING = 1.12
"""Of the size of the body: larger type is that of headings."""
NOTE = 0.93
"""Of the size of the body: smaller type at the foot of a page is that of footnotes."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\W{0,2}\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W{0,2}", re.I)
NOTE_NUMBER = re.compile(r"\[?(\d{1,3})\]?[.)]?\s+(?=\S)|\[?(\d{1,3})\]?(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line or table, its page, counted from 1, and how it stands to the line before it."""

    page: int
    item: Line | Table
    gap: float = 0.0
    """Distance from the line above on the same page, in points; 0 for none or a new column."""


def placed_lines(sheets: Sequence[Sheet]) -> Iterator[Placed]:
    """The lines and tables of all pages in reading order."""
    found = [list(elements(sheet)) for sheet in sheets]
    running = _running_heads(sheets, found)
    body = body_size([item for items in found for item in items if isinstance(item, Line)])
    for number, (sheet, items) in enumerate(zip(sheets, found, strict=True), start=1):
        before: Line | None = None
        for item in items:
            if isinstance(item, Line) and _is_at_edge(item, sheet) and _is_running(item, running, body):
                continue
            gap = before.y - item.y if before and isinstance(item, Line) else 0.0
            yield Placed(number, item, gap)
            before = item if isinstance(item, Line) else None


def _running_heads(sheets: Sequence[Sheet], found: Sequence[Sequence[Line | Table]]) -> set[str]:
    """What stands at the edge of several pages, but for numbers."""
    times = Counter(
        text
        for sheet, items in zip(sheets, found, strict=True)
        for text in {_plain(item) for item in items if isinstance(item, Line) and _is_at_edge(item, sheet)}
    )
    return {text for text, count in times.items() if count > 2 or count == len(sheets) > 1}


def _plain(line: Line) -> str:
    return _DIGITS.sub("0", line.text)


def _is_at_edge(line: Line, sheet: Sheet) -> bool:
    return not EDGE * sheet.height < line.y < (1 - EDGE) * sheet.height


def _is_running(line: Line, running: set[str], body: float) -> bool:
    if line.size > HEADING * body:
        return False
    is_small = line.size < NOTE * body and not NOTE_NUMBER.match(line.text)
    return is_small or _plain(line) in running or _PAGE_NUMBER.fullmatch(line.text.strip()) is not None


def body_size(lines: Sequence[Line]) -> float:
    """The size of type in which most is set."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 10.0
