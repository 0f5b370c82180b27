"""Mechanism and outcome claims: each predicate of each sentence, its ends resolved, typed and judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from claimaudit.model import ClaimKind, Relation
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.judge import Candidate, holds
from claimaudit.nlp.effects.occurrence import occurrences
from claimaudit.nlp.effects.predicates import Predicate, predicates
from claimaudit.nlp.effects.safety import contraindications
from claimaudit.nlp.proposal import Mention, Proposal, Range
from claimaudit.nlp.vocabulary import Vocabulary

_OF_PERSONS: frozenset[Relation] = frozenset(
    {"safe", "unsafe", "effective", "interacts", "treats", "cures", "prevents", "improves", "no_effect"}
)
"""Relations that speak of what a person has, where the target itself doesn't say."""
_FOR_MECHANISM: tuple[Relation, ...] = (
    "inhibits",
    "activates",
    "increases",
    "decreases",
    "modulates",
    "affects",
)
_FOR_OUTCOME: tuple[Relation, ...] = (
    "treats",
    "causes",
    "improves",
    "worsens",
    "prevents",
    "cures",
    "effective",
)


def propose_effects(sentence: Span, discourse: Discourse) -> Iterator[Proposal]:
    """The mechanism and outcome claims of a sentence, in text order."""
    if is_question(sentence, discourse.text):
        return
    taken: set[tuple[Range, ...]] = set()
    found = [*predicates(sentence), *contraindications(sentence), *occurrences(sentence)]
    for predicate in sorted(found, key=lambda predicate: predicate.head.i):
        for proposal in _propose(predicate, sentence, discourse):
            if proposal.cue not in taken or proposal.kind == "mechanism":
                yield proposal
            taken.add(proposal.cue)


def is_question(sentence: Span, text: str) -> bool:
    """A question is never a claim; nor is a heading that asks without a mark ("How it works")."""
    words = text[sentence.start_char : sentence.end_char].rstrip().rstrip("\"')]")
    return words.endswith("?")


def _propose(predicate: Predicate, sentence: Span, discourse: Discourse) -> Iterator[Proposal]:
    targets = tuple(_target(token, discourse) for token in predicate.targets)
    agents = discourse.resolve(predicate.agents, sentence)
    agents = tuple(
        agent for agent in agents if agent.text.casefold() not in {t.text.casefold() for t in targets}
    )
    candidate = Candidate(predicate, sentence, discourse.block_of(sentence), agents, targets)
    if not holds(candidate):
        return
    for kind, ends in by_kind(predicate.relations, targets, discourse.vocabulary):
        yield Proposal(
            kind=kind,
            cue=cue_ranges(predicate.cue),
            predicate=predicate.head.i,
            sentence=_clip(sentence, discourse),
            clause=_hull(predicate, ends, agents, sentence),
            agents=agents,
            relation=choose(predicate.relations, kind),
            targets=ends,
        )


def _target(token: Token, discourse: Discourse) -> Mention:
    if token.lower_ in {"it", "them", "this", "these", "that", "which", "they"} and token.pos_ in {
        "PRON",
        "DET",
    }:
        resolved = discourse.resolve((token,), token.sent)
        return (
            replace(resolved[0], at=(token.idx, token.idx + len(token)))
            if resolved
            else discourse.mention(token)
        )
    return discourse.mention(token)


def by_kind(
    relations: tuple[Relation, ...], targets: tuple[Mention, ...], vocabulary: Vocabulary
) -> list[tuple[ClaimKind, tuple[Mention, ...]]]:
    """One claim a kind: targets of both sorts under one predicate are two claims."""
    kinds: dict[ClaimKind, list[Mention]] = {}
    fallback: ClaimKind = "outcome" if relations[0] in _OF_PERSONS or not targets else "mechanism"
    for target in targets:
        kind = vocabulary.kind_of_target(target.text) or None
        kinds.setdefault(kind or fallback, []).append(target)
    if not targets:
        return [(fallback, ())]
    if len(kinds) > 1:  # an unknown target goes with its known neighbour
        known = {k for t in targets if (k := vocabulary.kind_of_target(t.text))}
        if len(known) == 1:
            return [(known.pop(), targets)]
    return [(kind, tuple(ends)) for kind, ends in kinds.items()]


def choose(relations: tuple[Relation, ...], kind: ClaimKind) -> Relation:
    """Of the relations that a verb can state, the one that fits the kind: pain is treated where
    signalling is inhibited."""
    preferred = _FOR_MECHANISM if kind == "mechanism" else _FOR_OUTCOME
    return next((relation for relation in relations if relation in preferred), relations[0])


def cue_ranges(tokens: tuple[Token, ...]) -> tuple[Range, ...]:
    """The cue's tokens as ranges, neighbours joined."""
    ranges: list[Range] = []
    for token in sorted(tokens, key=lambda token: token.i):
        start, end = token.idx, token.idx + len(token)
        if ranges and start - ranges[-1][1] <= 1:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return tuple(ranges)


def _clip(sentence: Span, discourse: Discourse) -> Range:
    block = discourse.block_of(sentence)
    if block is None:
        return sentence.start_char, sentence.end_char
    return max(sentence.start_char, block.start), min(sentence.end_char, block.end)


def _hull(
    predicate: Predicate, targets: tuple[Mention, ...], agents: tuple[Mention, ...], sentence: Span
) -> Range:
    """The clause: from the first to the last word of cue, agents and targets in this sentence."""
    ranges = list(cue_ranges(predicate.cue))
    ranges += [mention.at for mention in (*targets, *agents) if mention.at]
    inside = [(s, e) for s, e in ranges if sentence.start_char <= s and e <= sentence.end_char]
    return min(start for start, _ in inside), max(end for _, end in inside)
