"""A stretch of the tokens of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, overload

from claimaudit.nlp.tree.token import Token

if TYPE_CHECKING:
    from claimaudit.nlp.tree.tree import Tree


class Span:
    """A stretch of tokens, half-open."""

    __slots__ = ("doc", "end", "end_char", "start", "start_char")
    start_char: int
    """Where it begins in the text."""
    end_char: int
    """Where it ends in the text, the space after it left out."""

    def __init__(self, doc: Tree, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end
        tokens = doc.tokens
        self.start_char = tokens[start].idx if start < len(tokens) else len(doc.text)
        self.end_char = tokens[end - 1].end if end > start else self.start_char

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.start : self.end][at]

    @property
    def text(self) -> str:
        """Its text."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def text_with_ws(self) -> str:
        """Its text, with the space after it."""
        return self.text + (self.doc.tokens[self.end - 1].whitespace_ if len(self) else "")

    @property
    def sent(self) -> Span:
        """The sentence that it begins in."""
        return self.doc.sentence_at(self.start)

    @property
    def root(self) -> Token:
        """The root of a sentence in it; else, of the tokens whose head lies outside, the one nearest to its
        root."""
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        outward = [token for token in tokens if not self.start <= token.head.i < self.end]
        if len(outward) > 1:
            return min(outward, key=_depth)
        return outward[0] if outward else self.doc.tokens[self.start]


def _depth(token: Token) -> int:
    """Steps up to the root. A mark or space that nothing hangs on comes last."""
    if not token.children and (token.is_punct or token.is_space):
        return len(token.doc.tokens)
    steps = 0
    while token.head is not token:
        token = token.head
        steps += 1
    return steps
