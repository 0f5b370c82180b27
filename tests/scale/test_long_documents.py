"""Long documents: cut where the parser begins anew anyway, and put together as if they had never been cut."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.audit.texts import document_of
from claimaudit.nlp import parsing
from claimaudit.nlp.claims import read_claims
from claimaudit.nlp.layout import make_doc
from claimaudit.nlp.parsing import parse, pieces
from claimaudit.source import Document

CHAPTER = """## Magnesium {number}

Magnesium {number} is a mineral. It may improve sleep in adults.

- Lowers blood pressure
- Take 500 mg daily

| Herb | Effect |
|---|---|
| Ginger | eases nausea |
"""


def book(chapters: int) -> Document:
    text = "\n".join(CHAPTER.format(number=number) for number in range(chapters))
    return document_of(text, "book.md")


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("Short.", 10, ["Short."]),
        ("One. Two. Three. Four.", 8, ["One. Two. ", "Three. Four."]),
        ("no end of the sentence at all", 10, ["no end of ", "the sentence ", "at all"]),
        ("x" * 25, 10, ["x" * 10, "x" * 10, "x" * 5]),
    ],
)
def test_where_a_block_is_cut(text: str, longest: int, expected: list[str]) -> None:
    assert [piece.text for piece in pieces(Document.plain(text), longest)] == expected


def test_pieces_are_the_whole_and_blocks_stay_whole() -> None:
    document = book(6)
    found = list(pieces(document, 200))
    assert "".join(piece.text for piece in found) == document.text
    assert sum(len(piece.blocks) for piece in found) == len(document.blocks)
    assert [len(piece.text) < 300 for piece in found] == [True] * len(found)
    told = [piece.text[block.start : block.end] for piece in found for block in piece.blocks]
    assert told == [document.text[block.start : block.end] for block in document.blocks]


def test_the_claims_of_a_book_are_those_of_its_text(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    document = book(3)
    (whole,) = nlp.pipe([make_doc(nlp, document)])
    expected = read_claims(whole, document)
    monkeypatch.setattr(parsing, "PIECE", 200)
    assert read_claims(parse(nlp, document), document) == expected
    told = [(claim.agents[0].text, claim.agents[0].resolved_from) for claim in expected[:2] if claim.agents]
    assert told == [("Magnesium", "It"), ("Magnesium", "")]  # as the text before them tells


def test_a_document_that_is_too_long_for_the_parser(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "max_length", 600)
    monkeypatch.setattr(parsing, "PIECE", 200)
    document = book(8)
    assert len(document.text) > 2 * nlp.max_length
    assert len(parse(nlp, document).text) == len(document.text)
