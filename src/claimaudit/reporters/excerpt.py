"""A sentence with the words in question marked in it, cut to what can be read at a glance."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from claimaudit.model import SEVERITIES, Severity
from claimaudit.source import Document, Region

Range = tuple[int, int]

_WORD = re.compile(r"\S+")

ELLIPSIS = "…"

_LEAST_CUT = 12
"""Less than this is not worth an ellipsis."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open range, and the gravest of what was found there."""

    start: int
    end: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text and what is marked in it, in order and apart from one another."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a reader sees it, and the text position of each of its characters."""

    text: str
    positions: tuple[int, ...]

    @property
    def start(self) -> int:
        return self.positions[0]

    def mark(self, marks: list[Mark]) -> Excerpt:
        """The sentence with these text positions marked, as far as they lie in it."""
        found = [
            Mark(
                bisect_left(self.positions, mark.start), bisect_left(self.positions, mark.end), mark.severity
            )
            for mark in marks
        ]
        ranges = _merged([(mark.start, mark.end) for mark in found if mark.start < mark.end])
        return Excerpt(self.text, tuple(Mark(*span, _gravest_in(span, found)) for span in ranges))


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
    edges = [edge for mark in excerpt.marks for edge in (mark.start, mark.end)] or [0]
    kept = _merged([_to_words(excerpt.text, edge - reach, edge + reach) for edge in edges], gap=_LEAST_CUT)
    text = f"{ELLIPSIS} " if kept[0][0] else ""
    marks: list[Mark] = []
    for number, (start, end) in enumerate(kept):
        text += f" {ELLIPSIS} " if number else ""
        shift = len(text) - start
        marks += [
            replace(mark, start=max(mark.start, start) + shift, end=min(mark.end, end) + shift)
            for mark in excerpt.marks
            if mark.start < end and mark.end > start
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


def _merged(ranges: list[Range], gap: int = 0) -> list[Range]:
    """The ranges in order, with those that overlap or stand at most `gap` apart made one."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1] + gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _gravest_in(span: Range, marks: list[Mark]) -> Severity:
    inside = (mark.severity for mark in marks if mark.start < span[1] and mark.end > span[0])
    return min(inside, key=SEVERITIES.index)


def _to_words(text: str, start: int, end: int, slack: int = 20) -> Range:
    """The range, drawn in to the nearest spaces within `slack`, so that no word is cut."""
    if start > 0:
        start = max(start, text.find(" ", start, start + slack) + 1)
    if end < len(text):
        space = text.rfind(" ", end - slack, end)
        end = space if space > 0 else end
    return max(start, 0), min(end, len(text))
