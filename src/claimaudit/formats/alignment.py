"""Finds the words of a text again, in order, in the source that a parser without offsets made it from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimaudit.formats.passage import Passage

MAX_GAP = 2_500
"""Characters of markup between two words of a paragraph: the target of a link is the longest."""
MAX_PASSED_OVER = 100_000
"""Characters of code and comments between two paragraphs."""
LINE_BREAK = "\v"
"""White space that ends a line; a line end in a text is none."""
MAX_WORD_GAP = 60
"""Characters between the first words of a paragraph."""
FIRST_WORDS = 3
"""So many words tell the place at which a paragraph begins."""
_PIECE = re.compile(r"\s+|\S+")


class Alignment:
    """A place in the source that moves on with the words."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._gap = ""  # white space seen since the last word
        self._target: str | None = None  # of the open link

    def begin(self, text: str) -> None:
        """A paragraph of this text begins: pass over what no reader sees before it."""
        self._gap = ""
        self._target = None
        words = text.split()[:FIRST_WORDS]
        if words:
            self._at = next(self._places(words), self._at)

    def add(self, passage: Passage, text: str, *, strong: bool, target: str | None) -> None:
        """Add a stretch of that paragraph to a passage; where it is a link, with its target."""
        for piece in _PIECE.findall(text):
            if piece.strip():
                self._word(passage, piece, strong, target)
                self._gap = ""
            else:
                self._gap += piece

    def _word(self, passage: Passage, word: str, strong: bool, target: str | None) -> None:
        start, end = self._find(word)
        if start > self._at and LINE_BREAK in self._gap:
            passage.line_break(self._at, start)
        elif start > self._at and self._gap:
            passage.space(self._at, start)
        elif self._gap:
            word = f" {word}"
        if target != self._target:
            passage.end_link()
            if target:
                passage.begin_link(target)
            self._target = target
        passage.add_as(word, start, end, strong=strong)
        self._at = end

    def _find(self, word: str) -> tuple[int, int]:
        limit = self._at + MAX_GAP
        start = self._source.find(word, self._at, limit)
        if start >= 0:
            return start, start + len(word)
        escaped = re.compile(r"\\?".join(map(re.escape, word[:100]))).search(self._source, self._at, limit)
        # A word that isn't in the source, such as a number given to a footnote, stands where we are.
        return escaped.span() if escaped else (self._at, min(self._at + 1, len(self._source)))

    def _places(self, words: list[str]) -> Iterator[int]:
        """Where the words stand close to one another, from here on."""
        limit = self._at + MAX_PASSED_OVER
        start = self._source.find(words[0], self._at, limit)
        while start >= 0:
            at = start + len(words[0])
            for word in words[1:]:
                found = self._source.find(word, at, at + MAX_WORD_GAP + len(word))
                if found < 0:
                    break
                at = found + len(word)
            else:
                yield start
            start = self._source.find(words[0], start + 1, limit)
