"""Deeds by which something is done: "prevented by avoiding raw milk" tells what the deed does, and would say
the opposite if the milk were named."""

from __future__ import annotations

from claimaudit.nlp.discourse import Discourse, is_deed
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token

_BY = frozenset({"by", "through"})


def as_deeds(agents: tuple[Mention, ...], candidate: Candidate, discourse: Discourse) -> tuple[Mention, ...]:
    """The agents of a candidate; the whole deed where they are what it is done to. What is taken acts itself:
    "relieved by taking ibuprofen"."""
    deed = _deed_of(candidate.predicate.head)
    if deed is None or not agents:
        return agents
    whole = discourse.mentions.at(deed)
    inside = [one for one in agents if _is_inside(one, whole)]
    return (whole, *(one for one in agents if one not in inside)) if inside else agents


def _deed_of(verb: Token) -> Token | None:
    """What one does that a verb is said to happen by."""
    leads = (one for one in verb.children if one.dep_ == "prep" and one.lower_ in _BY)
    deeds = (child for lead in leads for child in lead.children if child.dep_ == "pcomp" and is_deed(child))
    return next(deeds, None)


def _is_inside(one: Mention, whole: Mention) -> bool:
    if one.at is None or whole.at is None or one.resolved_from is not None:
        return False
    return whole.at[0] <= one.at[0] and one.at[1] <= whole.at[1] and one.at != whole.at
