"""A floor under the figures of `benchmarks/accuracy.py`: what was reached is not lost unseen."""

from __future__ import annotations

import pytest
from spacy.language import Language

from benchmarks.gold import annotated
from benchmarks.tally import Tally, measure, total

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def figures(nlp: Language) -> Tally:
    return total(counts for _, counts in measure(annotated(), nlp))


@pytest.mark.parametrize(
    ("kind", "floor"), [("strict", 0.90), ("dosage", 0.92), ("mechanism", 0.92), ("outcome", 0.88)]
)
def test_claims_are_found(figures: Tally, kind: str, floor: float) -> None:
    assert figures.f1(kind) >= floor


@pytest.mark.parametrize(
    ("field", "floor"),
    [
        ("agent", 0.79),
        ("certainty", 0.95),
        ("dose amount", 0.94),
        ("frequency", 0.92),
        ("polarity", 0.97),
        ("relation group", 0.90),
        ("support", 0.93),
        ("target", 0.85),
    ],
)
def test_their_fields_are_right(figures: Tally, field: str, floor: float) -> None:
    assert figures.accuracy(field) >= floor
