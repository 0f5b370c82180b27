"""A small network over named features: what each feature says by itself, and one hidden layer for what
features say together. Its weights are read from `nlp/weights`, where `training/` writes them.

A file holds the arrays `names` (the features, a line each), `classes`, `alone` (a row a feature, a column
a class), `together` (a row a feature, a column a hidden unit), `threshold` (of the hidden units), `out`
(a row a hidden unit, a column a class) and `bias`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
Rows = tuple[int, ...]
"""Features as the network knows them: rows of its weights."""


@dataclass(frozen=True, slots=True)
class Network:
    """The weights of one model."""

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Weights
    """A row a feature, and one that says nothing; its columns are the classes, then the hidden units."""
    threshold: Weights
    out: Weights
    bias: Weights

    def known(self, names: Iterable[str]) -> Rows:
        """The rows of features. Those not known say nothing."""
        return tuple(row for name in names if (row := self.rows.get(name)) is not None)

    def sums(self, bags: Sequence[Sequence[int]]) -> Weights:
        """What the features of each bag say, a row a bag. Bags that share features may be summed apart."""
        if not bags:
            return self.weights[:0]
        nothing = len(self.weights) - 1  # in every bag, since an empty one can't be summed
        flat = np.fromiter(chain.from_iterable((*bag, nothing) for bag in bags), np.intp)
        starts = [0, *accumulate(len(bag) + 1 for bag in bags[:-1])]
        summed: Weights = np.add.reduceat(self.weights[flat], starts, axis=0)
        return summed

    def scores(self, sums: Weights) -> list[list[float]]:
        """A row a bag, one score a class, in their order: log odds up to a constant."""
        found: list[list[float]] = self._scores(sums).tolist()
        return found

    def chances(self, sums: Weights) -> list[list[float]]:
        """The same as probabilities."""
        scores = self._scores(sums)
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))  # none beyond what a float can hold
        found: list[list[float]] = (powers / powers.sum(axis=1, keepdims=True)).tolist()
        return found

    def _scores(self, sums: Weights) -> Weights:
        count = len(self.classes)
        hidden = np.maximum(sums[:, count:] + self.threshold, 0)
        scores: Weights = sums[:, :count] + hidden @ self.out + self.bias
        return scores


@cache
def load_network(name: str) -> Network:
    """The model `nlp/weights/NAME.npz`."""
    with files("claimaudit.nlp").joinpath("weights", f"{name}.npz").open("rb") as file:
        arrays = np.load(file, allow_pickle=False)
        names, classes = (str(arrays[key]).split("\n") for key in ("names", "classes"))
        alone, together, *others = (
            arrays[key].astype(np.float32) for key in ("alone", "together", "threshold", "out", "bias")
        )
    weights = np.pad(np.hstack([alone, together]), ((0, 1), (0, 0)))
    return Network(tuple(classes), {feature: row for row, feature in enumerate(names)}, weights, *others)
