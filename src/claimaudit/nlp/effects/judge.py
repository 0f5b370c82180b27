"""Is it a claim? A logistic model over the features of a candidate.

Its weights were learned on annotated texts (`training/judge.py`), and are read from `judge.json`: a
threshold, and one weight a feature. What is positive speaks for a claim.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.features import features


@dataclass(frozen=True, slots=True)
class Judge:
    """The weights of the model."""

    bias: float
    weights: dict[str, float]

    def score(self, candidate: Candidate) -> float:
        """The log odds that a candidate is a claim."""
        return self.bias + sum(self.weights.get(name, 0.0) for name in features(candidate))

    def holds(self, candidate: Candidate) -> bool:
        """Whether a candidate is more likely a claim than not."""
        return bool(candidate.agents) and self.score(candidate) > 0


@cache
def load_judge() -> Judge:
    """The judge that ships with the package."""
    data = json.loads(files("claimaudit.nlp.effects").joinpath("judge.json").read_text(encoding="utf-8"))
    return Judge(data["bias"], data["weights"])
