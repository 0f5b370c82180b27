"""Verbs that state a relation: "lowers", "leads to", "switches off", "fell", "stems from"."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.nlp.effects.arguments import (
    ancestors,
    children,
    is_passive,
    objects,
    prepositional,
    spread,
    subjects,
)
from claimaudit.nlp.effects.predicate import LISTING, Predicate
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.frames import verb_frames
from claimaudit.nlp.tree import Token

_PARTICLES = frozenset("up down off out away on back over apart through around together in".split())
_ABOUT = frozenset({"with", "on", "after", "from", "during", "following", "by", "in", "under"})
"""Prepositions that bring in the agent of a change: "pressure fell on active juice"."""


def of_verb(verb: Token) -> Iterator[Predicate]:
    found = (
        _inverse(verb) or _prepositional(verb) or _phrasal(verb) or _transitive(verb) or _intransitive(verb)
    )
    if found:
        yield found


def _agents_and_targets(verb: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The deep subject and object: a passive turned round."""
    if is_passive(verb):
        agents = prepositional(verb, {"by", "with", "through", "from"})
        return spread(agents[:1]), spread(subjects(verb))
    return spread(subjects(verb)), spread(objects(verb))


def _inverse(verb: Token) -> Predicate | None:
    for words, relations in verb_frames().inverse.get(verb.lemma, ()):
        cue, ends = _follow(verb, words)
        if ends:
            return Predicate(verb, cue, relations, spread(ends[:1]), spread(subjects(verb)), "inverse")
    return None


def _prepositional(verb: Token) -> Predicate | None:
    for words, relations in verb_frames().prepositional.get(verb.lemma, ()):
        cue, ends = _follow(verb, words)
        if ends:
            return Predicate(verb, cue, relations, spread(subjects(verb)), spread(ends[:1]), "prepositional")
    return None


def _follow(verb: Token, words: tuple[str, ...]) -> tuple[tuple[Token, ...], list[Token]]:
    """Walk "play a role in" down the tree; the cue and what stands after the last word."""
    cue, at = [verb], verb
    for word in words[1:-1]:
        if word in {"a", "an", "the"}:
            continue
        step = next((child for child in at.children if child.lower_ == word or child.lemma_ == word), None)
        if step is None:
            return (), []
        cue.append(step)
        at = step
    for holder in dict.fromkeys((at, verb)):
        for child in holder.children:
            if child.lower_ == words[-1] and child.dep_ in {"prep", "agent", "dative", "prt", "mark", "aux"}:
                ends = children(child, "pobj", "pcomp")
                if ends:
                    return (*cue, child), ends
    return (), []


def _particle(verb: Token) -> Token | None:
    for child in verb.children:
        if (
            child.i > verb.i
            and child.lower_ in _PARTICLES
            and child.dep_ in {"prt", "advmod", "prep", "acomp"}
        ):
            return child
    return None


def _phrasal(verb: Token) -> Predicate | None:
    particle = _particle(verb)
    if particle is None:
        return None
    relations = verb_frames().phrasal.get((verb.lemma, particle.lower_))
    if relations is None:
        return None
    agents, targets = _agents_and_targets(verb)
    targets = targets or spread(children(particle, "pobj"))
    if targets:
        return Predicate(verb, (verb, particle), relations, agents, targets, "phrasal")
    return Predicate(
        verb,
        (verb, particle),
        relations,
        source_of_change(verb),
        spread(subjects(verb)),
        "ergative",
    )


def _transitive(verb: Token) -> Predicate | None:
    relations = verb_frames().transitive.get(verb.lemma)
    agents, targets = _agents_and_targets(verb)
    targets = targets or (_mistaken_object(verb) if relations else ())
    if not targets or targets[0].dep_ == "attr" or _lists(verb, agents):
        return None
    if relations is None:  # any other acting on something: the judge looks at the two ends
        return Predicate(verb, (verb,), ("affects",), agents, targets, "open") if _may_act(verb) else None
    frame = "passive" if is_passive(verb) else "transitive"
    return Predicate(verb, (verb,), relations, agents, targets, frame)


def _mistaken_object(verb: Token) -> tuple[Token, ...]:
    """The noun after a verb, taken for a verb or an adverb of its own: "Garlic cures asthma"."""
    return tuple(
        child
        for child in verb.children
        if child.i == verb.i + 1
        and child.dep_ in {"advmod", "dep", "npadvmod"}
        and (child.tag_.startswith("VB") or child.pos_ in {"NOUN", "PROPN"})
        and not any(below.is_alpha for below in child.children)
    )


def _may_act(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma not in roles().inert and verb.lemma not in roles().telling


def _lists(verb: Token, agents: tuple[Token, ...]) -> bool:
    """Whether a verb only lists what a noun states: "side effects include nausea"."""
    return verb.lemma_ in {"include", "comprise"} and any(agent.lemma in LISTING for agent in agents)


def _intransitive(verb: Token) -> Predicate | None:
    lemma = verb.lemma
    if is_passive(verb) or children(verb, "dobj", "xcomp", "ccomp"):
        return None
    relations = verb_frames().ergative.get(lemma)
    if relations:
        changed = children(verb, "nsubj", "nsubjpass") or subjects(verb)
        return Predicate(verb, (verb,), relations, source_of_change(verb), spread(changed[:1]), "ergative")
    relations = verb_frames().plain.get(lemma)
    if relations:
        return Predicate(verb, (verb,), relations, spread(subjects(verb)), (), "plain")
    return None


def source_of_change(verb: Token) -> tuple[Token, ...]:
    """The agent of a change: the causer above ("helps the body heal"), or "fell on active juice"."""
    for above in ancestors(verb):
        if verb.dep_ in {"ccomp", "xcomp", "advcl"} and above.lemma_ in roles().causatives:
            return spread(subjects(above))
        break
    return spread(prepositional(verb, _ABOUT)[:1])
