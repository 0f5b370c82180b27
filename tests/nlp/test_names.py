"""Where a document names things."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.nlp import layout
from claimaudit.nlp.components import find_terms, terms_of
from claimaudit.nlp.names import Names
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Tree
from claimaudit.source import Document

TEXT = "Vitamin C helps. The C-Max tablets hold ascorbic acid. C-Max Tablets are sold here; vitamin C is too."


@pytest.mark.parametrize(
    ("words", "canonical", "expected"),
    [
        ("ascorbic acid", "vitamin C", ["C", "acid", "C"]),
        ("C-Max tablets", None, ["tablets", "Tablets"]),
        ("tablets", None, ["tablets", "Tablets"]),
        ("Max tablets", None, ["tablets", "Tablets"]),
        ("zinc", "zinc", []),
        ("the", None, ["The"]),
    ],
)
def test_names_are_found_by_what_they_are_called_and_by_their_words(
    nlp: Language, words: str, canonical: str | None, expected: list[str]
) -> None:
    doc = find_terms(layout.make_doc(nlp, Document.plain(TEXT)))
    tree = Tree(doc)
    names = Names.of(tree, terms_of(doc))
    found = [tree.tokens[at].text for at in names.places(Mention(words, canonical=canonical))]
    assert found == expected
