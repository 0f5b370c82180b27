"""Reads plain text: paragraphs, wrapped or one a line, headings, lists and tables by their looks."""

from __future__ import annotations

import re

from claimaudit.formats import loose, markdown
from claimaudit.formats.headings import heading_levels
from claimaudit.formats.lines import Line, split_lines
from claimaudit.formats.marks import mark_length
from claimaudit.formats.passage import Passage
from claimaudit.formats.units import Unit, units
from claimaudit.formats.writer import Place, Writer
from claimaudit.source import BlockKind

_HASHES = re.compile(r"#{1,6}[ \t]+\S")
_EMPHASIS = re.compile(r"(?<!\*)\*\*(?!\*)|(?<!~)~~(?!~)")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|photo|image|picture|chart|graph|illustration)\s*\d*\s*[:.]\s", re.I
)
_RATING = re.compile(r"[*★☆⭐]{1,5}\s+(?=[\"“«])")
_QUOTE = re.compile(r"[\"“«]")
_ATTRIBUTION = re.compile(r"\W*(?:$|[-–—(]|[A-Z])")
_QUOTED_LINE = re.compile(r">+[ \t]*")
_CLOSING = '"”»'
MAX_ATTRIBUTION = 60


def read(writer: Writer) -> tuple[tuple[str, str], ...]:
    """Write the blocks of a text; it has no metadata apart from them."""
    lines = split_lines(writer.source)
    if _is_markdown(lines):
        return markdown.read(writer)
    found = units(lines)
    lists = _Lists(writer)
    for unit, level in zip(found, heading_levels(found), strict=True):
        if level:
            writer.heading(_passage(writer, unit), level)
            lists.end()
        elif unit.shape == "item":
            lists.write(unit)
        else:
            _write(writer, unit)
            lists.end()
    return ()


def _is_markdown(lines: list[Line]) -> bool:
    """Markdown saved under the name of a plain text: hash headings, or a table with its delimiters."""
    return sum(_HASHES.match(line.text) is not None for line in lines) > 1 or any(
        line.is_delimiter() and len(line.pipe_cells()) > 1 for line in lines
    )


class _Lists:
    """The numbers of the lists that are open, by how far their items are indented."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._numbers: dict[int, int] = {}

    def write(self, unit: Unit) -> None:
        """Write a list item."""
        indent = unit.lines[0].indent
        self._numbers = {column: number for column, number in self._numbers.items() if column <= indent}
        if indent not in self._numbers:
            self._numbers[indent] = self._writer.next_list()
        passage = _passage(self._writer, unit, mark_length(unit.text))
        self._writer.write(passage, "list_item", Place(list_number=self._numbers[indent]))

    def end(self) -> None:
        """Something else than an item has come."""
        self._numbers = {}


def _write(writer: Writer, unit: Unit) -> None:
    match unit.shape:
        case "pipes":
            loose.write_pipe_table(writer, unit.lines)
        case "leaders":
            loose.write_table(writer, [line.leader_cells() for line in unit.lines])
        case "columns":
            loose.write_columns(writer, unit.lines)
        case _:
            rating = _RATING.match(unit.text)
            passage = _passage(writer, unit, rating.end() if rating else 0)
            if passage:
                writer.write(passage, _kind(unit, passage.text))


def _kind(unit: Unit, text: str) -> BlockKind:
    if unit.text.startswith(">") or is_quote(text):
        return "quote"
    return "caption" if _CAPTION.match(text) else "paragraph"


def is_quote(text: str) -> bool:
    """Words of somebody, whole: what follows them says at most whose they are."""
    if not _QUOTE.match(text):
        return False
    end = max(text.rfind(mark) for mark in '"”»')
    rest = text[end + 1 :]
    if text.count('"') > 2 or text.count("”") > 1 or text.count("»") > 1:
        return False
    return end > 0 and len(rest) <= MAX_ATTRIBUTION and _ATTRIBUTION.match(rest) is not None


def _passage(writer: Writer, unit: Unit, skip: int = 0) -> Passage:
    """The text of a unit without its first `skip` characters, quote marks and signs of emphasis."""
    passage = writer.passage()
    for number, line in enumerate(unit.lines):
        quoted = _QUOTED_LINE.match(line.text)
        start = line.start + (skip if number == 0 else 0) + (quoted.end() if quoted else 0)
        if number:
            passage.space(unit.lines[number - 1].end, line.start)
        _add(passage, start, line.end)
    return passage


def _add(passage: Passage, start: int, end: int) -> None:
    signs = [match.span() for match in _EMPHASIS.finditer(passage.source, start, end)]
    for sign_start, sign_end in signs if len(signs) % 2 == 0 else []:
        passage.add(start, sign_start)
        start = sign_end
    passage.add(start, end)
