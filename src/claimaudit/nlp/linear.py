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


@dataclass(frozen=True, slots=True)
class Linear:
    """Log odds, or a share of them, for each class."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def scores(self, names: Iterable[str]) -> list[float]:
        """One score a class, in their order."""
        scores = list(self.bias)
        for name in names:
            if row := self.weights.get(name):
                for index, weight in enumerate(row):
                    scores[index] += weight
        return scores


@cache
def load_linear(name: str) -> Linear:
    """The model `nlp/weights/NAME.json`."""
    text = files("claimaudit.nlp").joinpath("weights", f"{name}.json").read_text(encoding="utf-8")
    data = json.loads(text)
    weights = {feature: tuple(row) for feature, row in data["weights"].items()}
    return Linear(tuple(data["classes"]), tuple(data["bias"]), weights)
