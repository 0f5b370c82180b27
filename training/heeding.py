"""What a larger reader says of the texts, for a small one to heed beside the annotators: of each word how
likely every answer is, and of each question to which words it points. Annotators err and differ, each in
another place; what a reader has learned from all of them is steadier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor

from training.pointing import Pointing
from training.reading import Lesson

HEED = 0.7
"""What counts so much, beside the annotators."""
TOP = 6
"""Words that are kept of those pointed to: the likeliest."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """Of each question of a document, the words pointed to by their numbers, and how likely they are."""

    words: Tensor
    likely: Tensor


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of a document: by question, a row of likelihoods for each of its words."""

    answers: Mapping[str, Tensor]
    pointed: Mapping[Literal["agents", "targets"], Pointed]


@dataclass(frozen=True, slots=True)
class Heeded:
    """What was said of some documents, by their number."""

    said: Mapping[int, Heard]

    def answers(self, batch: Sequence[Lesson], name: str) -> Tensor | None:
        """How likely the answers to a question are, a row a word; nothing, where a document was not heard."""
        if not self._knows(batch):
            return None
        rows = (self.said[each.document].answers[name][each.start :] for each in batch)
        return torch.cat([row[: len(each.kinds)] for row, each in zip(rows, batch, strict=True)])

    def unlike(self, part: Pointing, asked: Tensor, batch: Sequence[Lesson]) -> Tensor | None:
        """How far whereto a reader points is from what was heard; nothing, where there is nothing to tell."""
        wrong = list(self._unlike(part, asked, batch)) if self._knows(batch) else []
        return torch.stack(wrong).mean() if wrong else None

    def _unlike(self, part: Pointing, asked: Tensor, batch: Sequence[Lesson]) -> Iterator[Tensor]:
        for logs, lesson in part.logs(asked, batch):
            heard = self.said[lesson.document].pointed[part.part]
            for row, words, likely, ask in zip(logs, heard.words, heard.likely, lesson.asks, strict=True):
                if ask.agents if part.part == "agents" else ask.targets:
                    yield -(likely * row[words]).sum() / likely.sum()

    def _knows(self, batch: Sequence[Lesson]) -> bool:
        return all(lesson.document in self.said for lesson in batch)


def both(annotated: Tensor, heard: Tensor) -> Tensor:
    """How wrong an answer is by the annotators and by what was heard together."""
    return (1 - HEED) * annotated + HEED * heard


def keep(heard: Heard, path: Path) -> None:
    """Write what was said of a document."""
    pointed = {part: (one.words, one.likely.half()) for part, one in heard.pointed.items()}
    answers = {name: likely.half() for name, likely in heard.answers.items()}
    torch.save({"answers": answers, "pointed": pointed}, path)


def kept(folder: Path) -> Heeded:
    """What was written in a folder, a file a document, named by its number."""
    return Heeded({int(path.stem): _heard(path) for path in sorted(folder.glob("*.pt"))})


def _heard(path: Path) -> Heard:
    held = torch.load(path, weights_only=True)
    pointed = {part: Pointed(words, likely.float()) for part, (words, likely) in held["pointed"].items()}
    return Heard({name: likely.float() for name, likely in held["answers"].items()}, pointed)
