"""What a predicate acts on, where grammar has lost it: what the encoder reads as a target, next to the
predicate ("SAMe methylates the drug", taken for one noun phrase), or what the head of a column names
("lowers", under "Blood pressure")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimaudit.model import INTERVENTIONS
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token
from claimaudit.source import Block, collapse

_LOST, _SURE = -1.0, 0.0
"""Log odds: below the one, grammar's target is doubted; above the other, what was read is believed."""
_BACKWARDS = 3
"""Tokens that what stands before a predicate is farther, since targets mostly follow."""
_JOINING = frozenset({",", "and", "or", "&", "/", "nor"})
_NO_TARGETS = INTERVENTIONS | {"substance", "population", "unknown"}
Stretch = list[Token]


def with_targets(candidate: Candidate, discourse: Discourse, signals: Signals) -> Candidate:
    """A candidate with the targets that were read, if grammar's are none."""
    if beside := _beside_cell(candidate, discourse):
        return replace(candidate, targets=(beside,))
    if any(_stands(target, discourse, signals) for target in candidate.targets):
        return candidate
    stretches = list(_stretches(candidate, signals))
    if not stretches:
        return candidate
    nearest = min(range(len(stretches)), key=lambda at: _distance(stretches[at], candidate))
    found = [_mention(stretch, discourse) for stretch in _joined(stretches, nearest)]
    return replace(candidate, targets=tuple(found))


def _beside_cell(candidate: Candidate, discourse: Discourse) -> Mention | None:
    """What the column or the row of a table names, where a cell has a predicate and no target of its own."""
    block = discourse.block_of(candidate.setting.sentence)
    if block is None or block.kind != "table_cell" or _has_own_target(candidate, block):
        return None
    labels = filter(None, (block.column_head, block.row))
    found = ((label, discourse.vocabulary.sense(label)) for label in labels)
    return next(
        (
            Mention(label, sense.type, sense.canonical, None, "")
            for label, sense in found
            if sense.type not in _NO_TARGETS
        ),
        None,
    )


def _has_own_target(candidate: Candidate, block: Block) -> bool:
    cue = {(token.idx, token.end) for token in candidate.predicate.cue}
    places = [target.at for target in candidate.targets if target.at]
    return any(block.start <= at[0] < block.end and at not in cue for at in places)


def _stands(target: Mention, discourse: Discourse, signals: Signals) -> bool:
    """Whether a target may be right: what a pronoun stands for isn't read where the pronoun stands."""
    if target.resolved_from is not None or target.at is None:
        return True
    return signals.target(target, discourse.doc) > _LOST


def _stretches(candidate: Candidate, signals: Signals) -> Iterator[Stretch]:
    """The words of a sentence that are read as targets, those side by side together."""
    cue = {token.i for token in candidate.predicate.cue}
    stretch: Stretch = []
    for token in candidate.setting.tokens:
        if signals.targets[token.i] > max(_SURE, signals.agents[token.i]) and token.i not in cue:
            stretch.append(token)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _distance(stretch: Stretch, candidate: Candidate) -> int:
    head = candidate.predicate.head.i
    return stretch[0].i - head if stretch[0].i > head else head - stretch[-1].i + _BACKWARDS


def _joined(stretches: Sequence[Stretch], nearest: int) -> Iterator[Stretch]:
    """The nearest stretch, and those that are listed after it."""
    last = stretches[nearest]
    yield last
    for stretch in stretches[nearest + 1 :]:
        between = last[-1].doc.tokens[last[-1].i + 1 : stretch[0].i]
        if not all(token.lower_ in _JOINING for token in between):
            return
        yield stretch
        last = stretch


def _mention(stretch: Stretch, discourse: Discourse) -> Mention:
    start, end = stretch[0].idx, stretch[-1].end
    term = next((one for one in discourse.mentions.within(start, end) if one.end >= end), None)
    if term is not None:
        return discourse.mentions.named(term)
    text = collapse(discourse.text[start:end])
    return Mention(text, discourse.vocabulary.type_of(text), None, (start, end))
