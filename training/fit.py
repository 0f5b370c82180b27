"""Fitting and writing the networks that `claimaudit.nlp.network` reads; needs PyTorch.

Two ways to learn: `classify`, where each row of features has a label, and `rank`, where one or more of
the rows of a group are right.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

WEIGHTS = Path(__file__).resolve().parents[1] / "src/claimaudit/nlp/weights"
HIDDEN = 32
EPOCHS, STEPS = 5, 2000
"""How often each example is seen at least, and how many steps are made at least."""
RATE = 2e-3
DECAY = 0.01
FORGET = 0.3
"""The share of the features, and of the hidden units, that a step of training leaves out."""
TEAM = 2
"""Networks that are trained apart and then speak together."""
SEED = 7
_MANY = 20_000
"""Rows; fewer are learned from in smaller batches."""
Names = Sequence[str]


class Net(nn.Module):
    """A linear part and one hidden layer, over bags of features."""

    def __init__(self, features: int, classes: int) -> None:
        super().__init__()
        self.together = nn.EmbeddingBag(features, HIDDEN, mode="sum")
        self.alone = nn.EmbeddingBag(features, classes, mode="sum")
        self.threshold = nn.Parameter(torch.zeros(HIDDEN))
        self.drop = nn.Dropout(FORGET)
        self.out = nn.Linear(HIDDEN, classes)
        nn.init.normal_(self.together.weight, 0, 0.05)
        nn.init.zeros_(self.alone.weight)

    def forward(self, bags: Sequence[Tensor]) -> Tensor:
        """Scores, a row a bag, a column a class."""
        flat = torch.cat(list(bags))
        starts = torch.tensor([0, *(len(bag) for bag in bags[:-1])]).cumsum(0)
        hidden = torch.relu(self.together(flat, starts) + self.threshold)
        scores: Tensor = self.alone(flat, starts) + self.out(self.drop(hidden))
        return scores


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The features that are seen often enough to learn from, numbered."""

    numbers: dict[str, int]

    @classmethod
    def of(cls, rows: Iterable[Names], rare: int) -> Vocabulary:
        counts = Counter(name for row in rows for name in set(row))
        kept = sorted(name for name, count in counts.items() if count >= rare and "\n" not in name)
        return cls({name: number for number, name in enumerate(kept)})

    def bag(self, row: Names) -> Tensor:
        """The numbers of the known features of a row."""
        return torch.tensor(
            [number for name in row if (number := self.numbers.get(name)) is not None], dtype=torch.long
        )


@dataclass(frozen=True, slots=True)
class Team:
    """Networks trained apart on the same examples."""

    vocabulary: Vocabulary
    classes: tuple[str, ...]
    nets: tuple[Net, ...]

    def scores(self, rows: Sequence[Names]) -> NDArray[np.float64]:
        """Scores, a row an example, a column a class."""
        bags = [self.vocabulary.bag(row) for row in rows]
        with torch.no_grad():
            parts = [
                sum(net(bags[at : at + 512]) for net in self.nets) / len(self.nets)
                for at in range(0, len(bags), 512)
            ]
        return np.asarray(torch.cat(parts), dtype=np.float64)

    def chances(self, rows: Sequence[Names]) -> NDArray[np.float64]:
        """Probabilities in place of scores."""
        powers = np.exp(self.scores(rows))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))

    def write(self, name: str) -> None:
        """Write one network that says what the team says on average."""
        share = 1 / len(self.nets)

        def joined(part: Callable[[Net], Tensor], axis: int) -> NDArray[np.float16]:
            return np.concatenate([part(net).detach().numpy() for net in self.nets], axis=axis).astype(
                np.float16
            )

        def mean(part: Callable[[Net], Tensor]) -> NDArray[np.float16]:
            return np.mean([part(net).detach().numpy() for net in self.nets], axis=0).astype(np.float16)

        path = WEIGHTS / f"{name}.npz"
        np.savez_compressed(
            path,
            names=np.array("\n".join(self.vocabulary.numbers)),
            classes=np.array("\n".join(self.classes)),
            alone=mean(lambda net: net.alone.weight),
            together=joined(lambda net: net.together.weight, 1),
            threshold=joined(lambda net: net.threshold, 0),
            out=joined(lambda net: net.out.weight.T * share, 0),
            bias=mean(lambda net: net.out.bias),
        )
        print(f"{path.name}: {len(self.vocabulary.numbers)} features, {path.stat().st_size // 1024} KB")


def classify(rows: Sequence[Names], labels: Sequence[str], rare: int) -> Team:
    """Learn the label of each row."""
    vocabulary, classes = Vocabulary.of(rows, rare), tuple(sorted(set(labels)))
    bags = [vocabulary.bag(row) for row in rows]
    truth = torch.tensor([classes.index(label) for label in labels])

    def loss(net: Net, batch: Sequence[int]) -> Tensor:
        return nn.functional.cross_entropy(net([_thinned(bags[one]) for one in batch]), truth[list(batch)])

    batch = 128 if len(rows) > _MANY else 16
    return Team(vocabulary, classes, tuple(_trained(len(rows), batch, vocabulary, classes, loss)))


def rank(groups: Sequence[Sequence[tuple[Names, bool]]], rare: int) -> Team:
    """Learn which rows of a group are the right ones; groups without a right one teach nothing."""
    vocabulary = Vocabulary.of((names for group in groups for names, _ in group), rare)
    usable = [group for group in groups if any(right for _, right in group)]
    bags = [[vocabulary.bag(names) for names, _ in group] for group in usable]
    truth = [torch.tensor([right for _, right in group]) for group in usable]

    def loss(net: Net, batch: Sequence[int]) -> Tensor:
        scores = net([_thinned(bag) for one in batch for bag in bags[one]]).squeeze(1)
        parts = scores.split([len(bags[one]) for one in batch])
        chances = (
            part.log_softmax(0)[truth[one]].logsumexp(0) for one, part in zip(batch, parts, strict=True)
        )
        return -torch.stack(list(chances)).mean()

    return Team(vocabulary, ("right",), tuple(_trained(len(usable), 16, vocabulary, ("right",), loss)))


def _trained(
    size: int,
    batch: int,
    vocabulary: Vocabulary,
    classes: Sequence[str],
    loss: Callable[[Net, Sequence[int]], Tensor],
) -> Iterator[Net]:
    for member in range(TEAM):
        torch.manual_seed(SEED + member)
        order = random.Random(SEED + member)
        net = Net(len(vocabulary.numbers), len(classes))
        optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
        epochs = max(EPOCHS, STEPS * batch // size)
        steps = epochs * -(-size // batch)
        rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
        net.train()
        for _ in range(epochs):
            numbers = list(range(size))
            order.shuffle(numbers)
            for at in range(0, size, batch):
                optimiser.zero_grad()
                loss(net, numbers[at : at + batch]).backward()
                optimiser.step()
                rate.step()
        yield net.eval()


def _thinned(bag: Tensor) -> Tensor:
    """A bag without some of its features, so that none is leant on too much."""
    return bag[torch.rand(len(bag)) > FORGET]
