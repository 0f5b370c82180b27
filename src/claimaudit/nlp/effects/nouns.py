"""Nouns that state a relation: "a reduction in pain", "side effects include nausea", "no effect on sleep"."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.nlp.effects.arguments import (
    children,
    prepositional,
    spread,
    subjects,
)
from claimaudit.nlp.effects.phrases import possessor
from claimaudit.nlp.effects.predicate import LISTING, Predicate
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.frames import WordFrame, noun_frames
from claimaudit.nlp.tree import Token


def of_noun(noun: Token) -> Iterator[Predicate]:
    for cue, frames in _noun_entries(noun):
        for frame in frames:
            listed = _listed(noun) if noun.lemma in LISTING else ()
            targets = listed or _noun_targets(noun, frame.prepositions)
            targets = tuple(target for target in targets if target not in cue)
            agents = noun_agents(noun, targets)
            null = _null(noun)
            if null is not None and noun.lemma in _NULLS and len(cue) == 1:  # not "no side effects"
                yield Predicate(noun, (null, noun), ("no_effect",), agents, targets, "null")
            else:
                yield Predicate(noun, cue, (frame.relation,), agents, targets, "noun")
        return


_CLIMB = 3
"""How far up the word stands that a noun predicate hangs on."""
_NULLS = frozenset("effect difference change benefit improvement impact influence advantage".split())
"""Nouns that, denied, say that nothing happened: "no effect on pain"."""


def _null(noun: Token) -> Token | None:
    return next((child for child in noun.children if child.lower_ in {"no", "little", "zero", "nil"}), None)


def _listed(noun: Token) -> tuple[Token, ...]:
    """What the verb after "side effects" lists: "side effects include nausea"."""
    verb = noun.head
    if verb.lemma_ not in {"include", "be", "comprise", "range"}:
        return ()
    if noun.dep_ in {"attr", "dobj"}:  # "nausea and hoarseness are the commonest complaints"
        return spread(children(verb, "nsubj"))
    return spread(children(verb, "dobj", "attr")) if noun.dep_ in {"nsubj", "nsubjpass"} else ()


def _noun_entries(noun: Token) -> Iterator[tuple[tuple[Token, ...], tuple[WordFrame, ...]]]:
    lemma = noun.lemma
    for modifier in children(noun, "compound", "amod", "nmod"):
        frames = noun_frames().get(f"{modifier.lower_} {lemma}")
        if frames:
            yield (modifier, noun), frames
    frames = noun_frames().get(lemma)
    if frames and noun.dep_ not in {"compound", "nmod"}:
        yield (noun,), frames


def _noun_targets(noun: Token, names: frozenset[str]) -> tuple[Token, ...]:
    found = prepositional(noun, names)
    if not found:
        verb = noun.head
        if noun.dep_ in {"dobj", "nsubjpass", "attr", "nsubj"}:
            found = [end for end in prepositional(verb, names) if end.i > noun.i]
    if not found:
        found = children(noun, "compound", "nmod")[-1:]
    return spread(found[:1])


def noun_agents(noun: Token, targets: tuple[Token, ...]) -> tuple[Token, ...]:
    owner = possessor(noun)
    if owner is not None:
        return (_is_said_of_subject(noun) and carried_by(noun)) or (owner,)
    for name in ("by", "of", "from", "with"):
        by = [end for end in prepositional(noun, {name}) if end not in targets]
        if by:
            return spread(by[:1])
    return carried_by(noun)


def _is_said_of_subject(noun: Token) -> bool:
    """Whether a noun tells what its subject is: "they act as the body's painkillers" are not the body."""
    return noun.dep_ == "attr" or (noun.dep_ == "pobj" and noun.head.lower_ == "as")


def carried_by(noun: Token) -> tuple[Token, ...]:
    """The subject of the verb that carries a noun predicate: "provides relief", "is a cure"."""
    above = noun
    for _ in range(_CLIMB):
        if above.dep_ == "prep" and f"{above.head.lemma} {above.lower_}" in roles().carriers:
            return spread(subjects(above.head))
        if above.dep_ in {"conj", "pobj", "prep", "appos"}:
            above = above.head
    if above.dep_ in {"dobj", "attr"} or (above.dep_ == "oprd" and above.head.lemma in roles().carriers):
        return spread(subjects(above.head))
    return ()
