"""Whereto the word of a claim points."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from claimaudit.nlp.encoder.pointers import DISTANCES, Pointers, distance


@pytest.mark.parametrize(
    ("sentences", "before", "expected"),
    [
        (0, True, 0),
        (0, False, 1),
        (1, True, 2),
        (2, True, 3),
        (3, True, 4),
        (4, True, 4),
        (5, True, 5),
        (8, True, 5),
        (9, True, 6),
        (16, True, 6),
        (17, True, 7),
        (400, True, 7),
    ],
)
def test_farther_sentences_are_told_apart_less(sentences: int, before: bool, expected: int) -> None:
    assert distance(sentences, before=before) == expected < DISTANCES


ASKS = np.array([[0, 0], [0, 0], [1, 0], [2, 1]], dtype=np.float32)
ANSWERS = np.array([[3, 0], [1, 1], [0, 0], [0, 9]], dtype=np.float32)
POINTERS = Pointers(ASKS, ANSWERS, [log(2), 0, -1, -2, -3, -4, -5, -6], [0, 1, 1, 2])
"""Of "Zinc. It helps. Iron": a word of the first sentence, two of the second, one of the third."""


@pytest.mark.parametrize(
    ("word", "places", "expected"),
    [
        (2, [0], 3 - 1),  # one sentence back
        (2, [1], 1 + log(2)),  # before it in its own sentence
        (2, [0, 1], 3 - 1),  # the stronger
        (3, [0, 1], 6 - 2),
        (2, [3], None),  # in a later sentence
        (2, [0, 3], 3 - 1),
        (2, [], None),
    ],
)
def test_a_word_points_to_names_before_it(word: int, places: list[int], expected: float | None) -> None:
    assert POINTERS.odds(word, places) == (None if expected is None else pytest.approx(expected))


def test_only_the_nearest_places_of_a_name_are_looked_at() -> None:
    """So that the cost of a name grows with its claims alone, not with its mentions."""
    size = 50
    asks = np.ones((size, 1), dtype=np.float32)
    answers = np.zeros((size, 1), dtype=np.float32)
    answers[0] = 99
    pointers = Pointers(asks, answers, [0.0] * DISTANCES, list(range(size)))
    assert pointers.odds(49, range(49)) == 0.0
    assert pointers.odds(49, range(3)) == 99.0
