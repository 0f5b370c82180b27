"""The pieces of a document: stretches of its source, segments of its text, blocks, links and comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list_item", "table_cell", "quote", "caption"]
BlockRole = Literal["body", "bibliography", "metadata"]
"""`body` is read for claims; `bibliography` (reference lists) and `metadata` (byline, dates, front
matter) are kept for the rules on documents. Navigation, scripts and styles are not read at all."""

CommentPlace = Literal["between", "opening", "within"]
"""Of a comment: between blocks; inside one, but before its words; inside one, after some of its words."""

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


def collapse(text: str) -> str:
    """White space runs (NBSP and line ends included) as one space, none at the ends."""
    return _SPACE.sub(" ", text).strip()
