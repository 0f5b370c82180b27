"""A document as the matchers see it: its own words with the tags of the parser.

The text of the parsed Doc is as long as that of the document, but not the same: the pipeline may put plainer
words in their place and think subjects into the gaps between blocks. Here every token has the words of
the document again, and what stands in no block is gone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.strings import StringStore
from spacy.tokens import Doc

from claimaudit.rules.matchers.blocks import Blocks
from claimaudit.source import Document

_TAGS: list[int | str] = ["LEMMA", "POS", "TAG", "DEP", "HEAD"]
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
    blocks: Blocks

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
        return self.blocks.holding(start, end) is not None


def plain(text: str) -> str:
    """Plain quotes, spaces and hyphens, character by character."""
    return text.translate(_PLAIN)


def sight_of(doc: Doc, document: Document) -> Sight:
    """The view of a parsed Doc."""
    text = plain(document.text)
    columns = doc.to_array(["IDX", "LENGTH", "SENT_START"])
    places = [(start, start + length) for start, length, _ in columns.tolist()]
    words = [text[start:end].strip() for start, end in places]
    ranges = tuple(place for place, word in zip(places, words, strict=True) if word)
    starts = columns[columns[:, 2] == 1, 0].tolist()
    sentences = tuple(_sentences(starts, document, text))
    return Sight(document, text, _view(doc, words), ranges, sentences, Blocks(document.blocks))


def _view(doc: Doc, words: Sequence[str]) -> Doc:
    """The tokens that have words, under these words, with the tags of the Doc."""
    kept = np.array([bool(word) for word in words], dtype=bool)
    shown, known = [word for word in words if word], doc.to_array("ORTH")[kept]
    table = doc.to_array(_TAGS)[kept]
    forms = [*zip(shown, known.tolist(), table[:, 0].tolist(), strict=True)]
    lemmas = {form: _lemma(doc.vocab.strings, *form) for form in set(forms)}
    table[:, 0] = [*map(lemmas.__getitem__, forms)]
    table[:, 4] = _heads(table[:, 4].astype(np.int32), kept)
    return Doc(doc.vocab, words=shown).from_array(_TAGS, table)


def _heads(steps: NDArray[np.int32], kept: NDArray[np.bool_]) -> NDArray[np.int32]:
    """From each token that is kept how far it is to its head; none where the head is gone."""
    at = np.flatnonzero(kept)
    heads, number = at + steps, np.cumsum(kept) - 1
    return np.where(kept[heads], number[heads] - number[at], 0).astype(np.int32)


def _lemma(strings: StringStore, word: str, known: int, lemma: int) -> int:
    """A lemma in lower case, as the strings number it; of a word that the Doc knows as another, the word
    itself."""
    same = strings[known].casefold() == word.casefold()
    return strings.add((strings[lemma] if same else word).casefold())


def _sentences(starts: Sequence[int], document: Document, text: str) -> list[tuple[int, int]]:
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
