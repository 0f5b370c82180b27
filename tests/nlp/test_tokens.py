"""How health texts are cut into words."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zinc shortens colds[1].", ["Zinc", "shortens", "colds", "[", "1", "]", "."]),
        ("It cuts infections[2,3] too.", ["It", "cuts", "infections", "[", "2,3", "]", "too", "."]),
        ("Curcumin inhibits NF-kB.", ["Curcumin", "inhibits", "NF", "-", "kB", "."]),
        ("Take vitamin D.", ["Take", "vitamin", "D."]),
        ("It is sold in the U.S. today.", ["It", "is", "sold", "in", "the", "U.S.", "today", "."]),
        ("[1] and x[i] stay.", ["[", "1", "]", "and", "x[i", "]", "stay", "."]),
    ],
)
def test_marks_and_stops_are_no_part_of_a_word(nlp: Language, text: str, expected: list[str]) -> None:
    assert [token.text for token in nlp.tokenizer(text)] == expected
