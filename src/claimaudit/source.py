"""A document that has been read: its text, its blocks, and the way home to the source.

All offset arithmetic of the project lives here. Three coordinates, never mixed:

- source offset: code points of the decoded file without its byte order mark;
- text position: an index into `Document.text`, which is what the pipeline sees;
- line and column: 1-based, made only when something is written.

Ranges are half-open everywhere.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list_item", "table_cell", "quote", "caption"]
BlockRole = Literal["body", "bibliography", "metadata"]
"""`body` is read for claims; `bibliography` (reference lists) and `metadata` (byline, dates, front
matter) are kept for the rules on documents. Navigation, scripts and styles are not read at all."""

CommentPlace = Literal["between", "opening", "within"]
"""Of a comment: between blocks; inside one, but before its words; inside one, after some of its words."""

# Editors count these as line ends. `str.splitlines` would also break at U+2028 and form feeds.
_LINE_END = re.compile(r"\r\n|\r|\n")
_SPACE = re.compile(r"\s+")

BLOCK_GAP = "\n\n\n\n"
"""What stands between two blocks in `Document.text`; it belongs to no block. It is wide enough for the
pipeline to think a subject into it where a list item has none."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the source file, with line and column (1-based, end exclusive)."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    verbatim: bool
    """Whether the text it stands for equals `source[start:end]` as it is."""
    part: str | None = None
    """Where a person would look in a format without lines, such as "page 3": line and column then
    count in the text that was extracted."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text and the piece of the source that it came from."""

    text_start: int
    text_end: int
    start: int
    end: int
    verbatim: bool
    """The two pieces are equal; else the source piece stands for the whole text piece (an entity, a
    folded line break, a gap between blocks)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell, quote or caption; a hard sentence border."""

    kind: BlockKind
    start: int
    end: int
    """Text positions."""
    section: tuple[str, ...] = ()
    """Enclosing headings, outermost first."""
    level: int | None = None
    """Of a heading, 1 to 6."""
    row: str | None = None
    """Of a table cell: the text of the first cell in its row; None in that first cell itself."""
    column_head: str | None = None
    """Of a table cell: the head of its column."""
    table: int | None = None
    row_number: int | None = None
    column_number: int | None = None
    """Which table of the document, and where in it, 0-based; None outside tables. A cell that holds a
    list gives several blocks with the same numbers."""
    list_number: int | None = None
    """Which list of the document an item belongs to; items with the same number stand together."""
    role: BlockRole = "body"


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink or reference mark that the markup gives, over text positions."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the markup, by its source offsets. No reader of the page sees it."""

    start: int
    end: int
    place: CommentPlace


