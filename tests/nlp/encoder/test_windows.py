"""What the encoder reads at once."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.nlp import layout
from claimaudit.nlp.encoder import signals_of
from claimaudit.nlp.encoder.model import load_encoder
from claimaudit.nlp.encoder.windows import LENGTH, Window, windows
from claimaudit.nlp.tree import Tree
from claimaudit.source import Document, DocumentBuilder

SENTENCE = "Ashwagandha lowers cortisol in stressed adults. "


def tree_of(nlp: Language, document: Document) -> Tree:
    """A document cut into sentences and parsed."""
    doc = layout.make_doc(nlp, document)
    for name, pipe in nlp.pipeline:
        if name != "claimaudit":
            doc = pipe(doc)
    return Tree(doc)


def read(nlp: Language, document: Document) -> list[Window]:
    """Its windows."""
    return list(windows(tree_of(nlp, document), load_encoder().vocabulary))


@pytest.mark.parametrize(
    "text",
    [SENTENCE, SENTENCE * 7, SENTENCE * 40, "It lowers " + "cortisol and " * 200 + "stress."],
    ids=["a sentence", "several", "many", "one longer than a window"],
)
def test_every_word_is_read_once_and_no_window_is_too_long(nlp: Language, text: str) -> None:
    document = Document.plain(text)
    found = read(nlp, document)
    tree = tree_of(nlp, document)
    assert [word for window in found for word in window.words] == [
        token.i for token in tree.tokens if not token.is_space
    ]
    assert max(len(window.pieces) for window in found) <= LENGTH


def test_what_is_no_body_is_not_read(nlp: Language) -> None:
    builder = DocumentBuilder("page.txt", "Home | Shop\n\nZinc shortens colds.")
    builder.open_block("paragraph", role="metadata")
    builder.add(0, 11)
    builder.open_block("paragraph")
    builder.add(13, 33)
    builder.close_block()
    [window] = read(nlp, builder.build())
    assert len(window.words) == len("Zinc shortens colds .".split())


def test_an_empty_document_has_no_window(nlp: Language) -> None:
    assert read(nlp, Document.plain("")) == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ashwagandha lowers cortisol.", {"lowers"}),
        ("Magnesium may improve sleep.", {"improve"}),
        ("The shop opens at nine.", set()),
        ("The trial enrolled 64 adults in Leeds.", set()),
    ],
)
def test_the_likeliest_predicates(nlp: Language, text: str, claims: set[str]) -> None:
    tree = tree_of(nlp, Document.plain(text))
    likely = signals_of(tree, []).kinds.argmax(axis=1)
    assert {token.text for token, kind in zip(tree.tokens, likely, strict=True) if kind} == claims
