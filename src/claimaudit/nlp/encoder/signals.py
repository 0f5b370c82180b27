"""What the encoder says of the words of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from claimaudit.nlp.encoder.model import load_encoder
from claimaudit.nlp.encoder.windows import windows
from claimaudit.nlp.network import Weights, log_softmax
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.nlp.tree import Tree

_KINDS = 3
_UNLIKELY = log(1 - 0.02)
"""Log probability of no claim, above which a word is not looked at: on texts held out, none of those was
taken for a claim when all evidence had been weighed."""
_FURTHEST = 3.0
"""Log odds of an agent beyond which what was read counts no more."""
_NO_DOSE = log(0.01)
"""Log odds of a dose, below which a word is not looked at."""


@dataclass(frozen=True, slots=True)
class Signals:
    """A row a token; where a token was not read, no answer is likelier than another."""

    kinds: Weights
    """Log probabilities of no claim, a mechanism, an outcome."""
    relations: Weights
    """Log probabilities of the relations, in the order of `classes`."""
    classes: tuple[str, ...]
    doses: Weights
    """Log odds that it is part of a dose, one a token; the like holds of the next two."""
    agents: Weights
    targets: Weights

    def may_claim(self, start: int, end: int) -> bool:
        """Whether one of some tokens may well be the predicate of a claim."""
        return bool((self.kinds[start:end, 0] <= _UNLIKELY).any())

    def of_relations(self, tokens: Sequence[int], classes: Sequence[str]) -> Weights:
        """Log probabilities of the relations that tokens may state, a column for each of some classes."""
        columns = [self.classes.index(name) for name in classes]
        found: Weights = self.relations[np.ix_(list(tokens), columns)]
        return found

    def may_dose(self, start: int, end: int) -> bool:
        """Whether one of some tokens may well be part of a dose."""
        return bool((self.doses[start:end] > _NO_DOSE).any())

    def agent(self, one: Mention, tree: Tree, sentence: Range) -> float:
        """Log odds that something is named as an agent in a sentence: of its likeliest token, within bounds.
        0 where it is not named there, since names in headings and elsewhere are read as nothing."""
        if one.at is None or one.resolved_from is not None or not sentence[0] <= one.at[0] < sentence[1]:
            return 0.0
        return min(_FURTHEST, max(-_FURTHEST, _highest(self.agents, tree, one.at)))

    def target(self, one: Mention, tree: Tree) -> float:
        """Log odds that something is named as a target. 0 where it stands nowhere."""
        return _highest(self.targets, tree, one.at) if one.at else 0.0

    def dose(self, start: int, end: int) -> float:
        """Log odds that some tokens are a dose: of the one that is likeliest part of one."""
        return float(self.doses[start:end].max())


def _highest(odds: Weights, tree: Tree, at: Range) -> float:
    span = tree.covering(*at)
    return float(odds[span.start : span.end].max()) if span else 0.0


def signals_of(tree: Tree) -> Signals:
    """Read a document."""
    encoder = load_encoder()
    sizes = (_KINDS, 2, len(encoder.relations), 2, 2)
    scores = np.zeros((len(tree), sum(sizes)), dtype=np.float32)
    for window in windows(tree, encoder.vocabulary):
        scores[window.words] = encoder.scores(window.pieces)[window.places]
    kinds, doses, relations, agents, targets = np.split(scores, np.cumsum(sizes)[:-1], axis=1)
    odds = (part[:, 1] - part[:, 0] for part in (doses, agents, targets))
    return Signals(log_softmax(kinds), log_softmax(relations), encoder.relations, *odds)
