"""Documents of formats without a text source: their text is extracted, and offsets count in that.

A converter gives pages of HTML. They are read as any other page, and then written out as plain text,
block by block, which becomes the source of the document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from claimaudit.formats import html
from claimaudit.formats.reading import Reading
from claimaudit.formats.writer import Writer
from claimaudit.source import Block, Document, DocumentBuilder, Part


@dataclass(frozen=True, slots=True)
class Extracted:
    """The builder of a document, complete, and what the document says of itself."""

    builder: DocumentBuilder
    title: str | None
    metadata: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    parts: tuple[Part, ...]


def extract(path: str, converted: Any) -> Extracted:
    """The document in what a converter gave (`converters.page.Converted`, as JSON)."""
    pages = [_read(path, page["html"], page["places"]) for page in converted["pages"]]
    source = "".join(_source(pages))
    builder = DocumentBuilder(path, source)
    copy = _Copy(builder)
    for page in pages:
        copy.page(page)
    metadata = dict(converted["metadata"])
    headed = next((page.document.title for page in pages if page.document.title), None)
    # A book is called what it says it is called; its first heading may be "Copyright".
    title = metadata.get("title") or headed if len(pages) > 1 else headed
    return Extracted(builder, title, tuple(metadata.items()), tuple(converted["notes"]), tuple(copy.parts))


@dataclass(frozen=True, slots=True)
class _Page:
    document: Document
    """Over the HTML."""
    places: Sequence[tuple[int, str]]


def _read(path: str, source: str, places: Sequence[tuple[int, str]]) -> _Page:
    writer = Writer(path, source, Reading())
    html.read(writer)
    return _Page(writer.builder.build(title=writer.title), places)


def _source(pages: Sequence[_Page]) -> Iterator[str]:
    """The text of all blocks, a row of a table and an item of a list on a line of its own."""
    before: Block | None = None
    for page in pages:
        for block in page.document.blocks:
            if before:
                yield _gap(before, block)
            yield page.document.text[block.start : block.end]
            before = block
        before = before and Block("paragraph", before.start, before.end)


def _gap(before: Block, block: Block) -> str:
    if block.table is not None and block.table == before.table:
        return "\t" if block.row_number == before.row_number else "\n"
    if block.list_number is not None and block.list_number == before.list_number:
        return "\n"
    return "\n\n"


class _Copy:
    """Copies blocks into one builder, one behind the other; lists and tables are numbered through."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self.parts: list[Part] = []
        self._builder = builder
        self._before: Block | None = None
        self._offset = 0  # in the extracted text
        self._lists = self._tables = 0
        self._headings: list[tuple[int, str]] = []  # those open, from the highest down

    def page(self, page: _Page) -> None:
        above = self._above(page)
        for block in page.document.blocks:
            self._block(page, block, above)
            self._outline(page, block)
        self._before = self._before and Block("paragraph", self._before.start, self._before.end)
        numbers = [(block.list_number, block.table) for block in page.document.blocks]
        self._lists += 1 + max((number for number, _ in numbers if number is not None), default=-1)
        self._tables += 1 + max((number for _, number in numbers if number is not None), default=-1)

    def _above(self, page: _Page) -> tuple[str, ...]:
        """The headings of earlier pages that a page goes on under: higher ones than all of its own."""
        levels = [block.level for block in page.document.blocks if block.kind == "heading" and block.level]
        return tuple(text for level, text in self._headings if level < min(levels, default=0))

    def _outline(self, page: _Page, block: Block) -> None:
        if block.kind == "heading" and block.level:
            higher = [heading for heading in self._headings if heading[0] < block.level]
            self._headings = [*higher, (block.level, page.document.text[block.start : block.end])]

    def _block(self, page: _Page, block: Block, above: tuple[str, ...]) -> None:
        if self._before:
            self._offset += len(_gap(self._before, block))
        self._before = block
        self._builder.open_block(
            block.kind,
            section=(*above, *block.section),
            level=block.level,
            row=block.row,
            column_head=block.column_head,
            table=None if block.table is None else block.table + self._tables,
            row_number=block.row_number,
            column_number=block.column_number,
            list_number=None if block.list_number is None else block.list_number + self._lists,
            role=block.role,
        )
        length = block.end - block.start
        self._builder.add(self._offset, self._offset + length)
        self._links(page.document, block)
        self._places(page, block)
        self._offset += length

    def _links(self, document: Document, block: Block) -> None:
        shift = self._builder.position - block.end
        first = bisect_right(document.links, block.start - 1, key=lambda link: link.start)
        for link in document.links[first:]:
            if link.start >= block.end:
                break
            self._builder.link(link.start + shift, min(link.end, block.end) + shift, link.target)

    def _places(self, page: _Page, block: Block) -> None:
        """The places that a block begins in and goes on to: a paragraph may run on to the next page."""
        begin = page.document.locate(block.start, block.start + 1).start
        end = page.document.locate(block.end - 1, block.end).end
        first = bisect_right(page.places, begin, key=lambda place: place[0]) - 1
        here = [place for place in page.places[max(first, 0) :] if place[0] < end] if page.places else []
        for offset, name in here:
            position = page.document.positions(page.document.region(max(offset, begin), end))[0]
            at = self._offset + max(position, block.start) - block.start
            if not self.parts or self.parts[-1].name != name:
                self.parts.append(Part(at, name))
