"""Linear models over bags of features, for few examples: which rows are right (logistic regression), and
which of the rows of a group (conditional logit). Written as networks with an idle hidden layer. Needs
PyTorch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.fit import WEIGHTS, Names, Vocabulary

STEPS = 100


@dataclass(frozen=True, slots=True)
class Linear:
    """The weights of features, and what every row has ahead."""

    vocabulary: Vocabulary
    weights: NDArray[np.float64]
    bias: float = 0.0

    def score(self, row: Names) -> float:
        """The log odds of a row, up to a constant."""
        return float(self.weights[self.vocabulary.bag(row).numpy()].sum() + self.bias)

    def chance(self, row: Names) -> float:
        """The probability that a row is right."""
        return float(1 / (1 + np.exp(-self.score(row))))

    def write(self, name: str) -> None:
        """Write it in the form of `claimaudit.nlp.network`: "no" has no weights, "yes" has these."""
        size = len(self.vocabulary.numbers)
        alone = np.zeros((size, 2), np.float16)
        alone[:, 1] = self.weights
        path = WEIGHTS / f"{name}.npz"
        np.savez_compressed(
            path,
            names=np.array("\n".join(self.vocabulary.numbers)),
            classes=np.array("no\nyes"),
            alone=alone,
            together=np.zeros((size, 1), np.float16),
            threshold=np.zeros(1, np.float16),
            out=np.zeros((1, 2), np.float16),
            bias=np.array([0, self.bias], np.float16),
        )
        print(f"{path.name}: {size} features, {path.stat().st_size // 1024} KB")


def logistic(rows: Sequence[Names], right: Sequence[bool], *, rare: int, penalty: float) -> Linear:
    """Learn which rows are right; the penalty is on the squares of the weights, against the summed loss."""
    vocabulary = Vocabulary.of(rows, rare)
    truth = torch.tensor(right, dtype=torch.float64)

    def loss(scores: Tensor) -> Tensor:
        return torch.nn.functional.binary_cross_entropy_with_logits(scores, truth, reduction="sum")

    return _fitted(vocabulary, rows, loss, penalty)


def choice(groups: Sequence[Sequence[tuple[Names, bool]]], *, rare: int, penalty: float) -> Linear:
    """Learn which rows of a group are right; groups without a right one teach nothing."""
    usable = [group for group in groups if any(right for _, right in group)]
    rows = [names for group in usable for names, _ in group]
    owner = torch.tensor([number for number, group in enumerate(usable) for _ in group])
    truth = torch.tensor([right for group in usable for _, right in group])
    nothing = torch.zeros(len(usable), dtype=torch.float64)

    def loss(scores: Tensor) -> Tensor:
        powers = scores.exp()
        whole, good = nothing.index_add(0, owner, powers), nothing.index_add(0, owner, powers * truth)
        return (whole.log() - good.log()).sum()

    return _fitted(Vocabulary.of(rows, rare), rows, loss, penalty)


def _fitted(
    vocabulary: Vocabulary, rows: Sequence[Names], loss: Callable[[Tensor], Tensor], penalty: float
) -> Linear:
    bags = [vocabulary.bag(row) for row in rows]
    flat = torch.cat(bags)
    starts = torch.tensor([0, *(len(bag) for bag in bags[:-1])]).cumsum(0)
    weights = torch.zeros(len(vocabulary.numbers), 1, dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimiser.zero_grad()
        scores = torch.nn.functional.embedding_bag(flat, weights, starts, mode="sum").squeeze(1) + bias
        total = loss(scores) + penalty * weights.square().sum()
        total.backward()
        return total

    optimiser.step(closure)
    return Linear(vocabulary, weights.detach().numpy()[:, 0], float(bias.detach()))
