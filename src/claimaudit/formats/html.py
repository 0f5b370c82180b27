"""Reads HTML from its stream of tokens, so that every word keeps its place in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from turbohtml import TokenType

from claimaudit.formats.comments import place_in
from claimaudit.formats.elements import BLOCKS, CLOSED_BY, HEADINGS, LISTS, VOID, Element
from claimaudit.formats.headrows import headed_tables
from claimaudit.formats.language import is_foreign
from claimaudit.formats.mainpart import main_part
from claimaudit.formats.passage import Passage
from claimaudit.formats.references import is_reference
from claimaudit.formats.tables import Grid
from claimaudit.formats.tokens import Token, tokens_of
from claimaudit.formats.writer import Place, Writer
from claimaudit.source import BlockRole, collapse

_META_NAMES = {
    "author": "author", "article:author": "author", "date": "date", "article:published_time": "date",
    "dc.date": "date", "article:modified_time": "updated", "last-modified": "updated",
    "description": "description", "keywords": "keywords",
}  # fmt: skip
_CONTENT = re.compile(r"""\bcontent\s*=\s*(?:"|'|(?=[^\s"']))([^"'>]*)""", re.IGNORECASE)
_STRONG = frozenset({"b", "strong"})
MAX_LOOK_UP = 64
"""How many open elements are searched for one that a start tag ends."""


def read(writer: Writer) -> tuple[tuple[str, str], ...]:
    """Write the blocks of a page; returns what its head says of it, as name and value."""
    tokens = list(tokens_of(writer.source, 0, len(writer.source)))
    page = _Page(writer, main_part(tokens))
    page.read(tokens)
    return page.metadata()


def read_part(writer: Writer, start: int, end: int) -> None:
    """Write the blocks of an HTML block inside a text of another format."""
    _Page(writer).read(list(tokens_of(writer.source, start, end)))


class _Page:
    """The open elements and the passage that is being read."""

    def __init__(self, writer: Writer, main: range | None = None) -> None:
        self._writer = writer
        self._main = main
        self._passage = writer.passage()
        self._open = [Element("")]
        self._count: Counter[str] = Counter()
        self._strong = 0
        self._term: str | None = None
        self._title: list[str] = []
        self._meta: dict[str, str] = {}
        self._foreign: set[str] = set()
        self._headed: frozenset[int] = frozenset()  # where tables begin whose first row names the columns

    def read(self, tokens: Sequence[Token]) -> None:
        self._headed = headed_tables(tokens)
        for token in tokens:
            if token.type in (TokenType.TEXT, TokenType.CHARACTER_REFERENCE):
                self._text(token)
            elif token.type == TokenType.START_TAG:
                self._start(token)
            elif token.type == TokenType.END_TAG:
                self._end(token)
            elif token.type == TokenType.COMMENT:
                place = place_in(self._open[-1].tag, has_text=bool(self._passage))
                self._writer.builder.comment(token.start, token.end, place)
        self._flush()
        if self._foreign:
            codes = ", ".join(sorted(self._foreign))
            self._writer.notes.append(f"passages in another language than English were passed over ({codes})")

    def metadata(self) -> tuple[tuple[str, str], ...]:
        title = collapse("".join(self._title))
        return (*((("title", title),) if title else ()), *self._meta.items())

    def _text(self, token: Token) -> None:
        if self._open[-1].tag == "title" and self._open[-2].tag in ("", "head", "html"):
            self._title.append(token.text)
        if self._open[-1].hidden:
            return
        # Lengths differ in references, and where the tokeniser has swallowed a stray `</>`.
        if token.type == TokenType.TEXT and len(token.text) == token.end - token.start:
            self._passage.add(token.start, token.end, strong=self._strong > 0)
        else:
            self._passage.add_as(token.text, token.start, token.end, strong=self._strong > 0)

    def _start(self, token: Token) -> None:
        tag = token.tag
        if tag in BLOCKS:
            self._flush()
            self._close_implied(tag)
        element = self._open[-1].inside(tag, token.attributes)
        if tag in VOID:
            self._void(token)
        elif tag in BLOCKS or (element.hidden and not token.self_closing):
            self._push(self._special(self._understood(element, token.attributes), token))
        elif tag == "a" and token.attributes.get("href"):
            self._passage.begin_link(token.attributes["href"])
        elif tag in _STRONG:
            self._strong += 1

    def _understood(self, element: Element, attributes: Mapping[str, str]) -> Element:
        """Hidden where it is in another language; a foreign word in a sentence is part of the sentence."""
        code = attributes.get("lang", "")
        if element.tag == "html" or not is_foreign(code):
            return element
        if not element.hidden:
            self._foreign.add(code)
        return replace(element, hidden=True)

    def _void(self, token: Token) -> None:
        if token.tag == "meta":
            self._read_meta(token)
        elif token.tag == "br" and not self._open[-1].hidden:
            self._passage.line_break(token.start, token.end)

    def _end(self, token: Token) -> None:
        tag = token.tag
        if tag in BLOCKS:
            self._flush()
        if self._count[tag]:
            while self._pop() != tag:
                pass
        elif tag == "a":
            self._passage.end_link()
        elif tag in _STRONG:
            self._strong = max(0, self._strong - 1)

    def _special(self, element: Element, token: Token) -> Element:
        """The element with its list or table, where it opens one or moves on in one."""
        attributes = token.attributes
        match element.tag:
            case "html":
                if attributes.get("lang"):
                    self._meta.setdefault("lang", attributes["lang"])
            case "table":
                grid = None
                if attributes.get("role") not in ("presentation", "none"):
                    grid = Grid(self._writer, has_heads=token.start in self._headed)
                return replace(element, grid=grid, kind="paragraph", list_number=None, in_head=False)
            case "tr" if element.grid:
                element.grid.begin_row()
            case "td" | "th":
                return self._cell(element, attributes)
            case tag if tag in LISTS:
                return replace(element, list_number=self._writer.next_list())
        return element

    def _cell(self, element: Element, attributes: Mapping[str, str]) -> Element:
        if not element.grid:
            return replace(element, kind="paragraph")
        element.grid.begin_cell(
            head=element.tag == "th" or element.in_head,
            columns=_number(attributes.get("colspan")),
            rows=_number(attributes.get("rowspan")),
        )
        return element

    def _close_implied(self, tag: str) -> None:
        if self._open[-1].tag == "p":
            self._pop()
        targets, borders = CLOSED_BY.get(tag, (frozenset(), frozenset()))
        for depth, element in enumerate(islice(reversed(self._open), MAX_LOOK_UP), start=1):
            if element.tag in borders or not targets:
                return
            if element.tag in targets:
                for _ in range(depth):
                    self._pop()
                return

    def _push(self, element: Element) -> None:
        self._open.append(element)
        self._count[element.tag] += 1

    def _pop(self) -> str:
        tag = self._open.pop().tag
        self._count[tag] -= 1
        return tag

    def _read_meta(self, token: Token) -> None:
        attributes = token.attributes
        name = attributes.get("name", attributes.get("property", "")).lower()
        content = collapse(attributes.get("content") or "")
        if name not in _META_NAMES or not content:
            return
        self._meta.setdefault(_META_NAMES[name], content)
        if name == "description" and self._writer.reading.meta_description:
            value = _CONTENT.search(self._writer.source, token.start, token.end)
            passage = self._writer.passage()
            passage.add_as(content, *(value.span(1) if value else (token.start, token.end)))
            self._writer.write(passage, "paragraph")

    def _flush(self) -> None:
        passage, self._passage, self._strong = self._passage, self._writer.passage(), 0
        element = self._open[-1]
        if not passage:
            return
        if self._main and passage.pieces[0].start not in self._main and element.tag != "h1":
            element = replace(element, aside=True, role="metadata")
        if element.kind == "heading" and element.aside:
            # What stands beside the text opens no section of it.
            self._writer.write(passage, "caption", Place(role=element.role))
        elif element.kind == "heading":
            self._writer.heading(passage, HEADINGS.get(element.tag, 6), element.role)
        elif element.kind == "table_cell" and element.grid:
            element.grid.write(passage, element.role)
        else:
            self._write(passage, element)

    def _write(self, passage: Passage, element: Element) -> None:
        number = element.list_number if element.kind == "list_item" else None
        row = self._term if element.tag == "dd" else None
        is_source = element.is_note and is_reference(passage.text, "footnote")
        role: BlockRole = "bibliography" if is_source and element.role == "body" else element.role
        text = self._writer.write(passage, element.kind, Place(list_number=number, row=row, role=role))
        if element.tag == "dt":
            self._term = text


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 4 else 1
