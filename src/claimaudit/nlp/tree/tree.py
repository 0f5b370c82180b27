"""A document as its parser sees it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, overload

from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimaudit.nlp.stand_ins import lent
from claimaudit.nlp.tree.deeds import hang_deed
from claimaudit.nlp.tree.span import Span
from claimaudit.nlp.tree.token import Form, Token

_WORDED = ("LEMMA", "LOWER", "NORM", "TAG", "POS", "DEP", "ORTH")
"""Attributes whose value is a word in the store of strings."""


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
        ends = [*self._starts[1:], len(self.tokens)][: len(self._starts)]  # no words, no sentence
        self.sentences = [Span(self, *at) for at in zip(self._starts, ends, strict=True)]
        for sentence in self.sentences:
            hang_deed(sentence)

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
    borrowed = lent()
    found: list[Token] = []
    place = 0
    for lemma, lower, norm, tag, pos, dep, text, space in zip(*words, spaces, strict=True):
        form = forms.get(text)
        if form is None:
            form = forms[text] = Form.of(text, vocab)
        token = Token()
        token.doc, token.i, token.idx, token.end = doc, len(found), place, place + len(text)
        token.text, token.whitespace_ = text, " " if space else ""
        token.lemma_, token.lower_ = lemma, lower
        token.norm_ = lower if lower in borrowed else norm
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
