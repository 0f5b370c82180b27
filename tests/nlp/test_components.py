"""The components as spaCy sees them: found by name, in order, across processes."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import claimaudit
from claimaudit.nlp import layout
from claimaudit.nlp.claims import read_claims
from claimaudit.nlp.models import MODELS
from claimaudit.source import Document

TEXT = "LDN may lower IL-6. Take 4.5 mg at bedtime. It does not cure MS."


def test_anybody_can_add_the_component_to_an_english_pipeline() -> None:
    name = next(name for name in MODELS if spacy.util.is_package(name))
    english = spacy.load(name, exclude=["ner"])
    english.add_pipe("claimaudit")
    found = claimaudit.claims(english(TEXT))
    assert [(claim.kind, claim.cue.text, claim.certainty, claim.polarity) for claim in found] == [
        ("mechanism", "lower", "hedged", "positive"),
        ("dosage", "4.5 mg", "asserted", "positive"),
        ("outcome", "cure", "asserted", "negative"),
    ]


def test_each_component_has_what_it_requires(nlp: Language) -> None:
    analysis = nlp.analyze_pipes() or {}
    assert {name: problems for name, problems in analysis["problems"].items() if problems} == {}


def test_the_spans_of_a_doc_tell_its_claims(nlp: Language) -> None:
    doc = nlp(layout.make_doc(nlp, Document.plain(TEXT)))
    assert [(span.text, span.label_) for span in doc.spans["hedges"]] == [("may", "modal")]
    assert sorted(span.label_ for span in doc.spans["claims"]) == ["dosage", "mechanism", "outcome"]


def test_claims_survive_the_way_through_bytes(nlp: Language) -> None:
    document = Document.plain(TEXT)
    doc = nlp(layout.make_doc(nlp, document))
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert read_claims(copy, document) == read_claims(doc, document)
