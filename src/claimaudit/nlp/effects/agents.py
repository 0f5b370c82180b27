"""Who or what does what a predicate tells: of all that competes, what grammar, the document and the encoder
together speak for, with what is listed beside it."""

from __future__ import annotations

from dataclasses import replace

from claimaudit.nlp.discourse import Discourse, Place
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.lists import completed, mention_of, span_of, stretches, touches
from claimaudit.nlp.encoder import Signals


def with_agents(candidate: Candidate, discourse: Discourse, signals: Signals) -> Candidate:
    """A candidate with the likeliest agents, not those of grammar alone."""
    predicate, setting = candidate.predicate, candidate.setting
    rivals = discourse.rivals(place_of(candidate), setting.sentence, candidate.agents)
    read = stretches(setting.tokens, signals.agents, signals.targets, predicate.cue)
    for stretch in read:
        if not any(touches(stretch, rival.mentions) for rival in rivals.found.values()):
            discourse.contest.offer(rivals, mention_of(stretch, discourse), span_of(stretch))
    at = setting.sentence.start_char, setting.sentence.end_char
    agents = rivals.best(lambda some: signals.owners.odds(predicate.head.i, at, some))
    return replace(candidate, agents=completed(agents, read, discourse))


def place_of(candidate: Candidate) -> Place:
    """What the search for an agent has to know of a candidate."""
    predicate = candidate.predicate
    return Place(predicate.head, predicate.frame, predicate.agents, candidate.targets)
