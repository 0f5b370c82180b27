"""Agents that are something that happens, not a thing: "when the tablets fail", "if the drug is stopped". The
verb alone says too little."""

from __future__ import annotations

from claimaudit.nlp.discourse import Discourse, is_person
from claimaudit.nlp.discourse.subjects import is_pronoun
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token
from claimaudit.source import collapse

_FINITE = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COMPLETING = frozenset({"dobj", "prt", "acomp", "oprd", "xcomp"})
_FAR = 60
"""Characters that are added on either side at most."""


def as_happenings(
    agents: tuple[Mention, ...], candidate: Candidate, discourse: Discourse
) -> tuple[Mention, ...]:
    """The agents of a candidate; with its subject and object what is a verb alone."""
    return tuple(_whole(one, candidate.predicate.head, discourse) for one in agents)


def _whole(agent: Mention, word: Token, discourse: Discourse) -> Mention:
    span = discourse.doc.covering(*agent.at) if agent.at and agent.resolved_from is None else None
    if span is None or len(span) > 1 or not _happens(span.root):
        return agent
    verb = span.root
    start = min([verb.idx, *(_start(child) for child in verb.children if _is_thing(child))])
    after = (child for child in verb.children if child.dep_ in _COMPLETING and not verb.i < word.i <= child.i)
    end = max([verb.end, *map(_end, after)])
    at = (start if verb.idx - start < _FAR else verb.idx, end if end - verb.end < _FAR else verb.end)
    return agent if at == agent.at else Mention(collapse(discourse.text[slice(*at)]), "unknown", None, at)


def _happens(word: Token) -> bool:
    return word.pos_ == "VERB" and word.tag_ in _FINITE and word.dep_ not in {"amod", "compound"}


def _is_thing(child: Token) -> bool:
    return child.dep_ in _SUBJECTS and not is_person(child) and not is_pronoun(child) and child.tag_ != "WDT"


def _start(thing: Token) -> int:
    """Where a subject begins, its article left out."""
    first = thing.left_edge
    return first.nbor().idx if first.dep_ == "det" else first.idx


def _end(thing: Token) -> int:
    return thing.right_edge.end
