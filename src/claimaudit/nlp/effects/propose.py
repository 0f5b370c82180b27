"""Mechanism and outcome claims: each predicate of each sentence, its ends resolved, typed and judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimaudit.model import ClaimKind, Relation
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.agents import with_agents
from claimaudit.nlp.effects.apart import apart
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.candidates import candidate_of, listed, resolved, states_nothing
from claimaudit.nlp.effects.context import pieces
from claimaudit.nlp.effects.echoes import allows, denies, is_echo
from claimaudit.nlp.effects.features import UNLISTED, evidence
from claimaudit.nlp.effects.judge import load_judge
from claimaudit.nlp.effects.observed import as_observed
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.effects.small_words import is_small
from claimaudit.nlp.effects.target_contest import with_likeliest_targets
from claimaudit.nlp.effects.targets import is_label, with_targets
from claimaudit.nlp.effects.unlisted import of_word, unlisted
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.network import load_groups
from claimaudit.nlp.proposal import Mention, Proposal, Range
from claimaudit.nlp.tree import Span, Token
from claimaudit.nlp.vocabulary import Vocabulary

_ALWAYS_OUTCOME: frozenset[Relation] = frozenset({"safe", "unsafe", "effective", "interacts"})


def propose_effects(sentence: Span, discourse: Discourse, signals: Signals) -> Iterator[Proposal]:
    """The mechanism and outcome claims of a sentence, in text order."""
    if not signals.may_claim(sentence.start, sentence.end) or states_nothing(sentence, discourse):
        return
    judged = _judged(Setting.of(sentence, discourse), discourse, signals)
    for (candidate, kind), relation in zip(judged, _relations(judged, signals), strict=True):
        claim = with_ends(candidate, discourse, signals)
        if relation in _FORBIDDING and allows(claim.predicate.head):
            continue
        discourse.settle(claim.agents, claim.targets, sentence)
        yield from proposals(claim, kind, as_observed(claim, relation), discourse)


_FORBIDDING: frozenset[Relation] = frozenset({"unsafe", "interacts"})
"""What "can" and "may" don't say again: "grapefruit doesn't mix with it; orange juice can"."""
_COMPARED = frozenset({"RBR", "JJR"})
_FARING = frozenset({"work", "fare", "do"})
"""Verbs that say nothing beside how well."""
Judged = tuple[Candidate, ClaimKind]
"""A candidate that is a claim, and of which kind."""


def _judged(setting: Setting, discourse: Discourse, signals: Signals) -> list[Judged]:
    """The candidates that are claims, in text order. Only words that the encoder takes for possible are
    looked at; the ends of one that no frame lists only where it is a claim, since few are."""
    framed = listed(setting)
    words = [word for word in unlisted(setting, framed) if signals.may_claim(word.i, word.i + 1)]
    predicates = [one for one in framed if signals.may_claim(one.head.i, one.head.i + 1)]
    known = [resolved(predicate, setting, discourse) for predicate in predicates]
    bags = [evidence(one) for one in known]
    bags += [[UNLISTED, *pieces(word, setting)] for word in words]
    if not bags:
        return []
    cues = [*(_words_of(one) for one in predicates), *([word.i] for word in words)]
    kinds = load_judge().kinds_of(load_groups("kinds").sums(bags), signals.of_cues(cues))
    first: dict[int, Judged] = {}  # of two readings of a word
    for one, kind in zip(known, kinds, strict=False):
        if kind:
            first.setdefault(one.predicate.head.i, (one, kind))
    found = list(first.values())
    for word, kind in zip(words, kinds[len(known) :], strict=True):
        if kind:
            found.append((candidate_of(of_word(word), setting, discourse), kind))
    told = [
        one for one in found if not any(_says_again(one[0].predicate, other[0].predicate) for other in found)
    ]
    return sorted(told, key=lambda one: one[0].predicate.head.i)


