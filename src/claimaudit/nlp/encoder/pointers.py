"""Which word names what a claim's word asks for: its agent, as the encoder points to it, also from one
sentence to another, where grammar leads nowhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claimaudit.nlp.network import Weights

STEPS = (1, 2, 3, 5, 9, 17)
"""Sentences back, where the next class of distance begins."""
DISTANCES = len(STEPS) + 2
_MOST = 6
"""Places of one name that are looked at, the nearest first."""


def distance(sentences: int, *, before: bool) -> int:
    """The class of the distance from a word back to another: so many sentences, or in its own sentence,
    where the other stands before or after it."""
    if sentences:
        return bisect_left(STEPS, sentences + 1) + 1
    return 0 if before else 1


@dataclass(frozen=True, slots=True)
class Pointers:
    """A row a token: what it asks for, and what it answers. The greater their product, the likelier."""

    asks: Weights
    answers: Weights
    far: Sequence[float]
    """What each class of distance adds."""
    sentences: Sequence[int]
    """The number of each token's sentence."""

    def odds(self, word: int, places: Sequence[int]) -> float | None:
        """How strongly a word points to a name that stands in some places (in text order), of which those
        in later sentences don't count; None, where none is left. The difference of two such numbers is log
        odds."""
        here = self.sentences[word]
        # both are in order, so that a name costs the same however often a book has it
        behind = bisect_left(places, bisect_right(self.sentences, here))
        known = places[max(0, behind - _MOST) : behind]
        if not known:
            return None
        added = [self.far[distance(here - self.sentences[place], before=place < word)] for place in known]
        products: Weights = self.answers[list(known)] @ self.asks[word]
        return float(np.max(products + np.array(added, dtype=products.dtype)))
