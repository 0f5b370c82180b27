"""The parse of a document in plain objects: to ask spaCy's own tokens costs a call into the store of strings
each time, and a claim takes thousands of questions.

The names are spaCy's, and mean what they mean there, but that a `lemma` is in small letters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from spacy.tokens import Doc
from spacy.vocab import Vocab

_WORDED = ("LEMMA", "LOWER", "NORM", "TAG", "POS", "DEP", "ORTH")
"""Attributes whose value is a word in the store of strings."""


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


class Tree:
    """What the parser says of a document, as it was when it was read."""

    __slots__ = ("_places", "_starts", "named", "sentences", "text", "tokens", "user_data")

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.user_data: dict[Any, Any] = doc.user_data
        self.named = frozenset(
            at for span in doc.spans.get("terms", ()) for at in range(span.start, span.end)
        )
        """The tokens in terms of the vocabulary, where they have been looked up."""
        columns = doc.to_array([*_WORDED, "SPACY", "HEAD", "SENT_START"]).T
        words = [_words(column.tolist(), doc.vocab) for column in columns[: len(_WORDED)]]
        spaces, heads, starts = columns[len(_WORDED) :].astype("int64").tolist()
        self.tokens = _tokens(self, words, spaces, doc.vocab)
        _hang(self.tokens, heads)
        for token, start in zip(self.tokens, starts, strict=True):
            token.is_sent_start = start == 1
        self._places = [token.idx for token in self.tokens]
        self._starts = [token.i for token in self.tokens if token.is_sent_start or token.i == 0]
        ends = [*self._starts[1:], len(self.tokens)]
        self.sentences = [Span(self, *at) for at in zip(self._starts, ends, strict=True)]

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    def sentence_at(self, index: int) -> Span:
        """The sentence of a token."""
        return self.sentences[bisect_right(self._starts, index) - 1]

    def covering(self, start: int, end: int) -> Span | None:
        """The tokens that a stretch of the text touches; None, where it begins or ends outside of all."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        # the space after a token is no part of it
        return Span(self, first.i + (first.end == start), last.i + 1)

    def within(self, start: int, end: int) -> Span | None:
        """The whole tokens in a stretch of the text; None, where there are none."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        begin, stop = first.i + (first.idx < start), last.i + (last.end <= end)
        return Span(self, begin, stop) if begin < stop else None

    def _at(self, position: int) -> Token | None:
        """The token at a position, or before it with only the space after it between."""
        index = bisect_right(self._places, position) - 1
        if index < 0 or position >= self.tokens[index].end + len(self.tokens[index].whitespace_):
            return None
        return self.tokens[index]


def _words(ids: list[int], vocab: Vocab) -> list[str]:
    """The words of a column, each looked up once."""
    known = {one: vocab.strings[one] for one in set(ids)}
    return [known[one] for one in ids]


def _tokens(doc: Tree, words: Sequence[Sequence[str]], spaces: Sequence[int], vocab: Vocab) -> list[Token]:
    """The tokens, not yet hung on one another."""
    forms: dict[str, Form] = {}
    small: dict[str, str] = {}
    found: list[Token] = []
    place = 0
    for lemma, lower, norm, tag, pos, dep, text, space in zip(*words, spaces, strict=True):
        form = forms.get(text)
        if form is None:
            form = forms[text] = Form.of(text, vocab)
        token = Token()
        token.doc, token.i, token.idx, token.end = doc, len(found), place, place + len(text)
        token.text, token.whitespace_ = text, " " if space else ""
        token.lemma_, token.lower_, token.norm_ = lemma, lower, norm
        token.lemma = small.get(lemma) or small.setdefault(lemma, lemma.lower())
        token.tag_, token.pos_, token.dep_ = tag, pos, dep
        token.form, token.is_punct = form, form.is_punct
        found.append(token)
        place = token.end + space
    return found


def _hang(tokens: Sequence[Token], heads: Sequence[int]) -> None:
    """Set the heads, which are given as distances, and the children."""
    below: dict[int, list[Token]] = {}
    for token, distance in zip(tokens, heads, strict=True):
        token.head = tokens[token.i + distance]
        if distance:
            below.setdefault(token.i + distance, []).append(token)
    for token in tokens:
        token.children = below.get(token.i, ())
