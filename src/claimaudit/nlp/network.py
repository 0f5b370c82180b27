"""A small network over named features: what each feature says by itself, and one hidden layer for what
features say together. Its weights are read from `nlp/weights`, where `training/` writes them.

A file holds the arrays `names` (the features, a line each), `classes`, `alone` (a row a feature, a column
a class), `together` (a row a feature, a column a hidden unit), `threshold` (of the hidden units), `out`
(a row a hidden unit, a column a class) and `bias`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
Rows = tuple[int, ...]
"""Features as the network knows them: rows of its weights."""
Group = str | tuple[Callable[..., Iterable[str]], *tuple[str | int | frozenset[str] | None, ...]]
"""Features that go together: a function that names them, and what it is asked of; or one feature alone."""


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
        return tuple([row for row in map(self.rows.get, names) if row is not None])

    def sums(self, bags: Sequence[Sequence[int]]) -> Weights:
        """What the features of each bag say, a row a bag. Bags that share features may be summed apart."""
        nothing = len(self.weights) - 1  # in every bag, since an empty one can't be summed
        return _summed(self.weights, [[*bag, nothing] for bag in bags])

    def scores(self, sums: Weights) -> list[list[float]]:
        """A row a bag, one score a class, in their order: log odds up to a constant."""
        found: list[list[float]] = self._scores(sums).tolist()
        return found

    def logs(self, sums: Weights) -> Weights:
        """The same as log probabilities."""
        return log_softmax(self._scores(sums))

    def _scores(self, sums: Weights) -> Weights:
        count = len(self.classes)
        hidden = np.maximum(sums[:, count:] + self.threshold, 0)
        scores: Weights = sums[:, :count] + hidden @ self.out + self.bias
        return scores


def log_softmax(scores: Weights) -> Weights:
    """Log probabilities, by row, of scores."""
    lifted = scores - scores.max(axis=1, keepdims=True, initial=-np.inf)  # none beyond what a float can hold
    found: Weights = lifted - np.log(np.exp(lifted).sum(axis=1, keepdims=True))
    return found


_STEP = 1024
"""Rows by which what is remembered grows."""


class Groups:
    """What recurring groups of features say to a network, each summed once and remembered for a while."""

    def __init__(self, network: Network, kept: int = 1 << 13) -> None:
        """`kept` is how many groups are remembered, each in at most 800 bytes for the largest network. Over
        2,000 short texts, four times as many saved no time and took 36 MB more (2026-11-23)."""
        self._network, self._kept = network, kept
        self._rows: dict[Group, int] = {}
        self._sums: Weights = np.zeros((_STEP, network.weights.shape[1]), np.float32)

    def sums(self, bags: Iterable[Iterable[Group]]) -> Weights:
        """What the groups of each bag say, a row a bag. None is empty."""
        if len(self._rows) > self._kept:
            self._rows.clear()
        known, new = self._rows, []
        rows: list[list[int]] = []
        for bag in bags:
            row = []
            for group in bag:
                at = known.get(group)
                if at is None:
                    at = known[group] = len(known)
                    new.append(group)
                row.append(at)
            rows.append(row)
        if new:
            self._learn(new)
        return _summed(self._sums, rows)

    def _learn(self, groups: Sequence[Group]) -> None:
        """Sum up the groups that were met last."""
        end = len(self._rows)
        while end > len(self._sums):
            self._sums = np.pad(self._sums, ((0, _STEP), (0, 0)))
        rows = [self._network.known(names_of([group])) for group in groups]
        self._sums[end - len(groups) : end] = self._network.sums(rows)


def names_of(groups: Iterable[Group]) -> list[str]:
    """The features of groups, in their order."""
    found: list[str] = []
    for group in groups:
        if isinstance(group, str):
            found.append(group)
        else:
            name, *about = group
            found += name(*about)
    return found


def _summed(weights: Weights, bags: Sequence[Sequence[int]]) -> Weights:
    """The sum of the rows in each bag, none of them empty."""
    if not bags:
        return weights[:0]
    flat: list[int] = []
    starts: list[int] = []
    for bag in bags:
        starts.append(len(flat))
        flat += bag
    summed: Weights = np.add.reduceat(weights.take(flat, axis=0), starts, axis=0)
    return summed


@cache
def load_groups(name: str) -> Groups:
    """The groups of features that the model `nlp/weights/NAME.npz` was asked about."""
    return Groups(load_network(name))


@cache
def load_network(name: str) -> Network:
    """The model `nlp/weights/NAME.npz`."""
    with files("claimaudit.nlp").joinpath("weights", f"{name}.npz").open("rb") as file:
        arrays = np.load(file, allow_pickle=False)
        names, classes = (str(arrays[key]).split("\n") for key in ("names", "classes"))
        alone, together, *others = (arrays[key] for key in ("alone", "together", "threshold", "out", "bias"))
    weights = np.zeros((len(alone) + 1, alone.shape[1] + together.shape[1]), np.float32)
    weights[:-1, : alone.shape[1]], weights[:-1, alone.shape[1] :] = alone, together
    others = [each.astype(np.float32) for each in others]
    return Network(tuple(classes), {feature: row for row, feature in enumerate(names)}, weights, *others)
