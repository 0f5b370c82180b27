"""A word, mark or space of a document, with what the parser says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.vocab import Vocab

if TYPE_CHECKING:
    from claimaudit.nlp.tree.span import Span
    from claimaudit.nlp.tree.tree import Tree


@dataclass(frozen=True, slots=True)
class Form:
    """What can be said of a word by its letters alone."""

    is_alpha: bool
    is_lower: bool
    is_title: bool
    is_space: bool
    is_punct: bool
    is_quote: bool
    like_num: bool

    @classmethod
    def of(cls, word: str, vocab: Vocab) -> Form:
        """What the vocabulary of the model says of a word."""
        one = vocab[word]
        return cls(
            one.is_alpha, one.is_lower, one.is_title, one.is_space, one.is_punct, one.is_quote, one.like_num
        )


class Token:
    """A word, mark or space. Two are the same only if they are one object."""

    __slots__ = (
        "children", "dep_", "doc", "end", "form", "head", "i", "idx", "is_punct", "is_sent_start", "lemma",
        "lemma_", "lower_", "norm_", "pos_", "tag_", "text", "whitespace_",
    )  # fmt: skip
    doc: Tree
    i: int
    idx: int
    end: int
    """Where it ends in the text, the space after it left out."""
    text: str
    whitespace_: str
    lemma_: str
    lemma: str
    """In small letters."""
    lower_: str
    norm_: str
    tag_: str
    pos_: str
    dep_: str
    head: Token
    """Itself, at the root."""
    children: Sequence[Token]
    """In text order."""
    form: Form
    is_punct: bool
    is_sent_start: bool

    def __len__(self) -> int:
        return self.end - self.idx

    def __repr__(self) -> str:
        return self.text

    @property
    def is_alpha(self) -> bool:
        """Whether it consists of letters."""
        return self.form.is_alpha

    @property
    def is_lower(self) -> bool:
        """Whether it is in small letters."""
        return self.form.is_lower

    @property
    def is_title(self) -> bool:
        """Whether only its first letter is a capital."""
        return self.form.is_title

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.form.is_space

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.form.is_quote

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or in words."""
        return self.form.like_num

    @property
    def lefts(self) -> list[Token]:
        """The children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children after it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """It and all below it, as the tree is read from left to right."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def left_edge(self) -> Token:
        """The first of the subtree."""
        return min(_below(self), key=_place)

    @property
    def right_edge(self) -> Token:
        """The last of the subtree."""
        return max(_below(self), key=_place)

    @property
    def sent(self) -> Span:
        """Its sentence."""
        return self.doc.sentence_at(self.i)

    def nbor(self, offset: int = 1) -> Token:
        """A neighbour. `IndexError`, where the text ends before."""
        if self.i + offset < 0:
            raise IndexError(offset)
        return self.doc.tokens[self.i + offset]


def _below(token: Token) -> list[Token]:
    found = [token]
    for one in found:
        found += one.children
    return found


def _place(token: Token) -> int:
    return token.i
