"""Texts without spaces or full stops: parsed in bounded time, and never too deep to walk."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.nlp.claims import read_claims
from claimaudit.nlp.layout import make_doc
from claimaudit.nlp.sentences import MAX_TOKENS
from claimaudit.source import Document


@pytest.mark.parametrize("text", ["[" * 50_000, "aB3+/" * 10_000, "5mg/kg-" * 10_000])
def test_what_is_no_word_is_one_token(nlp: Language, text: str) -> None:
    doc = make_doc(nlp, Document.plain(f"Zinc {text} helps."))
    assert [token.text for token in doc] == ["Zinc", text, "helps", "."]


def test_a_long_address_stays_one_word_and_a_long_name_is_cut(nlp: Language) -> None:
    address = "https://example.com/" + "a" * 600
    doc = make_doc(nlp, Document.plain(f"See {address} on alpha-1,4-linked-glucan."))
    assert [token.text for token in doc][:3] == ["See", address, "on"]
    assert len(doc) > 4


def test_sentences_without_end_are_cut(nlp: Language) -> None:
    document = Document.plain("zinc cures colds " * (MAX_TOKENS // 2))
    doc = nlp(make_doc(nlp, document))
    assert max(len(sentence) for sentence in doc.sents) == MAX_TOKENS
    assert {claim.cue.text for claim in read_claims(doc, document)} == {"cures"}
