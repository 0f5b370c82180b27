"""Agents that act by being given up: "I cut out dairy and my skin cleared" tells what the giving up does, and
would say the opposite if dairy were named."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token
from claimaudit.source import collapse

_LISTED = frozenset({"conj", "compound"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "dobj"})
_DEPTH = 12
"""Steps up at most."""


def as_stopped(
    agents: tuple[Mention, ...], candidate: Candidate, discourse: Discourse
) -> tuple[Mention, ...]:
    """The agents of a candidate; what is given up together with the verb that says so."""
    return tuple(_stopped(one, candidate.predicate.head, discourse) for one in agents)


def _stopped(agent: Mention, word: Token, discourse: Discourse) -> Mention:
    span = word.doc.covering(*agent.at) if agent.at and agent.resolved_from is None else None
    verb = _stopping(span.root) if span is not None else None
    if span is None or agent.at is None or verb is None or not _leads_to(verb, word):
        return agent
    at = (min(verb.idx, agent.at[0]), max(verb.end, agent.at[1]))
    return Mention(collapse(discourse.text[slice(*at)]), "behaviour", None, at)


def _stopping(thing: Token) -> Token | None:
    """The verb by which something is given up: "quit smoking", "came off the pill", "the drug is stopped"."""
    while thing.dep_ in _LISTED and thing.head.pos_ in {"NOUN", "PROPN"}:
        thing = thing.head
    if thing.dep_ == "pobj":
        verb, lead = thing.head.head, thing.head.lower_
    elif thing.dep_ in {"dobj", "xcomp", "nsubjpass"}:
        verb, lead = thing.head, ""
    else:
        return None
    if verb.lemma in roles().taking and verb.dep_ in _COMPLEMENTS:
        verb = verb.head  # "stop taking"
    return verb if _is_stopping(verb, lead) else None


def _is_stopping(verb: Token, lead: str) -> bool:
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    particles = {lead, *(child.lower_ for child in verb.children if child.dep_ in {"prt", "advmod"})}
    alone = verb.lemma in roles().stopping and not lead
    return alone or any(f"{verb.lemma} {particle}" in roles().stopping for particle in particles)


def _leads_to(verb: Token, word: Token) -> bool:
    """Whether what a word states follows from a verb: it is said of the verb's clause, or joined to it by
    "and". What stands below the verb is why, or what is given up: "stopped it because it hurt"."""
    if verb is word:
        return False
    above = list(_above(word))
    if verb in above:
        joined = above[: above.index(verb)]
        return all(one.dep_ == "conj" for one in (word, *joined))
    return verb.dep_ not in {"xcomp", "ccomp"} or verb.head not in (word, *above)


def _above(word: Token) -> Iterator[Token]:
    for _ in range(_DEPTH):
        if word.head is word:
            return
        word = word.head
        yield word