def _says_again(one: Predicate, other: Predicate) -> bool:
    """Whether a predicate says nothing beside what another says: "works" of "works no better", "saw" of "saw
    nothing", "either" of "isn't either"."""
    if one.head.head is other.head and one.head.lower_ in {"either", "too"}:
        return is_echo(other.head)
    if other.head.head is not one.head:
        return False
    measure = other.head.tag_ in _COMPARED and other.head.dep_ == "advmod"
    return (measure and one.head.lemma in _FARING) or (other.head.dep_ == "dobj" and is_small(other.head))


def _words_of(predicate: Predicate) -> list[int]:
    return [predicate.head.i, *(token.i for token in predicate.cue)]


def _relations(judged: Sequence[Judged], signals: Signals) -> list[Relation]:
    """The relations that claims state."""
    if not judged:
        return []
    bags = [[*evidence(candidate), f"kind:{kind}"] for candidate, kind in judged]
    predicates = [candidate.predicate for candidate, _ in judged]
    read = signals.of_relations([one.head.i for one in predicates], load_judge().relations.classes)
    framed = [one.relations[0] for one in predicates]
    return load_judge().relations_of(load_groups("relations").sums(bags), read, framed)


def with_ends(candidate: Candidate, discourse: Discourse, signals: Signals) -> Candidate:
    """A candidate with the targets and agents that all evidence speaks for, not those of grammar alone."""
    predicate, setting = candidate.predicate, candidate.setting
    if predicate.frame == "unlisted":
        candidate = resolved(predicate, setting, discourse)
    candidate = with_agents(with_targets(candidate, discourse, signals), discourse, signals)
    whole = apart(with_likeliest_targets(candidate, discourse, signals), discourse)
    acting = {agent.name for agent in whole.agents}
    if is_small(predicate.head) and all(target.name in acting for target in whole.targets):
        return replace(whole, targets=())  # "placebo: nothing" tells of no target
    return whole


def proposals(
    candidate: Candidate, judged: ClaimKind, relation: Relation, discourse: Discourse
) -> Iterator[Proposal]:
    """A candidate as claims: of the kind it was judged, or one of each where its targets are of both."""
    predicate, sentence, agents = candidate.predicate, candidate.setting.sentence, candidate.agents
    labels = [one for one in candidate.targets if is_label(one, candidate.setting.block)]
    judged = _of_labels(labels, relation, discourse.vocabulary) or judged
    for kind, ends in by_kind(relation, candidate.targets, discourse.vocabulary, judged):
        yield Proposal(
            kind=kind,
            cue=cue_ranges(predicate.cue),
            predicate=predicate.head.i,
            sentence=_clip(sentence, discourse),
            clause=_hull(predicate, ends, agents, sentence),
            agents=agents,
            relation=relation,
            targets=ends,
            negative=predicate.frame == "null" or relation == "no_effect" or denies(predicate.head),
        )


def by_kind(
    relation: Relation,
    targets: tuple[Mention, ...],
    vocabulary: Vocabulary,
    judged: ClaimKind,
) -> list[tuple[ClaimKind, tuple[Mention, ...]]]:
    """One claim a kind: targets of both sorts under one predicate are two claims."""
    if relation in _ALWAYS_OUTCOME:
        return [("outcome", targets)]
    kinds: dict[ClaimKind, list[Mention]] = {}
    for target in targets:
        kind = vocabulary.kind_of_target(target.text, relation)
        kinds.setdefault(kind or judged, []).append(target)
    if len(kinds) > 1 and all(vocabulary.kind_of_target(target.text, relation) for target in targets):
        return [(kind, tuple(ends)) for kind, ends in kinds.items()]
    return [(judged, targets)]


def _of_labels(labels: Sequence[Mention], relation: Relation, vocabulary: Vocabulary) -> ClaimKind | None:
    """The kind of what a column's head names, of which the judge knew nothing."""
    kinds = (vocabulary.kind_of_target(label.text, relation) for label in labels)
    return next((kind for kind in kinds if kind), None)


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
