"""The stretches of a document that the encoder reads at once: as many whole sentences as fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimaudit.nlp.encoder.wordpiece import WordPieces
from claimaudit.nlp.layout import block_at, blocks_of
from claimaudit.nlp.tree import Span, Token, Tree
from claimaudit.source import Block

LENGTH = 256
"""Pieces in a window, at most. It then mostly holds the heading or the sentence that names whom a claim is
about: with half as many, the right agent was pointed to in 80 of 100 claims of texts held out, with these in
82, at an eighth more time a piece, since the cost of attention grows with its square."""


@dataclass(slots=True)
class Window:
    """Some sentences as pieces."""

    pieces: list[int]
    places: list[int] = field(default_factory=list)
    """Where in `pieces` each word begins."""
    words: list[int] = field(default_factory=list)
    """The tokens, by number, that begin there."""

    def add(self, token: Token, pieces: Sequence[int]) -> None:
        """Read one word more."""
        self.places.append(len(self.pieces))
        self.words.append(token.i)
        self.pieces.extend(pieces)


def windows(tree: Tree, vocabulary: WordPieces) -> Iterator[Window]:
    """The body and the headings of a document, window by window."""
    blocks = blocks_of(tree)
    window = Window([vocabulary.start])
    for sentence in tree.sentences:
        words = [token for token in sentence if not token.is_space]
        if not words or not _is_read(sentence, blocks):
            continue
        size = sum(len(vocabulary.of(token.text)) for token in words) + 1
        if window.words and len(window.pieces) + size > LENGTH:
            yield window
            window = Window([vocabulary.start])
        for token in words:
            pieces = vocabulary.of(token.text)
            if len(window.pieces) + len(pieces) >= LENGTH:  # a sentence longer than a window
                yield window
                window = Window([vocabulary.start])
            window.add(token, pieces)
        window.pieces.append(vocabulary.end)
    if window.words:
        yield window


def _is_read(sentence: Span, blocks: list[Block]) -> bool:
    places = (block_at(blocks, token.idx) for token in sentence)
    block = next((block for block in places if block is not None), None)  # none holds a subject only thought
    return block is not None and (block.role == "body" or block.kind == "heading")
