"""Whereto the word of a claim points."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest

from claimaudit.nlp.encoder.pointers import DISTANCES, Pointers, distances


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
    [found] = distances(np.array([sentences]), np.array([0 if before else 1]))
    assert found == expected < DISTANCES


ASKS = np.array([[0, 0], [0, 0], [1, 0], [2, 1]], dtype=np.float32)
ANSWERS = np.array([[3, 0], [1, 1], [0, 0], [0, 9]], dtype=np.float32)
FAR = np.array([log(2), 0, -1, -2, -3, -4, -5, -6], dtype=np.float32)
POINTERS = Pointers(ASKS, ANSWERS, FAR, np.array([0, 1, 1, 2]))
"""Of "Zinc. It helps. Iron": a word of the first sentence, two of the second, one of the third; the encoder
has not read the word "helps"."""
SECOND, THIRD = log(exp(3 - 1) + exp(1 + log(2))), log(exp(6 - 2) + exp(3 - 1) + exp(9))
"""The logarithm of what all words count that those of the second and the third sentence may mean."""


@pytest.mark.parametrize(
    ("word", "places", "expected"),
    [
        (2, [0], 3 - 1 - SECOND),  # one sentence back
        (2, [1], 1 + log(2) - SECOND),  # before it in its own sentence
        (2, [0, 1], 3 - 1 - SECOND),  # the stronger
        (3, [0, 1], 6 - 2 - THIRD),
        (3, [0, 3], 9 - THIRD),
        (2, [3], None),  # in a later sentence
        (2, [0, 3], 3 - 1 - SECOND),
        (2, [2], None),  # not read
        (2, [], None),
    ],
)
def test_a_word_points_to_names_before_it(word: int, places: list[int], expected: float | None) -> None:
    found = POINTERS.of(word).at(places)
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-5))


@pytest.mark.parametrize(
    ("word", "share", "expected"),
    [(2, 0.1, [0, 1]), (2, 0.5, [0]), (3, 0.5, [3]), (2, 0.9, [])],
)
def test_the_likeliest_words_come_first(word: int, share: float, expected: list[int]) -> None:
    assert POINTERS.of(word).likeliest(share) == expected


def test_of_nothing_read_nothing_is_meant() -> None:
    nothing = np.zeros((3, 2), dtype=np.float32)
    pointed = Pointers(nothing, nothing, FAR, np.array([0, 0, 1])).of(2)
    assert (pointed.at([0, 1, 2]), pointed.likeliest(0.01)) == (None, [])


def test_a_book_is_looked_at_no_farther_than_some_pages_back() -> None:
    size = 3000
    ones = np.ones((size, 1), dtype=np.float32)
    pointed = Pointers(ones, ones, np.zeros(DISTANCES, np.float32), np.arange(size)).of(size - 1)
    assert pointed.at([999]) is None
    assert pointed.at([1000]) == pytest.approx(-log(2000), abs=1e-3)
