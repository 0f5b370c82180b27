"""A passage: the running text of one block while it is being read, white space folded as a browser does.

Regular expressions look at `text`; `part` cuts a piece out of the passage without losing its way home.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from claimaudit.source import Link

WHITE_SPACE = " \t\n\r\f\v"
"""What folds into one space. No-break spaces belong to the text and stay."""

_FOLDED = re.compile(r"[ \t\n\r\f\v]*[\t\n\r\f\v][ \t\n\r\f\v]*| {2,}")
_VISIBLE = re.compile(r"[^\s\u200b\u2060\ufeff](?:.*[^\s\u200b\u2060\ufeff])?", re.DOTALL)


class Piece(NamedTuple):
    """A piece of text and the source range that it stands for."""

    position: int
    """In the text of the passage."""
    text: str
    start: int
    end: int


class Passage:
    """The text of one block, gathered piece by piece in source order."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[Piece] = []
        self.links: list[Link] = []
        self.breaks: list[int] = []
        """Positions before which the source breaks the line on purpose; twice for an empty line."""
        self._length = 0
        self._strong = 0  # characters in bold
        self._solid = 0  # characters that are no folded white space
        self._space: tuple[int, int] | None = None  # seen, and written only if more text follows
        self._open_link: tuple[int, str] | None = None

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """The text so far, without white space at its ends."""
        return "".join(piece.text for piece in self.pieces)

    def add(self, start: int, end: int, *, strong: bool = False) -> None:
        """Add the source range `start:end`, its white space folded."""
        content = self.source[start:end].strip(WHITE_SPACE)
        if not content:
            self.space(start, end)
            return
        first = start + len(self.source[start:end]) - len(self.source[start:end].lstrip(WHITE_SPACE))
        last = first + len(content)
        self.space(start, first)
        position = first
        for gap in _FOLDED.finditer(self.source, first, last):
            self._put(self.source[position : gap.start()], position, gap.start(), strong)
            self.space(*gap.span())
            position = gap.end()
        self._put(self.source[position:last], position, last, strong)
        self.space(last, end)

    def add_as(self, text: str, start: int, end: int, *, strong: bool = False) -> None:
        """Add `text` for the source range `start:end`: an entity, an escape."""
        if text.strip(WHITE_SPACE):
            self._put(text, start, end, strong)
        else:
            self.space(start, end)

    def space(self, start: int, end: int) -> None:
        """White space in the source, or markup that reads as white space."""
        if end > start and self.pieces and self._space is None:
            self._space = (start, end)

    def trimmed(self) -> Passage:
        """Without invisible characters at its ends, no-break spaces among them."""
        text = self.text
        content = _VISIBLE.search(text)
        if content and content.span() != (0, len(text)):
            return self.part(*content.span())
        return self if content else Passage(self.source)

    def line_break(self, start: int, end: int) -> None:
        """Markup that ends a line."""
        self.space(start, end)
        self.breaks.append(self._length)

    @property
    def is_strong(self) -> bool:
        """Whether all of it stands in bold."""
        return 0 < self._solid == self._strong

    def begin_link(self, target: str) -> None:
        """A link begins with the next text; an open one ends."""
        self.end_link()
        self._open_link = (self._length + (self._space is not None), target)

    def end_link(self) -> None:
        """The open link ends, if there is one."""
        if self._open_link:
            start, target = self._open_link
            self._open_link = None
            if start < self._length:
                self.links.append(Link(start, self._length, target))

    def part(self, start: int, end: int) -> Passage:
        """The text positions `start:end` as a passage of their own."""
        cut = Passage(self.source)
        index = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.position) - 1)
        while index < len(self.pieces) and self.pieces[index].position < end:
            cut._take(self.pieces[index], start, end)
            index += 1
        cut.links = [
            Link(max(link.start, start) - start, min(link.end, end) - start, link.target)
            for link in self.links
            if link.start < end and link.end > start
        ]
        return cut

    def _take(self, piece: Piece, start: int, end: int) -> None:
        before = max(0, start - piece.position)
        after = max(0, piece.position + len(piece.text) - end)
        text = piece.text[before : len(piece.text) - after]
        verbatim = piece.end - piece.start == len(piece.text)
        if not text:
            return
        if verbatim:
            self._put(text, piece.start + before, piece.end - after, strong=False)
        else:
            self._put(text, piece.start, piece.end, strong=False)

    def _put(self, text: str, start: int, end: int, strong: bool) -> None:
        if not text:
            return
        if self._space:
            self.pieces.append(Piece(self._length, " ", *self._space))
            self._length += 1
            self._space = None
        self.pieces.append(Piece(self._length, text, start, end))
        self._length += len(text)
        self._solid += len(text)
        self._strong += len(text) * strong
