"""Which word names what a claim's word asks for, its agent or target, as the encoder points to it, also from
one sentence to another, where grammar leads nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from claimaudit.nlp.network import Weights, log_softmax

STEPS = (1, 2, 3, 5, 9, 17)
"""Sentences back, where the next class of distance begins."""
DISTANCES = len(STEPS) + 2
COMPETES = 0.2
"""The share of all probability from which on a word that is pointed to competes for the part."""
_BACK = 2000
"""Tokens back that are looked at: what is still meant has been named again by then."""


def distances(back: NDArray[np.int64], own: NDArray[np.int64]) -> NDArray[np.int64]:
    """The classes of distances back from a word to others: so many sentences, or in its own sentence (0 back)
    what `own` says, 0 where the other stands before it, 1 where after."""
    return np.where(back > 0, np.searchsorted(STEPS, back + 1) + 1, own)


@dataclass(frozen=True, slots=True)
class Pointed:
    """Whereto one word points."""

    start: int
    logs: Weights
    """Log probabilities that each token from `start` to the end of the word's sentence is what is meant; of
    one that wasn't read, minus infinity."""

    def at(self, places: Sequence[int]) -> float | None:
        """The log probability of a name that stands in some places, at the likeliest; None, where it stands
        in none that were looked at."""
        known = [at - self.start for at in places if self.start <= at < self.stop]
        most = max((float(self.logs[at]) for at in known), default=-np.inf)
        return most if most > -np.inf else None

    @property
    def stop(self) -> int:
        """The token after the last that was looked at."""
        return self.start + len(self.logs)

    def likeliest(self, share: float = COMPETES) -> list[int]:
        """The tokens that have at least that share of all probability, the likeliest first."""
        found = np.flatnonzero(self.logs >= log(share))
        return [self.start + int(at) for at in found[np.argsort(-self.logs[found], kind="stable")]]


@dataclass(frozen=True, slots=True)
class Pointers:
    """A row a token: what it asks for, and what it answers. The greater their product, the likelier."""

    asks: Weights
    answers: Weights
    far: Weights
    """What each class of distance adds."""
    sentences: NDArray[np.int64]
    """The number of each token's sentence, in order."""

    def of(self, word: int) -> Pointed:
        """Whereto a word points."""
        here = self.sentences[word]
        end = int(np.searchsorted(self.sentences, here, side="right"))
        start = max(0, end - _BACK)
        answers = self.answers[start:end]
        back = here - self.sentences[start:end]
        after = (np.arange(start, end) >= word).astype(np.int64)
        scores = answers @ self.asks[word] + self.far[distances(back, after)]
        read = answers.any(axis=1)
        scores[~read] = -np.inf
        return Pointed(start, log_softmax(scores[None])[0] if read.any() else scores)
