"""The parse of a document as plain lists, by token: to ask spaCy's tokens one by one costs a call each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Tree:
    """What the parser says of each token."""

    lemmas: Sequence[str]
    """In small letters."""
    lowers: Sequence[str]
    tags: Sequence[str]
    poses: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    children: Mapping[int, Sequence[int]]
    """The dependents of the tokens that have any, in text order."""

    @classmethod
    def of(cls, doc: Doc) -> Tree:
        """The parse of a document."""
        heads = [token.head.i for token in doc]
        children: dict[int, list[int]] = {}
        for index, head in enumerate(heads):
            if head != index:
                children.setdefault(head, []).append(index)
        return cls(
            lemmas=[token.lemma_.lower() for token in doc],
            lowers=[token.lower_ for token in doc],
            tags=[token.tag_ for token in doc],
            poses=[token.pos_ for token in doc],
            deps=[token.dep_ for token in doc],
            heads=heads,
            children=children,
        )
