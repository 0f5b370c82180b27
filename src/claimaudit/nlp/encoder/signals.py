"""What the encoder says of the words of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from claimaudit.nlp.encoder.model import load_encoder
from claimaudit.nlp.encoder.part import Part
from claimaudit.nlp.encoder.pointers import Pointers
from claimaudit.nlp.encoder.windows import windows
from claimaudit.nlp.names import Names
from claimaudit.nlp.network import Weights, log_softmax
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.terms import Term
from claimaudit.nlp.tree import Tree

_KINDS = 3
_UNLIKELY = log(1 - 0.02)
"""Log probability of no claim, above which a word is not looked at: on texts held out, none of those was
taken for a claim when all evidence had been weighed."""
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
    """Log odds that it is part of a dose, one a token."""
    agents: Part
    """Who acts."""
    targets: Part
    """What is acted on."""

    def may_claim(self, start: int, end: int) -> bool:
        """Whether one of some tokens may well be the predicate of a claim."""
        return bool((self.kinds[start:end, 0] <= _UNLIKELY).any())

    def of_cues(self, cues: Sequence[Sequence[int]]) -> Weights:
        """Log probabilities of no claim, a mechanism, an outcome; a row a cue, by its likeliest word."""
        likeliest = [min(words, key=lambda word: self.kinds[word, 0]) for words in cues]
        found: Weights = self.kinds[likeliest]
        return found

    def of_relations(self, tokens: Sequence[int], classes: Sequence[str]) -> Weights:
        """Log probabilities of the relations that tokens may state, a column for each of some classes."""
        columns = [self.classes.index(name) for name in classes]
        found: Weights = self.relations[np.ix_(list(tokens), columns)]
        return found

    def may_dose(self, start: int, end: int) -> bool:
        """Whether one of some tokens may well be part of a dose."""
        return bool((self.doses[start:end] > _NO_DOSE).any())

    def target(self, one: Mention, tree: Tree) -> float:
        """Log odds that something is named as a target. 0 where it stands nowhere."""
        span = tree.covering(*one.at) if one.at else None
        return float(self.targets.odds[span.start : span.end].max()) if span else 0.0

    def dose(self, start: int, end: int) -> float:
        """Log odds that some tokens are a dose: of the one that is likeliest part of one."""
        return float(self.doses[start:end].max())


def signals_of(tree: Tree, terms: Sequence[Term]) -> Signals:
    """Read a document whose terms have been looked up."""
    encoder = load_encoder()
    scores = np.zeros((len(tree), encoder.width), dtype=np.float32)
    for window in windows(tree, encoder.vocabulary):
        scores[window.words] = encoder.scores(window.pieces)[window.places]
    borders = np.cumsum([_KINDS, 2, len(encoder.relations), 2, 2])
    kinds, doses, relations, agents, targets, said = np.split(scores, borders, axis=1)
    dose_odds, agent_odds, target_odds = (part[:, 1] - part[:, 0] for part in (doses, agents, targets))
    to_agents, to_targets = _pointers(tree, said, encoder.far)
    names = Names.of(tree, terms)
    return Signals(
        log_softmax(kinds),
        log_softmax(relations),
        encoder.relations,
        dose_odds,
        Part(tree, agent_odds, to_agents, names),
        Part(tree, target_odds, to_targets, names),
    )


def _pointers(tree: Tree, said: Weights, far: Sequence[Sequence[float]]) -> Iterator[Pointers]:
    """To agents, and to targets."""
    sizes = [len(sentence) for sentence in tree.sentences]
    numbers = np.repeat(np.arange(len(sizes)), sizes)
    for part, weights in zip(np.split(said, 2, axis=1), far, strict=True):
        asks, answers = np.split(part, 2, axis=1)
        yield Pointers(asks, answers, np.array(weights, dtype=np.float32), numbers)
