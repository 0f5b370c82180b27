"""Strength: how firmly a claim, or a sentence without one, is stated, as a word and as a number.

The score is 0.8 for a plain statement, 0.9 for a plain denial, 1.0 with a booster. Every hedge lowers it by
its weight, a fraction (`rules/lexicon/cues`), so that hedges together weigh more than each alone.
Approximators are no hedges of an effect, but take a little off its score.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from claimaudit.model import Certainty
from claimaudit.nlp.proposal import Qualification, Range
from claimaudit.nlp.qualify.cues import Cue, CueKind, find_cues
from claimaudit.nlp.tree import Span

_ASSERTED = 0.8
_DENIED = 0.9
_BOOSTED = 1.0
_WEAKENING: frozenset[CueKind] = frozenset(
    {"hedge", "weak", "report", "quoted", "doubt", "open", "approximator", "degree"}
)


def certainty_of(qualification: Qualification) -> Certainty:
    """Hedged where anything weakens it, else boosted where anything strengthens it."""
    if any(hedge.weakens for hedge in qualification.hedges):
        return "hedged"
    return "boosted" if qualification.boosters else "asserted"


def certainty_score(qualification: Qualification) -> float:
    """How firmly the text commits itself to a claim, 0 to 1."""
    return _score(
        (hedge.weight for hedge in qualification.hedges),
        boosted=bool(qualification.boosters),
        denied=qualification.denied,
    )


def sentence_score(sentence: Span) -> float:
    """The same of a whole sentence, whatever it says, by all the cues in it."""
    cues = find_cues(sentence)
    kinds = {cue.entry.kind for cue in cues}
    return _score(_weights(cues), boosted="booster" in kinds, denied=bool(kinds & {"negation", "doubt"}))


def _score(weights: Iterable[float], *, boosted: bool, denied: bool) -> float:
    start = _BOOSTED if boosted else _DENIED if denied else _ASSERTED
    return round(start * prod(1 - weight for weight in weights), 3)


def _weights(cues: Iterable[Cue]) -> Iterable[float]:
    """The weights of hedges, a word that is two cues at once ("think") taken by the heavier."""
    weights: dict[Range, float] = {}
    for cue in cues:
        if cue.entry.kind in _WEAKENING:
            weights[cue.at] = max(weights.get(cue.at, 0.0), cue.entry.weight)
    return weights.values()
