"""A linear model over named features, its weights read from JSON that `training/` writes.

    {"classes": [...], "bias": [...], "weights": {"feature": [weight, ...]}}

One weight a class; a feature that isn't listed weighs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Linear:
    """Log odds, or a share of them, for each class."""

    classes: tuple[str, ...]
    bias: NDArray[np.float64]
    rows: Mapping[str, int]
    weights: NDArray[np.float64]
    """A row a feature, a column a class."""

    def scores(self, names: Iterable[str]) -> list[float]:
        """One score a class, in their order; a name given twice counts twice."""
        rows = [row for name in names if (row := self.rows.get(name)) is not None]
        found: list[float] = (self.bias + self.weights[rows].sum(axis=0)).tolist()
        return found


@cache
def load_linear(name: str) -> Linear:
    """The model `nlp/weights/NAME.json`."""
    text = files("claimaudit.nlp").joinpath("weights", f"{name}.json").read_text(encoding="utf-8")
    data = json.loads(text)
    rows = {feature: row for row, feature in enumerate(data["weights"])}
    weights = np.array(list(data["weights"].values()), dtype=np.float64)
    return Linear(tuple(data["classes"]), np.array(data["bias"], dtype=np.float64), rows, weights)
