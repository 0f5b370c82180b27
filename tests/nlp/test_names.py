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
    found = [tree.tokens[at].text for at in names.places(Mention(words, canonical=canonical), 0, len(tree))]
    assert found == expected


@pytest.mark.parametrize(
    ("start", "stop", "expected"), [(0, 99, 6), (0, 4, 2), (3, 9, 3), (40, 60, 6), (4, 4, 0)]
)
def test_only_the_last_places_of_a_name_are_looked_at(
    nlp: Language, start: int, stop: int, expected: int
) -> None:
    """So that the cost of a name grows with its claims alone, not with its mentions."""
    tree = Tree(find_terms(layout.make_doc(nlp, Document.plain("zinc, " * 50))))
    found = Names.of(tree, ()).places(Mention("zinc"), start, stop)
    assert len(found) == expected
    assert all(start <= at < stop for at in found)
