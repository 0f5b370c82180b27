"""Mechanism and outcome claims: each predicate of each sentence, its ends resolved, typed and judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimaudit.model import INTERVENTIONS, ClaimKind, Relation
from claimaudit.nlp.discourse import Discourse, Place, is_person
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.causatives import causatives
from claimaudit.nlp.effects.features import UNLISTED, features, own_features
from claimaudit.nlp.effects.judge import load_judge
from claimaudit.nlp.effects.misparsed import misparsed
from claimaudit.nlp.effects.nulls import nulls
from claimaudit.nlp.effects.occurrence import occurrences
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.predicates import predicates
from claimaudit.nlp.effects.safety import contraindications
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.effects.surroundings import surroundings
from claimaudit.nlp.effects.unlisted import of_word, unlisted
from claimaudit.nlp.layout import block_at
from claimaudit.nlp.proposal import Mention, Proposal, Range
from claimaudit.nlp.tree import Span, Token
from claimaudit.nlp.vocabulary import Vocabulary
from claimaudit.source import collapse

_ALWAYS_OUTCOME: frozenset[Relation] = frozenset({"safe", "unsafe", "effective", "interacts"})


_NEAR = 24
"""Characters within which something stands right after a word."""


def propose_effects(sentence: Span, discourse: Discourse) -> Iterator[Proposal]:
    """The mechanism and outcome claims of a sentence, in text order."""
    judge = load_judge()
    found: list[tuple[Predicate, list[Proposal]]] = []
    for candidate, kind in _claims(sentence, discourse):
        claim = with_agents(candidate, discourse)
        discourse.settle(claim.agents, sentence)
        relation = judge.relation_of(features(candidate), kind, candidate.predicate.relations[0])
        found.append((candidate.predicate, list(proposals(claim, kind, relation, discourse))))
    said = {_ends(one) for predicate, group in found if predicate.frame != "unlisted" for one in group}
    for predicate, group in found:
        yield from (one for one in group if predicate.frame != "unlisted" or _ends(one) not in said)


def _claims(sentence: Span, discourse: Discourse) -> Iterator[tuple[Candidate, ClaimKind]]:
    """The candidates that are claims. A word that no frame lists is looked at closely only where its
    surroundings speak for a claim, since few do."""
    if states_nothing(sentence, discourse):
        return
    judge, setting = load_judge(), Setting.of(sentence, discourse)
    listed = _listed(setting)
    words = unlisted(setting, listed)
    around = surroundings([*(one.head.i for one in listed), *(word.i for word in words)], setting)
    likely = judge.kinds_of(around[len(listed) :] + judge.sums_of([[UNLISTED]]))
    rows = [*range(len(listed)), *(len(listed) + at for at, kind in enumerate(likely) if kind)]
    predicates = [*listed, *(of_word(word) for word, kind in zip(words, likely, strict=True) if kind)]
    asked = sorted(zip(predicates, rows, strict=True), key=lambda one: one[0].head.i)
    found = [candidate_of(predicate, setting, discourse) for predicate, _ in asked]
    own = judge.sums_of(own_features(candidate) for candidate in found)
    kinds = judge.kinds_of(around[[row for _, row in asked]] + own)
    yield from ((candidate, kind) for candidate, kind in zip(found, kinds, strict=True) if kind)


def _ends(proposal: Proposal) -> frozenset[Range | None]:
    """Where the targets stand: "include" says no more of nausea than "side effects" did."""
    return frozenset(target.at for target in proposal.targets) or frozenset({proposal.cue[0]})


def candidates(sentence: Span, discourse: Discourse) -> Iterator[Candidate]:
    """Every predicate of a sentence, and every other content word: all that the judge could be asked."""
    if states_nothing(sentence, discourse):
        return
    setting = Setting.of(sentence, discourse)
    listed = _listed(setting)
    others = [of_word(word) for word in unlisted(setting, listed)]
    for predicate in sorted([*listed, *others], key=lambda one: one.head.i):
        yield candidate_of(predicate, setting, discourse)


def candidate_of(predicate: Predicate, setting: Setting, discourse: Discourse) -> Candidate:
    """A predicate for the judge. The ends of one that no frame lists are resolved once it is taken for a
    claim."""
    if predicate.frame == "unlisted":
        return Candidate(predicate, setting, (), (), None)
    return resolved(predicate, setting, discourse)


def states_nothing(sentence: Span, discourse: Discourse) -> bool:
    """Whether a sentence asks, or disclaims."""
    words = discourse.text[sentence.start_char : sentence.end_char]
    return is_question(sentence, discourse.text) or _DISCLAIMER.search(words) is not None


def _listed(setting: Setting) -> list[Predicate]:
    """In text order; of two readings of one cue, the more particular, which comes first here; no cue that
    is part of another ("keeps" in "keeps … awake")."""
    found: dict[tuple[int, ...], Predicate] = {}
    for finder in (nulls, contraindications, causatives, misparsed, predicates, occurrences):
        for predicate in finder(setting):
            found.setdefault(tuple(sorted(token.i for token in predicate.cue)), predicate)
    cues = [set(key) for key in found]
    whole = [predicate for key, predicate in found.items() if not any(set(key) < cue for cue in cues)]
    return sorted(whole, key=lambda predicate: predicate.head.i)


def is_question(sentence: Span, text: str) -> bool:
    """A question is never a claim; nor is a heading that asks without a mark ("How it works")."""
    words = text[sentence.start_char : sentence.end_char].rstrip().rstrip("\"')]")
    return words.endswith("?")


def resolved(predicate: Predicate, setting: Setting, discourse: Discourse) -> Candidate:
    targets = tuple(_clear(_target(token, discourse), predicate, discourse) for token in predicate.targets)
    if predicate.frame == "unlisted" and not targets:
        targets = (_changed(predicate, discourse),)
    names = {target.text.casefold() for target in targets}
    agents = discourse.resolve(predicate.agents, setting.sentence)
    agents = tuple(agent for agent in agents if agent.text.casefold() not in names)
    kinds = (discourse.vocabulary.kind_of_target(end.text, predicate.relations[0]) for end in targets)
    kind = next((kind for kind in kinds if kind), None)
    return Candidate(predicate, setting, agents, targets, kind)


def _changed(predicate: Predicate, discourse: Discourse) -> Mention:
    """Of a word without an object, what changed: its subject, unless that is what acts or somebody; else
    what stands right after it; else what the word itself says ("I slept")."""
    subject = next((token for token in predicate.agents if token.pos_ in {"NOUN", "PROPN"}), None)
    if subject is not None and not is_person(subject):
        mention = discourse.mention(subject)
        if mention.type not in INTERVENTIONS and not discourse.mentions.is_agent(mention):
            return mention
    end = predicate.head.idx + len(predicate.head)
    after = discourse.mentions.within(end, min(end + _NEAR, predicate.head.sent.end_char))
    term = next((term for term in after if term.start > end and term.type not in INTERVENTIONS), None)
    return discourse.mentions.named(term) if term else discourse.mention(predicate.head)


def _clear(mention: Mention, predicate: Predicate, discourse: Discourse) -> Mention:
    """A target without the cue and what stands before it: "Walnuts lower LDL cholesterol", taken for one
    noun phrase, names LDL cholesterol."""
    end = max(token.idx + len(token) for token in predicate.cue)
    if predicate.frame != "misparsed" or mention.at is None or not mention.at[0] < end < mention.at[1]:
        return mention
    at = (end + 1, mention.at[1])
    text = collapse(discourse.text[at[0] : at[1]])
    return Mention(text, discourse.vocabulary.type_of(text), None, at)


def with_agents(candidate: Candidate, discourse: Discourse) -> Candidate:
    """A candidate with the agents that all evidence speaks for, beside those of its grammar alone."""
    predicate, setting = candidate.predicate, candidate.setting
    if predicate.frame == "unlisted":
        candidate = resolved(predicate, setting, discourse)
    rivals = discourse.rivals(place_of(candidate), setting.sentence, candidate.agents)
    return replace(candidate, agents=rivals.best())


def place_of(candidate: Candidate) -> Place:
    """What the search for an agent has to know of a candidate."""
    predicate = candidate.predicate
    return Place(predicate.head, predicate.frame, predicate.agents, candidate.targets)


def proposals(
    candidate: Candidate, judged: ClaimKind, relation: Relation, discourse: Discourse
) -> Iterator[Proposal]:
    """A candidate as claims: of the kind it was judged, or one of each where its targets are of both."""
    predicate, sentence, agents = candidate.predicate, candidate.setting.sentence, candidate.agents
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
            negative=predicate.frame == "null" or relation == "no_effect",
        )


def _target(token: Token, discourse: Discourse) -> Mention:
    if token.lower_ not in _POINTING or token.pos_ not in {"PRON", "DET"}:
        return discourse.mention(token)
    resolved = discourse.resolve((token,), token.sent)
    if not resolved:
        return discourse.mention(token)
    stands_here = block_at(discourse.blocks, token.idx) is not None  # a subject thought into a gap doesn't
    return replace(resolved[0], at=(token.idx, token.idx + len(token)) if stands_here else None)


_POINTING = frozenset({"it", "them", "this", "these", "that", "which", "they"})
_DISCLAIMER = re.compile(
    r"(?i)\bnot (?:intended|meant|designed) to (?:diagnose|treat|cure|prevent|replace|be)\b"
)
"""A disclaimer of intent is no claim."""


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
