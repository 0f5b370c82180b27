"""How far an ignore reaches: the sentence, block, row or stretch of text that its comment belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claimaudit.source import Block, Comment, Document

Range = tuple[int, int]
"""Text positions, half-open."""


class Reach:
    """Places of a document's comments in its text."""

    def __init__(self, document: Document, sentences: Sequence[Range]) -> None:
        self._document = document
        self._sentences = sentences
        self._starts = [segment.start for segment in document.segments]
        body = (block.start for block in document.blocks if block.role == "body")
        self._first = next(body, len(document.text))

    def of(self, comment: Comment) -> Range | None:
        """What an ignore holds for: inside a block the sentence, else the next block or row of a table.

        A table's first row stands for the whole table. None where nothing follows.
        """
        at = self.before(comment) - 1 if comment.place == "within" else self.after(comment)
        block = self._document.block_at(at)
        if block is None:
            return None
        return self._whole(block) if comment.place == "between" else self._sentence(at, block)

    def is_on_top(self, comment: Comment) -> bool:
        """Whether no text of the body stands before it."""
        return comment.place == "between" and self.after(comment) <= self._first

    def after(self, comment: Comment) -> int:
        """The text position of the first word after a comment."""
        index = bisect_left(self._starts, comment.end)
        segments = self._document.segments
        return segments[index].text_start if index < len(segments) else len(self._document.text)

    def before(self, comment: Comment) -> int:
        """The text position where the last word before a comment ends."""
        segments = self._document.segments
        index = bisect_right(self._starts, comment.start) - 1
        while index >= 0 and segments[index].end > comment.start:
            index -= 1
        return segments[index].text_end if index >= 0 else 0

    def _sentence(self, at: int, block: Block) -> Range:
        index = bisect_right(self._sentences, at, key=lambda sentence: sentence[0]) - 1
        start, end = self._sentences[index] if index >= 0 else (block.start, block.end)
        return max(start, block.start), min(max(end, at + 1), block.end)

    def _whole(self, block: Block) -> Range:
        if block.table is None:
            return block.start, block.end
        cells = [
            cell
            for cell in self._document.blocks
            if cell.table == block.table and (cell.row_number == block.row_number or not block.row_number)
        ]
        return cells[0].start, cells[-1].end
