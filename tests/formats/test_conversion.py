"""A document says the same in every format: its claims are those of the original."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import document_in
from spacy.language import Language

from benchmarks.conversion import FLOOR, compare
from benchmarks.writers import WRITERS
from claimaudit.formats import read

ROOT = Path(__file__).parents[2]
NAME = "restless-legs-guideline-summary.md"
"""Headings, lists, a table and paragraphs; the whole corpus is for the benchmark."""


@pytest.mark.slow
def test_every_format_keeps_the_claims(nlp: Language) -> None:
    document = document_in(read(ROOT / "tests/gold/docs" / NAME, name=NAME, key=NAME))
    results = list(compare(document, WRITERS, nlp))
    assert [each for each in results if each.kept < FLOOR * each.claims] == []
    assert {each.suffix for each in results} == set(WRITERS)


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_every_format_is_one_that_is_read(suffix: str) -> None:
    from claimaudit.formats import Kind

    assert Kind.of(f"a{suffix}").is_known
