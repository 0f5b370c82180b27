"""Is it a claim? A predicate states one only between ends that belong to health."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimaudit.nlp.effects.arguments import children
from claimaudit.nlp.effects.predicates import Predicate
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.proposal import Mention
from claimaudit.source import Block


@dataclass(frozen=True, slots=True)
class Candidate:
    """A predicate with its ends resolved."""

    predicate: Predicate
    sentence: Span
    block: Block | None
    agents: tuple[Mention, ...]
    targets: tuple[Mention, ...]


def holds(candidate: Candidate) -> bool:
    """Whether a candidate is a claim."""
    predicate = candidate.predicate
    if not candidate.agents or is_order(predicate.head):
        return False
    if not candidate.targets and predicate.frame not in {"plain", "adjective", "modifier"}:
        return False
    known = sum(
        any(end.type not in {"unknown", "population"} for end in ends)
        for ends in (candidate.agents, candidate.targets)
    )
    if predicate.head.lemma_.lower() in roles().weak:
        return known == 2
    return known >= 1


def is_order(verb: Token) -> bool:
    """An imperative: a bare verb at the head of its sentence, without a subject."""
    while verb.dep_ == "conj":
        verb = verb.head
    return (
        verb.tag_ == "VB"
        and verb.dep_ in {"ROOT", "ccomp"}
        and not children(verb, "nsubj", "nsubjpass", "aux", "csubj")
    ) or (
        verb.tag_ == "VB"
        and verb.dep_ == "ROOT"
        and any(c.lower_ == "do" for c in children(verb, "aux"))
        and not children(verb, "nsubj")
    )
