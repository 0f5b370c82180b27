"""What a claim is about: of what grammar proposes, what the encoder reads in the sentence or points to, what
the claim before is about, and nothing at all, the likeliest. A network learned on annotated texts weighs them
(`training/`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from claimaudit.nlp.competing import add_read
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.discourse.antecedents import stand_in
from claimaudit.nlp.discourse.rivals import class_of_frame
from claimaudit.nlp.discourse.subjects import is_pronoun
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.lists import listed, mention_of, touches
from claimaudit.nlp.effects.targets import is_label, read_targets
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.names import head_of_name
from claimaudit.nlp.network import Group, load_groups, load_network, names_of
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.nlp.tree import Token

_FAR = 12
"""Tokens; what is farther is equally far."""
_NAMING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "X"})
"""Words that name what a claim is about, gerunds and those taken for others among them."""


@dataclass(slots=True)
class Contender:
    """Things that may be what a claim is about, together, or none; and the names of features that are on."""

    mentions: tuple[Mention, ...]
    features: set[str] = field(default_factory=set)


def with_likeliest_targets(candidate: Candidate, discourse: Discourse, signals: Signals) -> Candidate:
    """A candidate with the likeliest targets, not those of grammar alone. What the labels of a table name is
    not contested, since the encoder doesn't read them beside a cell."""
    if any(is_label(one, candidate.setting.block) for one in candidate.targets):
        return candidate
    rivals = contenders_of(candidate, discourse, signals)
    bags = [_evidence(rival, candidate) for rival in rivals]
    scores = load_network("targets").scores(load_groups("targets").sums(bags))
    best = rivals[max(range(len(rivals)), key=scores.__getitem__)]
    return replace(candidate, targets=best.mentions)


def contenders_of(candidate: Candidate, discourse: Discourse, signals: Signals) -> list[Contender]:
    """What may be the targets of a candidate, with all that speaks for each; its own come first."""
    sentence = candidate.setting.sentence
    rivals = [Contender((), {"nothing"})]
    if candidate.targets:
        rivals.insert(0, Contender(candidate.targets, {"proposed"}))
    rivals += _read(candidate, discourse, signals)
    _add_last(rivals, candidate, discourse)
    pointed = signals.targets.pointers.of(candidate.predicate.head.i)
    for token in pointed.likeliest():
        _point_out(rivals, discourse.doc.tokens[token], candidate, discourse)
    add_read(rivals, signals.targets, pointed, (sentence.start_char, sentence.end_char))
    for rival in rivals:
        rival.features.update(_features(rival, candidate, signals))
    return rivals


def crossed(rival: Contender, candidate: Candidate) -> list[str]:
    """What speaks for and against a rival; alone, by frame, and for nothing by the word that heads the cue,
    since some words ask for no target: "it works"."""
    return names_of(_evidence(rival, candidate))


def _evidence(rival: Contender, candidate: Candidate) -> list[Group]:
    """The same in groups."""
    head = candidate.predicate.head
    frame = class_of_frame(candidate.predicate.frame, head)
    groups: list[Group] = [(_by_frame, own, frame) for own in sorted(rival.features)]
    return groups if rival.mentions else [*groups, f"{head.lemma}|nothing"]


def _by_frame(own: str, frame: str) -> tuple[str, str]:
    return own, f"{frame}|{own}"


def _read(candidate: Candidate, discourse: Discourse, signals: Signals) -> Iterator[Contender]:
    """What the encoder reads as targets in the sentence, each with what is listed beside it."""
    known = read_targets(candidate, signals)
    done = list(candidate.targets)
    for at, stretch in enumerate(known):
        if not touches(stretch, done):
            found = tuple(mention_of(one, discourse) for one in listed(known, at))
            done += found
            yield Contender(found, {"read-there"})


def _add_last(rivals: list[Contender], candidate: Candidate, discourse: Discourse) -> None:
    """Let what the claim before is about compete."""
    targets, where = discourse.contest.last_targets(candidate.setting.sentence)
    if not targets:
        return
    names = {one.name for one in targets}
    for rival in rivals:
        if names & {one.name for one in rival.mentions}:
            rival.features.add(where)
            return
    here = where == "before:sentence"
    rivals.append(Contender(targets if here else stand_in(targets, "", None), {where, "last"}))


def _point_out(rivals: list[Contender], token: Token, candidate: Candidate, discourse: Discourse) -> None:
    """Let the thing compete that the encoder points to."""
    named = head_of_name(token)
    if named.pos_ not in _NAMING or is_pronoun(named) or token in candidate.predicate.cue:
        return
    thing = discourse.mentions.at(named)
    names = {one.name for rival in rivals for one in rival.mentions}
    if thing.name in names or any(touches([token], rival.mentions) for rival in rivals):
        return
    sentence = candidate.setting.sentence
    here = sentence.start <= token.i < sentence.end
    rivals.append(Contender((thing,) if here else stand_in((thing,), "", None), {"pointed-out"}))


def _features(rival: Contender, candidate: Candidate, signals: Signals) -> Iterator[str]:
    """How some things stand to the claim: where, by the first of them."""
    if not rival.mentions:
        return
    first, sentence = rival.mentions[0], candidate.setting.sentence
    yield f"type:{first.type}"
    if len(rival.mentions) > 1:
        yield "several"
    if {one.name for one in rival.mentions} & {one.name for one in candidate.agents}:
        yield "agent"
    if first.resolved_from is not None or first.at is None:
        yield "stood-for" if first.resolved_from else "elsewhere"
    elif sentence.start_char <= first.at[0] < sentence.end_char:
        yield from _beside_predicate(first.at, candidate, signals)
    else:
        yield "outside"


def _beside_predicate(at: Range, candidate: Candidate, signals: Signals) -> Iterator[str]:
    """How a thing that the sentence names stands to the predicate."""
    span = signals.agents.tree.covering(*at)
    if not span:  # none, or the space after a word
        return
    root, head = span.root, candidate.predicate.head
    distance = root.i - head.i
    where = "after" if distance > 0 else "before"
    yield f"{where}:{min(abs(distance), _FAR) // 2}"
    yield f"{where}:{root.dep_}"
    yield f"acting:{round(float(signals.agents.odds[span.start : span.end].max()))}"
    if root.head.i == head.i:
        yield f"of-it:{root.dep_}"
    if any(token.i in range(span.start, span.end) for token in candidate.predicate.cue):
        yield "in-cue"
