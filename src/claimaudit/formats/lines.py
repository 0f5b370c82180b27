"""The lines of a plain text and the shapes they come in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from claimaudit.formats.passage import WHITE_SPACE

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_RULE = re.compile(r"([-=_*~#·—–+])(?:[ \t]*\1){2,}")
_DELIMITERS = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
_LEADER = re.compile(r"[ \t]*(?:\.{4,}|(?:\. ){3,}\.?|…{2,}|·{3,})[ \t]*")
_GAP = re.compile(r"\t[ \t]*| {2,}[ \t]*")
_LEADER_MARKS = ("....", ". . . ", "……", "···")
"""Of which each leader has one."""
_WIDE_GAP = re.compile(r"\t| {3}")
MAX_ROW = 300
"""A longer line is no row of a table laid out with dots or spaces."""
MAX_LABEL = 60
"""A longer text before a gap heads no row."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its line end and outer white space."""

    start: int
    end: int
    indent: int
    """How far it is from the margin."""
    text: str
    after_gap: bool = False
    """Whether an empty line stands before it."""

    def is_rule(self) -> bool:
        """A line drawn with punctuation."""
        return len(self.text) <= MAX_ROW and _RULE.fullmatch(self.text) is not None

    def is_delimiter(self) -> bool:
        """The line under the heads of a Markdown table."""
        return "|" in self.text and _DELIMITERS.fullmatch(self.text) is not None

    def pipe_cells(self) -> list[tuple[int, int]]:
        """Source ranges of the cells, where pipes part them; empty for other lines."""
        if "|" not in self.text:
            return []
        bars = [index for index, character in enumerate(self.text) if character == "|"]
        if bars[0] > 0:
            bars.insert(0, -1)
        if bars[-1] < len(self.text) - 1:
            bars.append(len(self.text))
        return [(self.start + left + 1, self.start + right) for left, right in pairwise(bars)]

    def leader_cells(self) -> list[tuple[int, int]]:
        """Source ranges of what stands before and after dotted leaders; empty for other lines."""
        may_hold = len(self.text) <= MAX_ROW and any(mark in self.text for mark in _LEADER_MARKS)
        leader = _LEADER.search(self.text) if may_hold else None
        if not leader or not 0 < leader.start() <= MAX_LABEL or leader.end() == len(self.text):
            return []
        return [(self.start, self.start + leader.start()), (self.start + leader.end(), self.end)]

    def has_wide_gap(self) -> bool:
        """White space inside the line that no typist leaves between words."""
        return _WIDE_GAP.search(self.text) is not None

    def columns(self) -> list[tuple[int, int]]:
        """Source ranges of the columns that wide gaps part; empty where there are none."""
        if len(self.text) > MAX_ROW or not ("  " in self.text or "\t" in self.text):
            return []
        gaps = list(_GAP.finditer(self.text))
        starts = [0, *(gap.end() for gap in gaps)]
        ends = [*(gap.start() for gap in gaps), len(self.text)]
        if ends[0] > MAX_LABEL or self.text[ends[0] - 1] in ".!?,;":
            return []
        return [(self.start + start, self.start + end) for start, end in zip(starts, ends, strict=True)]

    def column_starts(self) -> tuple[int, ...]:
        """Where the columns begin, counted from the margin; after tabs only their number counts."""
        columns = self.columns()
        if "\t" in self.text:
            return tuple(range(len(columns)))
        return tuple(start - self.start + self.indent for start, _ in columns)


def split_lines(source: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a source range that hold text, in order."""
    lines: list[Line] = []
    gap = True
    for match in _LINE.finditer(source, start, len(source) if end is None else end):
        text = match[1].strip(WHITE_SPACE + "\ufeff\u200b")
        if text.strip():
            indent = match[1].index(text[0])
            first = match.start() + indent
            lines.append(Line(first, first + len(text), indent, text, gap))
        gap = not text.strip()
    return lines
