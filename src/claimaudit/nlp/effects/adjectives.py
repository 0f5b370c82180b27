"""Adjectives that state a relation: "good for cramps", "pressure was lower", "report less pain"."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.model import Relation
from claimaudit.nlp.effects.arguments import (
    children,
    objects,
    prepositional,
    spread,
    subjects,
)
from claimaudit.nlp.effects.nouns import carried_by, noun_agents
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.effects.verbs import source_of_change
from claimaudit.nlp.frames import adjective_frames, noun_frames
from claimaudit.nlp.tree import Token


def of_adjective(adjective: Token) -> Iterator[Predicate]:
    for name in (adjective.lower_, adjective.lemma, _hyphenated(adjective)):
        frames = adjective_frames().get(name)
        if frames:
            cue = _hyphen_tokens(adjective) if "-" in name else (adjective,)
            for frame in frames:
                yield from _adjective_ends(adjective, cue, frame.relation, frame.prepositions)
            return


def _hyphen_tokens(token: Token) -> tuple[Token, ...]:
    """The tokens of a hyphenated word that the tokenizer took apart: "anti", "-", "inflammatory"."""
    start = token.i
    doc = token.doc
    while (
        start > 1
        and doc[start - 1].text == "-"
        and not doc[start - 1].whitespace_
        and not doc[start - 2].whitespace_
    ):
        start -= 2
    return tuple(doc[start : token.i + 1])


def _hyphenated(token: Token) -> str:
    return "".join(word.lower_ for word in _hyphen_tokens(token))


def _adjective_ends(
    adjective: Token, cue: tuple[Token, ...], relation: Relation, names: frozenset[str]
) -> Iterator[Predicate]:
    targets = spread(prepositional(adjective, names)[:1])
    if adjective.dep_ == "amod" and adjective.head.lemma in _PROPERTIES:
        if relation in {"decreases", "inhibits", "protects"} and len(cue) + len(adjective.text) > 8:
            agents = noun_agents(adjective.head, ()) or carried_by(adjective.head)
            yield Predicate(adjective, cue, (relation,), agents, (adjective,), "property")
        return
    if adjective.dep_ == "amod":
        if _tells(adjective.head) and adjective.head.lemma not in noun_frames():
            ends = targets or (adjective.head,)
            yield Predicate(adjective, cue, (relation,), carried_by(adjective.head), ends, "modifier")
        return
    if adjective.dep_ == "ROOT" and children(adjective, "nsubjpass"):  # "was well tolerated"
        subject = spread(children(adjective, "nsubjpass"))
        yield Predicate(adjective, cue, (relation,), subject, targets, "adjective")
        return
    first = adjective
    while first.dep_ == "conj" and first.head.pos_ in {"ADJ", "ADV", "NOUN"}:
        first = first.head
    verb = first.head if first.dep_ != "ROOT" else first
    if first.dep_ in {"ccomp", "xcomp"} or (first.dep_ in {"oprd", "acomp"} and children(verb, "dobj")):
        yield from _made(adjective, cue, relation, verb, targets)
    elif first.dep_ in {"acomp", "oprd", "attr", "ROOT", "advmod"}:
        subject = tuple(children(first, "nsubj")) or spread(subjects(verb))
        if relation in _CHANGES and not targets:
            yield Predicate(adjective, cue, (relation,), source_of_change(verb), subject, "changed")
        else:
            yield Predicate(adjective, cue, (relation,), subject, targets, "adjective")


_PROPERTIES = frozenset("effect property action activity power quality benefit compound agent".split())
"""Nouns that carry what their adjective says: "anti-inflammatory properties"."""
_CHANGES: frozenset[Relation] = frozenset({"increases", "decreases", "improves", "worsens", "no_effect"})
"""Said of the thing that changed: "pressure was lower"; the agent stands elsewhere."""


def _tells(noun: Token) -> bool:
    """Whether a modified noun tells what somebody noticed ("report less pain") or stands by itself
    ("Thicker hair."); elsewhere its modifier only describes it."""
    while noun.dep_ in {"conj", "appos"}:
        noun = noun.head
    if noun.dep_ == "ROOT":
        return True
    verb = noun.head
    if noun.dep_ in {"dobj", "attr"}:
        return verb.lemma_ in roles().experience or verb.lemma_ in roles().carriers
    if noun.dep_ == "nsubjpass":
        return verb.lemma_ in {"report", "see", "observe", "find", "note"}
    return noun.dep_ == "pobj" and f"{verb.head.lemma_} {verb.lower_}" in roles().experience


def _made(
    adjective: Token, cue: tuple[Token, ...], relation: Relation, verb: Token, targets: tuple[Token, ...]
) -> Iterator[Predicate]:
    """ "makes a croaky voice less likely", "keeps you regular"."""
    made = children(adjective, "nsubj") or objects(verb)
    yield Predicate(
        adjective,
        (verb, *cue),
        (relation,),
        spread(subjects(verb)),
        targets or spread(made[:1]),
        "made",
    )
