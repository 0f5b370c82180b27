"""Is it a claim, of which kind, and which relation does it state? Small networks over the features of a
candidate, learned on annotated texts (`training/`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

import numpy as np

from claimaudit.model import ClaimKind, Relation
from claimaudit.nlp.network import Network, Weights, load_network, log_softmax

THRESHOLD = 0.4
"""The probability from which on a candidate is taken for a claim. F1 on documents held out hardly changes
from 0.35 to 0.45."""

ENCODER_SAYS = 0.85
"""The share that the encoder has in the decision; the rest is that of the features of grammar. On texts held
out, F1 is flat from 0.8 to 0.9."""

RELATION_SAYS = 2.0
"""The weight of the encoder's log probability of a relation, beside that by the features of grammar. On texts
held out it hardly matters from 1 to 3."""

FRAME_SAYS = 0.75
"""Log odds that the frame's own relation has ahead; up to this, cross-validation shows no loss."""


@dataclass(frozen=True, slots=True)
class Judge:
    """The two models."""

    kinds: Network
    relations: Network

    def kinds_of(self, sums: Weights, read: Weights) -> list[ClaimKind | None]:
        """The kinds of claims that candidates make, by what their features say and by the log probabilities
        that the encoder read; None where they make none."""
        logs = (1 - ENCODER_SAYS) * self.kinds.logs(sums) + ENCODER_SAYS * read
        return [_likeliest(*chances) for chances in np.exp(log_softmax(logs)).tolist()]

    def relations_of(self, sums: Weights, read: Weights, framed: Sequence[Relation]) -> list[Relation]:
        """The relations that claims state, by what their features say and by the log probabilities that the
        encoder read, a column a class; `framed` are those that their frames name."""
        logs = (self.relations.logs(sums) + RELATION_SAYS * read).tolist()
        return [self._relation(scores, named) for scores, named in zip(logs, framed, strict=True)]

    def _relation(self, scores: list[float], framed: Relation) -> Relation:
        classes = self.relations.classes
        if framed == "no_effect":  # words that say so leave no doubt: "did nothing for", "no benefit"
            return framed
        if framed != "affects" and framed in classes:
            scores[classes.index(framed)] += FRAME_SAYS
        return cast(Relation, classes[scores.index(max(scores))])


def _likeliest(none: float, mechanism: float, outcome: float) -> ClaimKind | None:
    if 1 - none < THRESHOLD:
        return None
    return "mechanism" if mechanism > outcome else "outcome"


@cache
def load_judge() -> Judge:
    """The judge that ships with the package."""
    return Judge(load_network("kinds"), load_network("relations"))
