"""Words in pieces. What is expected was read off the reference tokenizer of BERT, uncased."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimaudit.nlp.encoder.model import load_encoder


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("sleep", "sleep"),
        ("ashwagandha", "ash ##wa ##gan ##dha"),
        ("withanolides", "with ##ano ##lide ##s"),
        ("TLR4", "t ##lr ##4"),
        ("naïve", "naive"),
        ("IL-6", "il - 6"),
        ("mg/kg", "mg / kg"),
        ("0.5", "0 . 5"),
        ("µg", "µ ##g"),
        ("½", "½"),
        ("β-glucan", "β - g ##lu ##can"),
        ("don’t", "don ’ t"),
        ("日", "[UNK]"),
        ("x" * 120, "[UNK]"),
        ("\u00ad", "[UNK]"),
        pytest.param("a" * 5_000_000, "[UNK]", id="letters without end"),
        pytest.param("-" * 5_000_000, " - " * 12, id="marks without end"),
    ],
)
def test_pieces_of_a_word(word: str, pieces: str) -> None:
    vocabulary = load_encoder().vocabulary
    assert vocabulary.of(word) == tuple(vocabulary.numbers[piece] for piece in pieces.split())


@given(st.text(min_size=1, max_size=40))
def test_any_word_has_a_few_pieces(word: str) -> None:
    assert 1 <= len(load_encoder().vocabulary.of(word)) <= 12
