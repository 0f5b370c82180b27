"""The tokens of an HTML source, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple

from turbohtml import TokenType, tokenize


class Token(NamedTuple):
    """A tag, a comment or a run of text, by its source offsets."""

    type: TokenType
    text: str
    tag: str
    attributes: Mapping[str, str]
    self_closing: bool
    start: int
    end: int


def tokens_of(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a source range, in order."""
    # A carriage return becomes a space of the same length, so that lines and columns are offsets.
    text = source[start:end].replace("\r\n", " \n").replace("\r", "\n")
    # An end tag without a name is nothing, but the tokenizer joins the text around it, so that the text
    # is shorter than its source; a start tag of the same length, with no effect, keeps the two apart.
    text = text.replace("</>", "<i>")
    lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    tokens = list(tokenize(text, resolve_references=False))
    begins = [lines[token.line - 1] + token.col for token in tokens] + [len(text)]
    for token, (begin, finish) in zip(tokens, pairwise(begins), strict=True):
        yield Token(
            type=token.type,
            text=token.data or "",
            tag=token.tag or "",
            attributes=dict(token.attrs or ()),
            self_closing=token.self_closing,
            start=start + begin,
            end=start + finish,
        )
