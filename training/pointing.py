"""Learning to point from the word of a claim to the words that name its agents, or its targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import torch
from torch import Tensor, nn

from claimaudit.nlp.encoder.pointers import DISTANCES, STEPS
from training.reading import Lesson

WIDTH = 32
"""Numbers by which a word asks, and as many by which it answers."""
_NEVER = -1e4
Part = Literal["agents", "targets"]


class Pointing(nn.Module):
    """What each word asks and answers about one part in a claim, from its state, and what a distance adds."""

    def __init__(self, size: int, part: Part) -> None:
        super().__init__()
        self.part: Part = part
        self.both = nn.Linear(size, 2 * WIDTH)
        self.far = nn.Parameter(torch.zeros(DISTANCES))

    def forward(self, states: Tensor) -> Tensor:
        """Two rows of numbers a word, side by side; their products are log odds but for a constant."""
        said: Tensor = self.both(states) / WIDTH**0.25
        return said

    def joined(self) -> nn.Linear:
        """The same in one step."""
        inner = nn.Linear(self.both.in_features, self.both.out_features)
        inner.weight.data = self.both.weight.detach() / WIDTH**0.25
        inner.bias.data = self.both.bias.detach() / WIDTH**0.25
        return inner

    def take(self, joined: nn.Linear, far: Sequence[float]) -> None:
        """The other way round: what was written becomes what is asked and answered."""
        self.both.weight.data = joined.weight.detach() * WIDTH**0.25
        self.both.bias.data = joined.bias.detach() * WIDTH**0.25
        self.far.data = torch.tensor(far)

    def loss(self, said: Tensor, batch: Sequence[Lesson]) -> Tensor:
        """How wrong it is on average; any word of any right name will do."""
        wrong = [-row[right].logsumexp(0) for row, right in self._answered(said, batch)]
        return torch.stack(wrong).mean() if wrong else torch.zeros(())

    def hits(self, said: Tensor, batch: Sequence[Lesson]) -> Iterator[bool]:
        """Of each question, whether the word pointed to most strongly is a right one."""
        for row, right in self._answered(said, batch):
            yield int(row.argmax()) in right

    def _answered(self, said: Tensor, batch: Sequence[Lesson]) -> Iterator[tuple[Tensor, list[int]]]:
        """Log probabilities of words, and the right ones; what no text answers is no question."""
        for logs, lesson in self.logs(said, batch):
            for row, ask in zip(logs, lesson.asks, strict=True):
                right = ask.agents if self.part == "agents" else ask.targets
                if right:
                    yield row, right

    def logs(self, said: Tensor, batch: Sequence[Lesson]) -> Iterator[tuple[Tensor, Lesson]]:
        """Log probabilities that a word is meant, lesson by lesson: a row a question, a column a word."""
        parts = said.split([len(lesson.sentences) for lesson in batch])
        for part, lesson in zip(parts, batch, strict=True):
            if lesson.asks:
                yield self._logs(part, lesson), lesson

    def _logs(self, said: Tensor, lesson: Lesson) -> Tensor:
        asks, answers = said.split(WIDTH, dim=1)
        words = [ask.word for ask in lesson.asks]
        classes, later = _distances(lesson.sentences, words)
        scores = asks[words] @ answers.T + self.far[classes]
        return scores.masked_fill(later, _NEVER).log_softmax(1)


def _distances(sentences: Sequence[int], words: Sequence[int]) -> tuple[Tensor, Tensor]:
    """The class of the distance from some words to each, as `claimaudit.nlp.encoder.pointers` counts them,
    and whether it stands in a later sentence."""
    numbers = torch.tensor(sentences)
    back = numbers[list(words)][:, None] - numbers[None]
    before = torch.arange(len(sentences))[None] < torch.tensor(words)[:, None]
    own = (~before).long()
    classes = torch.where(back > 0, torch.bucketize(back + 1, torch.tensor(STEPS)) + 1, own)
    return classes, back < 0
