"""Writes the passages of a document as blocks: sections, list numbers, fused bullets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from claimaudit.formats.marks import bullets, item_marker, lead_length
from claimaudit.formats.passage import Passage
from claimaudit.formats.reading import DEFAULT, Reading
from claimaudit.source import BlockKind, BlockRole, DocumentBuilder

LABEL_LEVEL = 7
"""Rank of a bold line that heads what follows; below every true heading."""
MAX_LABEL = 80
_NUMBER = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: in which list or table, in what role."""

    list_number: int | None = None
    row: str | None = None
    column_head: str | None = None
    table: int | None = None
    row_number: int | None = None
    column_number: int | None = None
    role: BlockRole = "body"


BODY = Place()


class Writer:
    """Gives every block its section and its numbers, and hands it to the builder."""

    def __init__(self, path: str, source: str, reading: Reading = DEFAULT) -> None:
        self.source = source
        self.reading = reading
        self.builder = DocumentBuilder(path, source)
        self.notes: list[str] = []
        """What a person should know of the reading."""
        self.title: str | None = None
        """The first heading of level 1."""
        self._headings: list[tuple[int, str]] = []
        self._lists = 0
        self._tables = 0

    def next_list(self) -> int:
        """A number for a list that begins here."""
        self._lists += 1
        return self._lists - 1

    def next_table(self) -> int:
        """A number for a table that begins here."""
        self._tables += 1
        return self._tables - 1

    def passage(self) -> Passage:
        """An empty passage of this document."""
        return Passage(self.source)

    def heading(self, passage: Passage, level: int, role: BlockRole = "body") -> None:
        """Write a heading, which opens a section; a number before it is no part of it."""
        passage.end_link()
        if number := _NUMBER.match(passage.text):
            passage = passage.part(number.end(), len(passage))
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        above = self._headings[-1][0] if self._headings else 0
        shown = level if level < LABEL_LEVEL else min(above + 1, 6)
        text = self._block(passage, "heading", Place(role=role), shown)
        if text:
            self._headings.append((level, text))
        if level == 1 and not self.title:
            self.title = text or None

    def write(self, passage: Passage, kind: BlockKind, place: Place = BODY) -> str:
        """Write a block, or several where lines or bullets in it stand for themselves.

        Returns its text, white space collapsed.
        """
        passage.end_link()
        if kind == "paragraph" and _is_label(passage):
            self.heading(passage, LABEL_LEVEL, place.role)
            return ""
        return " ".join(filter(None, [self._items(line, kind, place) for line in _lines(passage)]))

    def _items(self, passage: Passage, kind: BlockKind, place: Place) -> str:
        if kind in ("quote", "caption"):
            return self._block(passage, kind, place)
        if kind != "list_item" and (lead := lead_length(passage.text)):
            parts = passage.part(0, lead), passage.part(lead, len(passage))
            return " ".join([self._block(parts[0], kind, place), self._items(parts[1], kind, place)])
        items = bullets(passage.text, is_item=kind == "list_item")
        if not items:
            return self._block(passage, kind, place)
        if kind == "paragraph":
            kind, place = "list_item", replace(place, list_number=self.next_list())
        return " ".join(filter(None, [self._block(passage.part(*item), kind, place) for item in items]))

    def _block(self, passage: Passage, kind: BlockKind, place: Place, level: int | None = None) -> str:
        self.builder.open_block(
            kind,
            section=tuple(text for _, text in self._headings),
            level=level,
            row=place.row,
            column_head=place.column_head,
            table=place.table,
            row_number=place.row_number,
            column_number=place.column_number,
            list_number=place.list_number,
            role=place.role,
        )
        passage.end_link()
        passage = passage.trimmed()
        for piece in passage.pieces:
            self.builder.add_as(piece.text, piece.start, piece.end)
        offset = self.builder.position - len(passage)
        for link in passage.links:
            self.builder.link(offset + link.start, offset + link.end, link.target)
        return self.builder.close_block()


def _is_label(passage: Passage) -> bool:
    """A bold line on its own, which writers use for a heading."""
    return passage.is_strong and len(passage) <= MAX_LABEL and passage.text[-1] not in ".,:;…"


def _lines(passage: Passage) -> list[Passage]:
    """The passage, cut at line breaks that part one statement from the next."""
    if not passage.breaks:
        return [passage]
    text = passage.text
    times = Counter(passage.breaks)
    borders = [0, *(at for at in sorted(times) if _parts(text, at, times[at])), len(text)]
    return [
        passage.part(start + (text[start] == " "), end) for start, end in pairwise(borders) if start < end
    ]


def _parts(text: str, at: int, times: int) -> bool:
    before, after = text[at - 1 : at], text[at : at + 8].lstrip()
    if not before or not after:
        return False
    if times > 1 or item_marker(after):
        return True
    return before not in ".!?,:;-–—&(/" and (after[0].isupper() or after[0].isdigit())