@dataclass(frozen=True, slots=True)
class Part:
    """What the source is called from an offset on, in a format that people don't read by lines."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """A readable text, its blocks, and the map to where each character stands in the file."""

    path: str
    """As given, with POSIX separators."""
    source: str
    text: str
    segments: tuple[Segment, ...]
    blocks: tuple[Block, ...]
    key: str = ""
    """The path relative to the project root: what ids and baselines are made from."""
    title: str | None = None
    encoding: str = "utf-8"
    sha256: str = ""
    """Of the bytes of the file."""
    links: tuple[Link, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    """Front matter and HTML head, as name and value: title, author, date, description, lang."""
    notes: tuple[str, ...] = ()
    """What a person should know of the reading: a guessed encoding, a language other than English."""
    comments: tuple[Comment, ...] = ()
    """In source order."""
    parts: tuple[Part, ...] = ()
    """Pages, paragraphs or chapters by their offsets; empty where lines tell the place."""
    _line_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)
    _segment_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def locate(self, start: int, end: int) -> Region:
        """The region of the source that the text positions `start:end` came from."""
        if end <= start:
            raise ValueError(f"an empty range has no region: {start}:{end}")
        first, last = self._segment_at(start), self._segment_at(end - 1)
        begin = first.start + (start - first.text_start if first.verbatim else 0)
        finish = last.start + (end - last.text_start) if last.verbatim else last.end
        return self.region(begin, finish, verbatim=self.source[begin:finish] == self.text[start:end])

    def positions(self, region: Region) -> tuple[int, int]:
        """The text positions that a region stands for: `locate` the other way round."""
        first, last = self._segment_from(region.start), self._segment_from(region.end - 1)
        begin = first.text_start + (region.start - first.start if first.verbatim else 0)
        finish = last.text_start + (region.end - last.start) if last.verbatim else last.text_end
        return min(begin, first.text_end), min(finish, last.text_end)

    def region(self, start: int, end: int, *, verbatim: bool = True) -> Region:
        """The region of the source offsets `start:end`."""
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return Region(start, end, line, column, end_line, end_column, verbatim, self._part_at(start))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a source offset, both 1-based."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def block_at(self, position: int) -> Block | None:
        """The block that holds a text position; None in the gap between two blocks."""
        index = bisect_right(self.blocks, position, key=lambda block: block.start) - 1
        if index >= 0 and position < self.blocks[index].end:
            return self.blocks[index]
        return None

    def slice(self, start: int, end: int) -> str:
        """The text as a reader sees it: white space collapsed."""
        return collapse(self.text[start:end])

    def _part_at(self, offset: int) -> str | None:
        index = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        return self.parts[index].name if index >= 0 else None

    def _segment_at(self, position: int) -> Segment:
        # Segments with equal starts can't be: an empty piece is never added.
        return self.segments[bisect_right(self._segment_starts, position) - 1]

    def _segment_from(self, offset: int) -> Segment:
        # Markup between two segments belongs to the one before it.
        index = bisect_right(self.segments, offset, key=lambda segment: segment.start) - 1
        return self.segments[max(index, 0)]

    @classmethod
    def plain(cls, text: str, path: str = "<text>") -> Document:
        """A text without markup, taken as one paragraph."""
        builder = DocumentBuilder(path, text)
        builder.open_block("paragraph")
        builder.add(0, len(text))
        return builder.build()


def collapse(text: str) -> str:
    """White space runs (NBSP and line ends included) as one space, none at the ends."""
    return _SPACE.sub(" ", text).strip()


class DocumentBuilder:
    """Builds a document piece by piece in source order.

    Verbatim text is sliced from the source by the builder itself, so a text can't disagree with its
    offsets. Empty blocks are dropped.
    """

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source
        self._pieces: list[str] = []
        self._length = 0
        self._segments: list[Segment] = []
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._comments: list[Comment] = []
        self._open: Block | None = None
        self._first_piece: int | None = None  # of the open block, once it has text

    @property
    def position(self) -> int:
        """The text position at which the next piece will stand."""
        return self._length

    def open_block(
        self,
        kind: BlockKind,
        *,
        section: tuple[str, ...] = (),
        level: int | None = None,
        row: str | None = None,
        column_head: str | None = None,
        table: int | None = None,
        row_number: int | None = None,
        column_number: int | None = None,
        list_number: int | None = None,
        role: BlockRole = "body",
    ) -> None:
        """Close the open block, if any, and begin another."""
        self.close_block()
        self._open = Block(
            kind=kind,
            start=-1,
            end=-1,
            section=section,
            level=level,
            row=row,
            column_head=column_head,
            table=table,
            row_number=row_number,
            column_number=column_number,
            list_number=list_number,
            role=role,
        )

    def add(self, start: int, end: int) -> None:
        """Add the source piece `start:end` as it stands."""
        if end > start:
            self._add(self.source[start:end], start, end, verbatim=True)

    def add_as(self, text: str, start: int, end: int) -> None:
        """Add `text` for the source piece `start:end`: an entity, a folded line break."""
        if text:
            self._add(text, start, end, verbatim=text == self.source[start:end])

    def link(self, start: int, end: int, target: str) -> None:
        """Mark the text positions `start:end` as a link to `target`."""
        if end > start:
            self._links.append(Link(start, end, target))

    def comment(self, start: int, end: int, place: CommentPlace) -> None:
        """Note a comment at the source range `start:end`."""
        self._comments.append(Comment(start, end, place))

    def close_block(self) -> str:
        """Close the open block; its text with white space collapsed, "" where it held none."""
        block, self._open = self._open, None
        if block is None or self._first_piece is None:
            return ""
        text = "".join(self._pieces[self._first_piece :])
        self._blocks.append(replace(block, start=self._length - len(text), end=self._length))
        self._first_piece = None
        return collapse(text)

    def build(
        self,
        *,
        key: str | None = None,
        title: str | None = None,
        encoding: str = "utf-8",
        sha256: str | None = None,
        metadata: tuple[tuple[str, str], ...] = (),
        notes: tuple[str, ...] = (),
        parts: tuple[Part, ...] = (),
    ) -> Document:
        """The finished document. Without `sha256`, that of the source in UTF-8."""
        self.close_block()
        starts = [0, *(match.end() for match in _LINE_END.finditer(self.source))]
        return Document(
            path=self.path,
            source=self.source,
            text="".join(self._pieces),
            segments=tuple(self._segments),
            blocks=tuple(self._blocks),
            key=self.path if key is None else key,
            title=title,
            encoding=encoding,
            sha256=sha256 or hashlib.sha256(self.source.encode("utf-8", "surrogatepass")).hexdigest(),
            links=tuple(self._links),
            metadata=metadata,
            notes=notes,
            comments=tuple(sorted(self._comments, key=lambda comment: comment.start)),
            parts=parts,
            _line_starts=tuple(starts),
            _segment_starts=tuple(segment.text_start for segment in self._segments),
        )

    def _add(self, text: str, start: int, end: int, *, verbatim: bool) -> None:
        if self._open is None:
            raise ValueError("text was added outside a block")
        if self._segments and start < self._segments[-1].end:
            raise ValueError(f"regions run backwards: {start} after {self._segments[-1].end}")
        if self._first_piece is None:
            self._begin_block(start)
        last = self._segments[-1] if self._segments else None
        if last and verbatim and last.verbatim and last.end == start and last.text_end == self._length:
            self._segments[-1] = Segment(last.text_start, self._length + len(text), last.start, end, True)
        else:
            self._segments.append(Segment(self._length, self._length + len(text), start, end, verbatim))
        self._pieces.append(text)
        self._length += len(text)

    def _begin_block(self, start: int) -> None:
        if self._segments:
            end = self._length + len(BLOCK_GAP)
            self._segments.append(Segment(self._length, end, self._segments[-1].end, start, False))
            self._pieces.append(BLOCK_GAP)
            self._length = end
        self._first_piece = len(self._pieces)
