"""A document: its text, its blocks, and where in the source each of its characters stands."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from claimaudit.source.pieces import Block, Comment, Link, Part, Region, Segment, collapse

# Editors count these as line ends. `str.splitlines` would also break at U+2028 and form feeds.
_LINE_END = re.compile(r"\r\n|\r|\n")


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
    record: str | None = None
    """Its name in an export of many documents, with which its path ends: `site.xml#42`."""
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _segment_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lines = (0, *(match.end() for match in _LINE_END.finditer(self.source)))
        object.__setattr__(self, "_line_starts", lines)
        object.__setattr__(self, "_segment_starts", tuple(segment.text_start for segment in self.segments))

    @property
    def file(self) -> str:
        """The path of the file that holds it, alone or among others."""
        return file_of(self.path, self.record)

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
        whole = (Segment(0, len(text), 0, len(text), verbatim=True),) if text else ()
        blocks = (Block("paragraph", 0, len(text)),) if text else ()
        return cls(path, text, text, whole, blocks, key=path, sha256=digest(text))


def file_of(path: str, record: str | None) -> str:
    """The path of the file that a document or record was read from."""
    return path if record is None else path.removesuffix(f"#{record}")


def digest(source: str) -> str:
    """The SHA-256 of a source that came from no file: of its UTF-8."""
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
