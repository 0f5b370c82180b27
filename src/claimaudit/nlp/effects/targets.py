"""What a predicate acts on, where grammar has lost it: what the encoder reads as a target, next to the
predicate ("SAMe methylates the drug", taken for one noun phrase), or what the head of a column names
("lowers", under "Blood pressure")."""

from __future__ import annotations

from dataclasses import replace

from claimaudit.model import INTERVENTIONS
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.lists import Stretch, completed, listed, mention_of, stretches
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.proposal import Mention
from claimaudit.source import Block

_LOST = -1.0
"""Log odds below which grammar's target is doubted."""
_BACKWARDS = 3
"""Tokens that what stands before a predicate is farther, since targets mostly follow."""
_NO_TARGETS = INTERVENTIONS | {"substance", "population", "unknown"}


def with_targets(candidate: Candidate, discourse: Discourse, signals: Signals) -> Candidate:
    """A candidate with the targets that were read, if grammar's are none; else with what is listed beside."""
    if beside := _beside_cell(candidate, discourse):
        return replace(candidate, targets=(beside,))
    known = read_targets(candidate, signals)
    if any(_stands(target, discourse, signals) for target in candidate.targets):
        return replace(candidate, targets=completed(candidate.targets, known, discourse))
    if not known:
        return candidate
    nearest = min(range(len(known)), key=lambda at: _distance(known[at], candidate))
    found = [mention_of(stretch, discourse) for stretch in listed(known, nearest)]
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


def read_targets(candidate: Candidate, signals: Signals) -> list[Stretch]:
    """What the encoder reads as targets in the sentence of a candidate."""
    return stretches(candidate, signals, "targets")


def is_label(target: Mention, block: Block | None) -> bool:
    """Whether a target is what the column or the row of its cell names."""
    if block is None or block.kind != "table_cell" or target.at is not None:
        return False
    return target.text in (block.column_head, block.row)


def _has_own_target(candidate: Candidate, block: Block) -> bool:
    cue = {(token.idx, token.end) for token in candidate.predicate.cue}
    places = [target.at for target in candidate.targets if target.at]
    return any(block.start <= at[0] < block.end and at not in cue for at in places)


def _stands(target: Mention, discourse: Discourse, signals: Signals) -> bool:
    """Whether a target may be right: what a pronoun stands for isn't read where the pronoun stands."""
    if target.resolved_from is not None or target.at is None:
        return True
    return signals.target(target, discourse.doc) > _LOST


def _distance(stretch: Stretch, candidate: Candidate) -> int:
    head = candidate.predicate.head.i
    return stretch[0].i - head if stretch[0].i > head else head - stretch[-1].i + _BACKWARDS
