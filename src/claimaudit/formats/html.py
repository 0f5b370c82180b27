"""Reads HTML from its stream of tokens, so that every word keeps its place in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from turbohtml import TokenType, tokenize

from claimaudit.formats.comments import place_in
from claimaudit.formats.elements import BLOCKS, CLOSED_BY, HEADINGS, LISTS, VOID, Element
from claimaudit.formats.passage import Passage
from claimaudit.formats.tables import Grid
from claimaudit.formats.writer import Place, Writer
from claimaudit.source import collapse

_META_NAMES = {
    "author": "author", "article:author": "author", "date": "date", "article:published_time": "date",
    "dc.date": "date", "article:modified_time": "updated", "last-modified": "updated",
    "description": "description", "keywords": "keywords",
}  # fmt: skip
_STRONG = frozenset({"b", "strong"})
MAX_LOOK_UP = 64
"""How many open elements are searched for one that a start tag ends."""


def read(writer: Writer) -> tuple[tuple[str, str], ...]:
    """Write the blocks of a page; returns what its head says of it, as name and value."""
    page = _Page(writer)
    page.read(0, len(writer.source))
    return page.metadata()


def read_part(writer: Writer, start: int, end: int) -> None:
    """Write the blocks of an HTML block inside a text of another format."""
    _Page(writer).read(start, end)


class _Token(NamedTuple):
    type: TokenType
    text: str
    tag: str
    attributes: Mapping[str, str]
    self_closing: bool
    start: int
    end: int


def _tokens(source: str, start: int, end: int) -> Iterator[_Token]:
    # A carriage return becomes a space of the same length, so that lines and columns are offsets.
    text = source[start:end].replace("\r\n", " \n").replace("\r", "\n")
    # An end tag without a name is nothing, but the tokenizer joins the text around it, so that the text
    # is shorter than its source; a start tag of the same length, with no effect, keeps the two apart.
    text = text.replace("</>", "<i>")
    lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    tokens = list(tokenize(text, resolve_references=False))
    begins = [lines[token.line - 1] + token.col for token in tokens] + [len(text)]
    for token, (begin, finish) in zip(tokens, pairwise(begins), strict=True):
        yield _Token(
            type=token.type,
            text=token.data or "",
            tag=token.tag or "",
            attributes=dict(token.attrs or ()),
            self_closing=token.self_closing,
            start=start + begin,
            end=start + finish,
        )


class _Page:
    """The open elements and the passage that is being read."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._passage = writer.passage()
        self._open = [Element("")]
        self._count: Counter[str] = Counter()
        self._strong = 0
        self._term: str | None = None
        self._title: list[str] = []
        self._meta: dict[str, str] = {}

    def read(self, start: int, end: int) -> None:
        for token in _tokens(self._writer.source, start, end):
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

    def metadata(self) -> tuple[tuple[str, str], ...]:
        title = collapse("".join(self._title))
        return (*((("title", title),) if title else ()), *self._meta.items())

    def _text(self, token: _Token) -> None:
        if self._open[-1].tag == "title" and self._open[-2].tag in ("", "head", "html"):
            self._title.append(token.text)
        if self._open[-1].hidden:
            return
        # Lengths differ in references, and where the tokeniser has swallowed a stray `</>`.
        if token.type == TokenType.TEXT and len(token.text) == token.end - token.start:
            self._passage.add(token.start, token.end, strong=self._strong > 0)
        else:
            self._passage.add_as(token.text, token.start, token.end, strong=self._strong > 0)

    def _start(self, token: _Token) -> None:
        tag = token.tag
        if tag in BLOCKS:
            self._flush()
            self._close_implied(tag)
        element = self._open[-1].inside(tag, token.attributes)
        if tag in VOID:
            self._void(token)
        elif tag in BLOCKS or (element.hidden and not token.self_closing):
            self._push(self._special(element, token.attributes))
        elif tag == "a" and token.attributes.get("href"):
            self._passage.begin_link(token.attributes["href"])
        elif tag in _STRONG:
            self._strong += 1

    def _void(self, token: _Token) -> None:
        if token.tag == "meta":
            self._read_meta(token.attributes)
        elif token.tag == "br" and not self._open[-1].hidden:
            self._passage.line_break(token.start, token.end)

    def _end(self, token: _Token) -> None:
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

    def _special(self, element: Element, attributes: Mapping[str, str]) -> Element:
        """The element with its list or table, where it opens one or moves on in one."""
        match element.tag:
            case "html":
                if attributes.get("lang"):
                    self._meta.setdefault("lang", attributes["lang"])
            case "table":
                grid = None if attributes.get("role") in ("presentation", "none") else Grid(self._writer)
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

    def _read_meta(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("name", attributes.get("property", "")).lower()
        if name in _META_NAMES and attributes.get("content"):
            self._meta.setdefault(_META_NAMES[name], collapse(attributes["content"]))

    def _flush(self) -> None:
        passage, self._passage, self._strong = self._passage, self._writer.passage(), 0
        element = self._open[-1]
        if not passage:
            return
        if element.kind == "heading":
            self._writer.heading(passage, HEADINGS.get(element.tag, 6), element.role)
        elif element.kind == "table_cell" and element.grid:
            element.grid.write(passage, element.role)
        else:
            self._write(passage, element)

    def _write(self, passage: Passage, element: Element) -> None:
        number = element.list_number if element.kind == "list_item" else None
        row = self._term if element.tag == "dd" else None
        text = self._writer.write(
            passage, element.kind, Place(list_number=number, row=row, role=element.role)
        )
        if element.tag == "dt":
            self._term = text


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 4 else 1
