"""The effects that a sentence states: by its predicates, by arrows, or by the label that it stands under."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.fragments import arrows, fragments
from claimaudit.nlp.effects.propose import propose_effects
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.proposal import Proposal, Range
from claimaudit.nlp.tree import Span

_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "NUM", "PUNCT", "SPACE"})


def effects_of(sentence: Span, discourse: Discourse, signals: Signals) -> list[Proposal]:
    """The effects of a sentence in text order. What a cell or an item only names, its label tells of."""
    if _only_names(sentence) and (labelled := list(fragments(sentence, discourse))):
        return labelled
    found = [*propose_effects(sentence, discourse, signals), *arrows(sentence, discourse)]
    told = [one for one in found if not any(_names_end_of(one, other) for other in found)]
    return told or list(fragments(sentence, discourse))


def _names_end_of(one: Proposal, other: Proposal) -> bool:
    """Whether the cue of a claim but names what another of the same agents acts on: "drowsiness", of what is
    said to be common."""
    same = one.agents == other.agents and set(one.targets) <= set(other.targets)
    return same and _in_targets(one.cue, other) and not _in_targets(other.cue, other)


def _in_targets(cue: Sequence[Range], claim: Proposal) -> bool:
    places = [target.at for target in claim.targets if target.at is not None]
    return all(any(at[0] <= start and end <= at[1] for at in places) for start, end in cue)


def _only_names(sentence: Span) -> bool:
    """Whether a sentence has no verb; what follows a label may be a verb mistaken for a noun."""
    return all(token.pos_ in _NAMING and token.text != ":" for token in sentence)
