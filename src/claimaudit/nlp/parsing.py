"""A document through the pipeline: in one piece, or a long one in pieces that the parser can hold.

A book is cut between blocks, and a block without end between its sentences, where the parser begins anew
anyway. The pieces are parsed one after another, so that memory and time for each word stay what they are for
a page; then they are put together again, since who is meant by "it" may stand in the piece before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.nlp.layout import describe, make_doc
from claimaudit.nlp.sentences import sentence_starts
from claimaudit.source import Block, Document

PIECE = 100_000
"""Characters from which on a piece is long enough; no article is longer."""
_CLAIMS = "claimaudit"
"""The pipe that reads the whole."""


def parse(nlp: Language, document: Document) -> Doc:
    """What the pipeline makes of a document.

    Each goes through it by itself: what reaches the parser together must not depend on the company that a
    document comes in, or its figures would differ in the last place.
    """
    if len(document.text) <= PIECE:
        (doc,) = nlp.pipe([make_doc(nlp, document)])
        return doc
    docs = (make_doc(nlp, piece) for piece in pieces(document, PIECE))
    parsed = [_light(doc) for doc in nlp.pipe(docs, batch_size=1, disable=[_CLAIMS])]
    whole = Doc.from_docs(parsed, ensure_whitespace=False)
    assert whole is not None, "a long document has pieces"
    describe(whole, document)
    return nlp.get_pipe(_CLAIMS)(whole)


def pieces(document: Document, longest: int) -> Iterator[Document]:
    """The document in pieces of about that many characters, each with the gap before its first block."""
    start = 0
    for cut in _borders(document, longest):
        if cut - start >= longest:
            yield _piece(document, start, cut)
            start = cut
    if start < len(document.text):
        yield _piece(document, start, len(document.text))


def _borders(document: Document, longest: int) -> Iterator[int]:
    """Where a piece may end."""
    for block in document.blocks:
        if block.end - block.start > longest:
            yield from _inside(document.text, block, longest)
        yield block.end


def _inside(text: str, block: Block, longest: int) -> Iterator[int]:
    """The sentences of a long block; words, where no sentence ends."""
    last = block.start
    for start in (*sentence_starts(text[block.start : block.end])[1:], block.end - block.start):
        position = block.start + start
        while position - last > longest:
            space = text.rfind(" ", last + 1, last + longest)
            last = space + 1 if space > 0 else last + longest
            yield last
        if position < block.end:
            yield position
        last = position


def _piece(document: Document, start: int, end: int) -> Document:
    blocks = tuple(
        replace(block, start=max(block.start, start) - start, end=min(block.end, end) - start)
        for block in document.blocks
        if block.start < end and start < block.end
    )
    return replace(document, text=document.text[start:end], blocks=blocks, links=())


def _light(doc: Doc) -> Doc:
    """Without what belongs to the piece alone, and what the networks thought of its words."""
    doc.user_data = {}
    doc.tensor = np.zeros((0,), dtype="float32")
    return doc
