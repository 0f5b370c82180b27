"""The effects that a sentence states: by its predicates, by arrows, or by the label that it stands under."""

from __future__ import annotations

from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.fragments import arrows, fragments
from claimaudit.nlp.effects.propose import propose_effects
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.proposal import Proposal
from claimaudit.nlp.tree import Span

_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "NUM", "PUNCT", "SPACE"})


def effects_of(sentence: Span, discourse: Discourse, signals: Signals) -> list[Proposal]:
    """The effects of a sentence in text order. What a cell or an item only names, its label tells of."""
    if _only_names(sentence) and (labelled := list(fragments(sentence, discourse))):
        return labelled
    found = [*propose_effects(sentence, discourse, signals), *arrows(sentence, discourse)]
    return found or list(fragments(sentence, discourse))


def _only_names(sentence: Span) -> bool:
    """Whether a sentence has no verb; what follows a label may be a verb mistaken for a noun."""
    return all(token.pos_ in _NAMING and token.text != ":" for token in sentence)
