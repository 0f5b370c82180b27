"""Reads Markdown: CommonMark with tables, footnotes and front matter, by events with source ranges."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

import pyromark
from pyromark import Options

from claimaudit.formats import frontmatter, html, loose
from claimaudit.formats.comments import between_rows, blanked, place_in
from claimaudit.formats.masks import mask_shortcodes
from claimaudit.formats.references import is_reference
from claimaudit.formats.tables import Grid
from claimaudit.formats.writer import Place, Writer
from claimaudit.source import BlockKind, BlockRole

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_GFM
)
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_UNREAD = frozenset({"Image", "MetadataBlock"})
_HREF = re.compile(r"""<a\s[^>]*?href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WIDE = re.compile(r"[^\x00-\x7f]")


def read(writer: Writer) -> tuple[tuple[str, str], ...]:
    """Write the blocks of a text; returns its front matter as name and value."""
    writer.source = mask_shortcodes(writer.source)
    offsets = _Offsets(writer.source)
    reader = _Reader(writer)
    apart = between_rows(writer.source)
    for start, end in apart:
        length = len(writer.source[start:end].lstrip())
        writer.builder.comment(end - length, end, "between")
    for event, span in pyromark.events_with_range(blanked(writer.source, apart), options=_OPTIONS):
        reader.read(event, offsets[span["start"]], offsets[span["end"]])
    return tuple(reader.metadata.items())


class _Offsets:
    """From bytes of UTF-8, in which the parser counts, to code points."""

    def __init__(self, source: str) -> None:
        self._ends = [0]  # in bytes, of each character wider than one
        self._surplus = [0]  # bytes beyond code points up to there
        for wide in _WIDE.finditer(source):
            surplus = self._surplus[-1] + len(wide[0].encode()) - 1
            self._ends.append(wide.end() + surplus)
            self._surplus.append(surplus)

    def __getitem__(self, offset: int) -> int:
        return offset - self._surplus[bisect_right(self._ends, offset) - 1]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What an open list item, quote or footnote makes of the paragraphs in it."""

    kind: BlockKind = "paragraph"
    list_number: int | None = None
    is_footnote: bool = False
    term: str | None = None
    """Of a definition."""


class _Reader:
    """Follows the events of one text."""

    def __init__(self, writer: Writer) -> None:
        self.metadata: dict[str, str] = {}
        self._writer = writer
        self._passage = writer.passage()
        self._frames = [_Frame()]
        self._lists: list[int] = []
        self._grid: Grid | None = None
        self._in_head = False
        self._level = 0
        self._strong = 0
        self._unread = 0
        self._term: str | None = None  # that the next definitions define
        self._written = ""  # text of the last block
        self._done = 0  # source offset up to which everything has been written already

    def read(self, event: object, start: int, end: int) -> None:
        name, content = _unpack(event)
        match name:
            case "Start":
                self._start(*_unpack(content), start, end)
            case "End":
                self._end(_unpack(content)[0])
            case _ if self._unread or start < self._done:
                return
            case "Text" | "Code" | "FootnoteReference":
                self._inline(name, str(content), start, end)
            case "SoftBreak":
                self._passage.space(start, end)
            case "HardBreak":
                self._passage.line_break(start, end)
            case "InlineHtml":
                self._inline_html(start, end)

    def _inline(self, name: str, text: str, start: int, end: int) -> None:
        passage, source = self._passage, self._writer.source[start:end]
        if name == "FootnoteReference":
            passage.begin_link(f"#fn{text}")
            passage.add(start, end)
            passage.end_link()
        elif name == "Code":
            ticks = len(source) - len(source.lstrip("`"))
            passage.add(start + ticks, end - ticks)
        elif source == text:
            passage.add(start, end, strong=self._strong > 0)
        else:
            passage.add_as(text, start, end, strong=self._strong > 0)

    def _inline_html(self, start: int, end: int) -> None:
        tag = self._writer.source[start:end]
        if tag.startswith("<!--"):
            place = place_in("p", has_text=bool(self._passage))
            self._writer.builder.comment(start, end, place)
        link = _HREF.match(tag)
        if link:
            self._passage.begin_link(link[1])
        elif tag.lower() == "</a>":
            self._passage.end_link()
        elif _BREAK.fullmatch(tag):
            self._passage.line_break(start, end)

    def _start(self, tag: str, content: object, start: int, end: int) -> None:
        if tag not in _INLINE:
            self._flush()
        if tag in _UNREAD or (tag == "CodeBlock" and content != "Indented"):
            self._unread += 1
        match tag, content:
            case "MetadataBlock", _:
                self._front_matter(start, end)
            case "Strong", _:
                self._strong += 1
            case "Link", {"dest_url": str(target)}:
                self._passage.begin_link(target)
            case "Heading", {"level": str(level)}:
                self._level = int(level[1:])
            case "Paragraph", _ if len(self._frames) == 1 and loose.write_rows(self._writer, start, end):
                self._done = end
            case "HtmlBlock", _:
                html.read_part(self._writer, start, end)
                self._done = end
            case _:
                self._open(tag)

    def _open(self, tag: str) -> None:
        match tag:
            case "List" | "DefinitionList":
                self._lists.append(self._writer.next_list())
            case "Item":
                self._frames.append(_Frame("list_item", self._lists[-1]))
            case "DefinitionListTitle":
                self._frames.append(_Frame("list_item", self._lists[-1]))
            case "DefinitionListDefinition":
                self._frames.append(_Frame("list_item", self._lists[-1], term=self._term))
            case "FootnoteDefinition":
                self._frames.append(_Frame("list_item", self._writer.next_list(), is_footnote=True))
            case "BlockQuote":
                self._frames.append(_Frame("quote"))
            case "Table":
                self._grid = Grid(self._writer)
            case "TableHead" | "TableRow" if self._grid:
                self._in_head = tag == "TableHead"
                self._grid.begin_row()
            case "TableCell" if self._grid:
                self._grid.begin_cell(head=self._in_head)

    def _end(self, tag: str) -> None:
        if tag not in _INLINE:
            self._flush()
        # The end of a code block doesn't say whether it was fenced.
        if tag in _UNREAD or (tag == "CodeBlock" and self._unread):
            self._unread -= 1
        match tag:
            case "Strong":
                self._strong -= 1
            case "Link":
                self._passage.end_link()
            case "List" | "DefinitionList":
                self._lists.pop()
            case "DefinitionListTitle":
                self._frames.pop()
                self._term = self._written
            case "Item" | "DefinitionListDefinition" | "FootnoteDefinition" | "BlockQuote":
                self._frames.pop()
            case "Table":
                self._grid = None

    def _flush(self) -> None:
        passage, self._passage = self._passage, self._writer.passage()
        level, self._level = self._level, 0
        frame = self._frames[-1]
        if not passage:
            self._level = level
        elif level:
            self._writer.heading(passage, level)
        elif self._grid:
            self._grid.write(passage)
        else:
            is_source = frame.is_footnote and is_reference(passage.text, "footnote")
            role: BlockRole = "bibliography" if is_source else "body"
            place = Place(list_number=frame.list_number, row=frame.term, role=role)
            self._written = self._writer.write(passage, frame.kind, place)

    def _front_matter(self, start: int, end: int) -> None:
        self.metadata = frontmatter.read(self._writer.source[start:end])


def _unpack(event: object) -> tuple[str, object]:
    """The name of an event or tag, and what it holds."""
    if isinstance(event, dict):
        return next(iter(event.items()))
    return str(event), None
