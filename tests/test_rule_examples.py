"""Every example of every rule, by its rule alone and with all rules on."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.audit.texts import document_of
from claimaudit.model import Claim
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.claims import read_claims
from claimaudit.rules.book import RuleSpec
from claimaudit.rules.examples import Examples
from claimaudit.rules.load import load_book
from claimaudit.source import Document

pytestmark = pytest.mark.slow

BOOK = load_book()


@pytest.fixture(scope="module")
def examples() -> Examples:
    nlp = pipeline.load()

    @lru_cache(maxsize=16)  # each is asked of its rule alone, and of all rules
    def prepare(text: str, name: str) -> tuple[Document, Doc, tuple[Claim, ...]]:
        return _parsed(nlp, text, name)

    return Examples(BOOK, nlp, prepare, today=date(2026, 11, 1))


def _parsed(nlp: Language, text: str, name: str) -> tuple[Document, Doc, tuple[Claim, ...]]:
    document = document_of(text, name)
    doc = nlp(layout.make_doc(nlp, document))
    return document, doc, read_claims(doc, document)


@pytest.mark.parametrize("spec", BOOK.rules, ids=lambda spec: spec.id)
def test_rule_does_as_its_examples_say(spec: RuleSpec, examples: Examples) -> None:
    failures = list(examples.failures_of(spec))
    assert not failures, "\n\n".join(
        f"{failure.kind}, {failure.with_rules}:\n{failure.diff()}" for failure in failures
    )
