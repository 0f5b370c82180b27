"""A document as the matchers see it: its own words with the tags of the parser.

The text of the parsed Doc is as long as that of the document, but not the same: the pipeline may put plainer
words in their place and think subjects into the gaps between blocks. Here every token has the words of
the document again, and what stands in no block is gone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from claimaudit.source import Document

_PLAIN = str.maketrans("’‘ʼ“”„\u00a0\u202f\u2009\u2010\u2011\u2212", "'''\"\"\"   ---")


@dataclass(frozen=True, slots=True)
class Sight:
    """What all matchers share."""

    document: Document
    text: str
    """With plain quotes, spaces and hyphens; as long as the document's."""
    doc: Doc
    """The words of the document; tagged, not to be shown."""
    ranges: tuple[tuple[int, int], ...]
    """Text positions of each token."""
    sentences: tuple[tuple[int, int], ...]
    """Text positions, each within a block."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Text positions of tokens."""
        return self.ranges[start][0], self.ranges[end - 1][1]

    def stretches(self) -> Iterator[tuple[int, int]]:
        """The tokens of each block that has any."""
        at = 0
        for block in self.document.blocks:
            first = bisect_left(self.ranges, (block.start, 0), at)
            at = bisect_left(self.ranges, (block.end, 0), first)
            if first < at:
                yield first, at

    def within_block(self, start: int, end: int) -> bool:
        """Whether text positions lie in one block."""
        block = self.document.block_at(start)
        return block is not None and end <= block.end


def plain(text: str) -> str:
    """Plain quotes, spaces and hyphens, character by character."""
    return text.translate(_PLAIN)


def sight_of(doc: Doc, document: Document) -> Sight:
    """The view of a parsed Doc."""
    text = plain(document.text)
    kept = [token for token in doc if text[token.idx : token.idx + len(token)].strip()]
    number = {token.i: index for index, token in enumerate(kept)}
    words = [text[token.idx : token.idx + len(token)].strip() for token in kept]
    view = Doc(
        doc.vocab,
        words=words,
        lemmas=[
            (token.lemma_ if token.text.casefold() == word.casefold() else word).casefold()
            for token, word in zip(kept, words, strict=True)
        ],
        pos=[token.pos_ for token in kept],
        tags=[token.tag_ for token in kept],
        deps=[token.dep_ for token in kept],
        heads=[number.get(token.head.i, number[token.i]) for token in kept],
    )
    ranges = tuple((token.idx, token.idx + len(token)) for token in kept)
    return Sight(document, text, view, ranges, tuple(_sentences(doc, document, text)))


def _sentences(doc: Doc, document: Document, text: str) -> list[tuple[int, int]]:
    starts = [token.idx for token in doc if token.is_sent_start]
    found: list[tuple[int, int]] = []
    at = 0
    for block in document.blocks:
        while at < len(starts) and starts[at] <= block.start:
            at += 1
        borders = [block.start]
        while at < len(starts) and starts[at] < block.end:
            borders.append(starts[at])
            at += 1
        for start, end in zip(borders, [*borders[1:], block.end], strict=True):
            piece = text[start:end]
            if piece.strip():
                begin = start + len(piece) - len(piece.lstrip())
                found.append((begin, start + len(piece.rstrip())))
    return found
