"""A sentence with the words in question marked in it, cut to what can be read at a glance."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from claimaudit.source import Document, Region

Range = tuple[int, int]

_WORD = re.compile(r"\S+")

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text and the half-open ranges of it that are marked, in order and apart from one another."""

    text: str
    marks: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a reader sees it, and the text position of each of its characters."""

    text: str
    positions: tuple[int, ...]

    @property
    def start(self) -> int:
        return self.positions[0]

    def mark(self, ranges: list[Range]) -> Excerpt:
        """The sentence with these text positions marked, as far as they lie in it."""
        found = [
            (bisect_left(self.positions, start), bisect_left(self.positions, end)) for start, end in ranges
        ]
        return Excerpt(self.text, tuple(_merged([(start, end) for start, end in found if start < end])))


def locate(document: Document, sentence: str, region: Region) -> Sentence | None:
    """The very occurrence of the sentence that the region lies in; None where the two don't meet."""
    start, end = document.positions(region)
    block = document.block_at(start)
    if block is None:
        return None
    # White space may be wide before it is collapsed; more than that is not worth a search.
    reach = 2 * len(sentence) + 200
    around = _collapsed(document, max(block.start, start - reach), min(block.end, end + reach))
    first = bisect_left(around.positions, start)
    found = around.text.find(sentence, max(0, first - len(sentence) + 1), first + len(sentence))
    if found < 0:
        return None
    return Sentence(sentence, around.positions[found : found + len(sentence)])


def trimmed(excerpt: Excerpt, reach: int = 110) -> Excerpt:
    """What lies within `reach` characters of the edges of a mark; all of it where it is short."""
    if len(excerpt.text) <= 3 * reach:
        return excerpt
    edges = [edge for mark in excerpt.marks for edge in mark] or [0]
    kept = _merged([_to_words(excerpt.text, edge - reach, edge + reach) for edge in edges])
    text = f"{ELLIPSIS} " if kept[0][0] else ""
    marks: list[Range] = []
    for number, (start, end) in enumerate(kept):
        text += f" {ELLIPSIS} " if number else ""
        marks += [
            (max(left, start) - start + len(text), min(right, end) - start + len(text))
            for left, right in excerpt.marks
            if left < end and right > start
        ]
        text += excerpt.text[start:end]
    return Excerpt(text if kept[-1][1] == len(excerpt.text) else f"{text} {ELLIPSIS}", tuple(marks))


def _collapsed(document: Document, start: int, end: int) -> Sentence:
    characters: list[str] = []
    positions: list[int] = []
    for word in _WORD.finditer(document.text, start, end):
        if characters:
            characters.append(" ")
            positions.append(word.start() - 1)
        characters.extend(word[0])
        positions.extend(range(*word.span()))
    return Sentence("".join(characters), tuple(positions))


def _merged(ranges: list[Range]) -> list[Range]:
    """The ranges in order, with those that overlap or touch made one."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _to_words(text: str, start: int, end: int, slack: int = 20) -> Range:
    """The range, drawn in to the nearest spaces within `slack`, so that no word is cut."""
    if start > 0:
        start = max(start, text.find(" ", start, start + slack) + 1)
    if end < len(text):
        space = text.rfind(" ", end - slack, end)
        end = space if space > 0 else end
    return max(start, 0), min(end, len(text))
