"""The grammar of a parsed Doc as bytes, and back: what judging reads, and nothing else."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

_UNREAD = ("tensor", "user_data", "span_groups", "cats")


def pack(doc: Doc) -> bytes:
    """Words, tags, lemmas, dependencies and sentences."""
    return doc.to_bytes(exclude=_UNREAD)


def unpack(nlp: Language, packed: bytes) -> Doc:
    """The Doc, as far as it was packed."""
    return Doc(nlp.vocab).from_bytes(packed)
