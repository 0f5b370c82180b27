"""Mechanism and outcome claims: each predicate of each sentence, its ends resolved, typed and judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from claimaudit.model import ClaimKind, EntityType, Relation
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.causatives import causatives
from claimaudit.nlp.effects.judge import load_judge
from claimaudit.nlp.effects.misparsed import misparsed
from claimaudit.nlp.effects.nulls import nulls
from claimaudit.nlp.effects.occurrence import occurrences
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.predicates import predicates
from claimaudit.nlp.effects.safety import contraindications
from claimaudit.nlp.proposal import Mention, Proposal, Range
from claimaudit.nlp.vocabulary import Vocabulary
from claimaudit.source import collapse

_OF_BODIES: frozenset[Relation] = frozenset({"binds", "inhibits", "activates", "modulates", "affects"})
"""Relations that speak of what goes on in a body, where the target itself doesn't say; the others speak
of what a person has."""
_ALWAYS_OUTCOME: frozenset[Relation] = frozenset({"safe", "unsafe", "effective", "interacts"})
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
    judge = load_judge()
    for candidate in candidates(sentence, discourse):
        if judge.holds(candidate):
            yield from proposals(candidate, discourse)


def candidates(sentence: Span, discourse: Discourse) -> Iterator[Candidate]:
    """Every predicate of a sentence, its ends resolved; none in a question."""
    words = discourse.text[sentence.start_char : sentence.end_char]
    if is_question(sentence, discourse.text) or _DISCLAIMER.search(words):
        return
    for predicate in _all_predicates(sentence):
        yield _candidate(predicate, sentence, discourse)


def _all_predicates(sentence: Span) -> list[Predicate]:
    """In text order; of two readings of one cue, the more particular, which comes first here; no cue that
    is part of another ("keeps" in "keeps … awake")."""
    found: dict[tuple[int, ...], Predicate] = {}
    for finder in (nulls, contraindications, causatives, misparsed, predicates, occurrences):
        for predicate in finder(sentence):
            found.setdefault(tuple(sorted(token.i for token in predicate.cue)), predicate)
    cues = [set(key) for key in found]
    whole = [predicate for key, predicate in found.items() if not any(set(key) < cue for cue in cues)]
    return sorted(whole, key=lambda predicate: predicate.head.i)


def is_question(sentence: Span, text: str) -> bool:
    """A question is never a claim; nor is a heading that asks without a mark ("How it works")."""
    words = text[sentence.start_char : sentence.end_char].rstrip().rstrip("\"')]")
    return words.endswith("?")


def _candidate(predicate: Predicate, sentence: Span, discourse: Discourse) -> Candidate:
    targets = tuple(_clear(_target(token, discourse), predicate, discourse) for token in predicate.targets)
    names = {target.text.casefold() for target in targets}
    agents = discourse.resolve(predicate.agents, sentence)
    agents = tuple(agent for agent in agents if agent.text.casefold() not in names)
    kinds = (discourse.vocabulary.kind_of_target(end.text, predicate.relations[0]) for end in targets)
    kind = next((kind for kind in kinds if kind), None)
    return Candidate(predicate, sentence, discourse.block_of(sentence), agents, targets, kind)


def _clear(mention: Mention, predicate: Predicate, discourse: Discourse) -> Mention:
    """A target without the cue and what stands before it: "Walnuts lower LDL cholesterol", taken for one
    noun phrase, names LDL cholesterol."""
    end = max(token.idx + len(token) for token in predicate.cue)
    if predicate.frame != "misparsed" or mention.at is None or not mention.at[0] < end < mention.at[1]:
        return mention
    at = (end + 1, mention.at[1])
    text = collapse(discourse.text[at[0] : at[1]])
    return Mention(text, discourse.vocabulary.type_of(text), None, at)


def proposals(candidate: Candidate, discourse: Discourse) -> Iterator[Proposal]:
    """A candidate as claims, one of each kind that its targets are of."""
    predicate, sentence, agents = candidate.predicate, candidate.sentence, candidate.agents
    kinds = by_kind(predicate.relations, candidate.targets, discourse.vocabulary, _is_bodily(agents))
    if predicate.frame == "property" and _ANTI.match(predicate.head.text):
        kinds = [("mechanism", candidate.targets)]
    for kind, ends in kinds:
        yield Proposal(
            kind=kind,
            cue=cue_ranges(predicate.cue),
            predicate=predicate.head.i,
            sentence=_clip(sentence, discourse),
            clause=_hull(predicate, ends, agents, sentence),
            agents=agents,
            relation=choose(predicate.relations, kind),
            targets=ends,
            negative=predicate.frame == "null",
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


_DISCLAIMER = re.compile(
    r"(?i)\bnot (?:intended|meant|designed) to (?:diagnose|treat|cure|prevent|replace|be)\b"
)
"""A disclaimer of intent is no claim."""
_ANTI = re.compile(r"(?i).*(?:inflam|oxid|bacter|microb|viral|fungal|hista|septic|tumou?r|protective)")
"""Properties that act on what a laboratory reports; others act on what a person feels."""
_BODILY: frozenset[EntityType] = frozenset(
    {"biomarker", "receptor", "cell", "process", "substance", "microbe"}
)


def _is_bodily(agents: tuple[Mention, ...]) -> bool:
    return bool(agents) and all(agent.type in _BODILY for agent in agents)


def by_kind(
    relations: tuple[Relation, ...],
    targets: tuple[Mention, ...],
    vocabulary: Vocabulary,
    bodily: bool = False,
) -> list[tuple[ClaimKind, tuple[Mention, ...]]]:
    """One claim a kind: targets of both sorts under one predicate are two claims.

    Where the targets don't tell, what acts inside the body (`bodily`) acts on the body.
    """
    kinds: dict[ClaimKind, list[Mention]] = {}
    if relations[0] in _ALWAYS_OUTCOME or not targets:
        return [("outcome", targets)]
    fallback: ClaimKind = "mechanism" if relations[0] in _OF_BODIES or bodily else "outcome"
    for target in targets:
        kind = vocabulary.kind_of_target(target.text, relations[0])
        kinds.setdefault(kind or fallback, []).append(target)
    if len(kinds) > 1:  # an unknown target goes with its known neighbour
        known = {k for t in targets if (k := vocabulary.kind_of_target(t.text, relations[0]))}
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
