"""The second stage: what a document claims, as the pipeline reads it. The only one that parses."""

from __future__ import annotations

import gc
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimaudit.model import Claim
from claimaudit.source import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 4_000_000
"""Characters: a book of half a million words and more. A word takes some kilobytes, so that there must be an
end."""

# What needs spaCy imports it when it is asked for: an error in the rules must not wait for it.


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document with its grammar and its claims."""

    document: Document
    doc: Doc
    claims: tuple[Claim, ...]

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Text positions of each."""
        return tuple((span.start_char, span.end_char) for span in self.doc.sents)


@dataclass(frozen=True, slots=True)
class Extracted:
    """The same in a form that lasts: it can be kept, and sent to another process."""

    document: Document
    claims: tuple[Claim, ...]
    grammar: bytes


@cache
def language(model: str | None) -> Language:
    """The pipeline, loaded once and shared by all who ask for the same model."""
    from claimaudit.nlp.pipeline import load
    from claimaudit.nlp.vocabulary import load_vocabulary

    nlp = load(model)
    load_vocabulary()
    gc.freeze()  # it stays to the end: not to be searched for garbage again and again
    return nlp


def extract(nlp: Language, document: Document) -> Extraction:
    """The claims of a document."""
    from claimaudit.nlp.claims import read_claims
    from claimaudit.nlp.parsing import parse

    doc = parse(nlp, document)
    return Extraction(document, doc, read_claims(doc, document))


def size(document: Document, sentences: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """Words and sentences of the body."""
    body = [block for block in document.blocks if block.role == "body"]
    words = sum(len(document.text[block.start : block.end].split()) for block in body)
    starts = [start for start, _ in sentences]
    return words, sum(bisect_left(starts, block.end) - bisect_left(starts, block.start) for block in body)
