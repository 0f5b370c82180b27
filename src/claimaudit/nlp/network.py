"""A small network over named features: what each feature says by itself, and one hidden layer for what
features say together. Its weights are read from `nlp/weights`, where `training/` writes them.

A file holds the arrays `names` (the features, a line each), `classes`, `alone` (a row a feature, a column
a class), `together` (a row a feature, a column a hidden unit), `threshold` (of the hidden units), `out`
(a row a hidden unit, a column a class) and `bias`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """The weights of one model."""

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    alone: Weights
    together: Weights
    threshold: Weights
    out: Weights
    bias: Weights

    def scores(self, names: Iterable[str]) -> list[float]:
        """One score a class, in their order: log odds up to a constant. Features not known say nothing."""
        rows = [row for name in names if (row := self.rows.get(name)) is not None]
        hidden = np.maximum(self.together[rows].sum(axis=0) + self.threshold, 0)
        found: list[float] = (self.alone[rows].sum(axis=0) + hidden @ self.out + self.bias).tolist()
        return found


@cache
def load_network(name: str) -> Network:
    """The model `nlp/weights/NAME.npz`."""
    with files("claimaudit.nlp").joinpath("weights", f"{name}.npz").open("rb") as file:
        arrays = np.load(file, allow_pickle=False)
        names, classes = (str(arrays[key]).split("\n") for key in ("names", "classes"))
        keys = ("alone", "together", "threshold", "out", "bias")
        weights = [arrays[key].astype(np.float32) for key in keys]
    return Network(tuple(classes), {feature: row for row, feature in enumerate(names)}, *weights)
