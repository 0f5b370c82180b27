"""A small transformer that reads windows and says of each word what annotators say of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import AutoModel

from claimaudit.model import Relation
from training.pointing import Pointing
from training.reading import KINDS, UNSAID, Lesson

RELATIONS: tuple[Relation, ...] = get_args(Relation)
SIZES = {"kinds": len(KINDS), "doses": 2, "relations": len(RELATIONS), "agents": 2, "targets": 2}
"""What is asked of each word, and how many answers there are: the columns of what the encoder says."""
COUNTS = {"kinds": 1.0, "relations": 0.1, "doses": 0.5, "agents": 0.2, "targets": 0.2}
"""What the questions weigh beside one another."""
POINTS = (0.3, 0.2)
"""What pointing to agents and to targets weighs beside them, where it is learned."""

_STEP = 16
"""Pieces that the length of a batch is a multiple of, so that few lengths come and their plans are reused."""


class Reader(nn.Module):
    """Some layers of the base, what is asked of each word, and whereto each points."""

    def __init__(self, base: Path, kept: Sequence[int], layers: int) -> None:
        super().__init__()
        self.base = AutoModel.from_pretrained(
            base,
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,  # with it, a step takes a third longer
            attn_implementation="eager",  # what is fused takes a third longer to learn from on a processor
        )
        self.base.encoder.layer = self.base.encoder.layer[:layers]
        known = self.base.embeddings.word_embeddings.weight.detach()[list(kept)]
        self.base.embeddings.word_embeddings = nn.Embedding.from_pretrained(known)
        for weights in self.base.embeddings.parameters():
            weights.requires_grad = False  # so that words which no text here holds keep their place
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(known.shape[1], sum(SIZES.values()))
        self.to_agents = Pointing(known.shape[1], "agents")
        self.to_targets = Pointing(known.shape[1], "targets")

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores, and what is asked and answered; a row a piece."""
        states = self.drop(self.base(input_ids=pieces, attention_mask=mask).last_hidden_state)
        return self.head(states), torch.cat([self.to_agents(states), self.to_targets(states)], dim=-1)

    def of_words(self, batch: Sequence[Lesson]) -> tuple[Tensor, Tensor]:
        """The same, a row a word."""
        read = [window for lesson in batch for window in lesson.windows]
        longest = -(-max(len(window.pieces) for window in read) // _STEP) * _STEP
        pieces = torch.zeros(len(read), longest, dtype=torch.long)
        mask = torch.zeros_like(pieces)
        for row, window in enumerate(read):
            pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
            mask[row, : len(window.pieces)] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores, said = self(pieces, mask)
        rows = [row for row, window in enumerate(read) for _ in window.places]
        places = [place for window in read for place in window.places]
        return scores.float()[rows, places], said.float()[rows, places]

    def loss(self, batch: Sequence[Lesson], *, points: bool) -> Tensor:
        """How wrong it is, with or without pointing."""
        scores, said = self.of_words(batch)
        loss = torch.zeros(())
        for name, answers in split(scores).items():
            right = labels(batch, name)
            if bool((right != UNSAID).any()):
                loss = loss + COUNTS[name] * cross_entropy(answers, right, ignore_index=UNSAID)
        if not points:
            return loss
        for weight, part, asked in zip(POINTS, (self.to_agents, self.to_targets), halves(said), strict=True):
            loss = loss + weight * part.loss(asked, batch)
        return loss


def halves(said: Tensor) -> tuple[Tensor, Tensor]:
    """What is asked and answered about agents, and about targets."""
    agents, targets = said.chunk(2, dim=-1)
    return agents, targets


def split(scores: Tensor) -> dict[str, Tensor]:
    """The columns of each question."""
    return dict(zip(SIZES, scores.split(list(SIZES.values()), dim=1), strict=True))


def labels(batch: Sequence[Lesson], name: str) -> Tensor:
    """The right answers to a question, word by word."""
    return torch.tensor([label for lesson in batch for label in getattr(lesson, name)])
