"""A document says the same in every format: its claims are those of the original."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from benchmarks.conversion import FLOOR, compare, documents
from benchmarks.writers import WRITERS

ROOT = Path(__file__).parents[2]
NAMES = ("melatonin-sleep.html", "restless-legs-guideline-summary.md")


@pytest.mark.slow
def test_every_format_keeps_the_claims(nlp: Language) -> None:
    chosen = [found for found in documents([ROOT / "tests/gold/docs"]) if found.path in NAMES]
    results = [each for document in chosen for each in compare(document, WRITERS, nlp)]
    shares = {
        suffix: sum(each.kept for each in results if each.suffix == suffix)
        / sum(each.claims for each in results if each.suffix == suffix)
        for suffix in WRITERS
    }
    lost = [each for each in results if each.lost]
    assert {suffix for suffix, share in shares.items() if share < FLOOR} == set(), lost


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_every_format_is_one_that_is_read(suffix: str) -> None:
    from claimaudit.formats import Kind

    assert Kind.of(f"a{suffix}").is_known
