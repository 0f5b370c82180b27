"""Targets without the words that state the relation: of "women had higher bone density" what is compared is
bone density."""

from __future__ import annotations

from dataclasses import replace

from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.proposal import Mention
from claimaudit.source import collapse

_SAYING_HOW = frozenset({"JJ", "JJR", "RBR", "VBN"})


def apart_from_cue(claim: Candidate, discourse: Discourse) -> Candidate:
    """A claim whose targets don't begin with an adjective of its cue."""
    targets = (_apart(one, claim.predicate, discourse) for one in claim.targets)
    return replace(claim, targets=tuple(targets))


def _apart(target: Mention, predicate: Predicate, discourse: Discourse) -> Mention:
    if target.at is None or target.resolved_from is not None:
        return target
    start, end = target.at
    lead = next((token for token in predicate.cue if token.idx == start and token.tag_ in _SAYING_HOW), None)
    if lead is None or lead.idx + len(lead) >= end:
        return target
    rest = discourse.text[lead.end : end]
    at = (end - len(rest.lstrip()), end)
    text = collapse(rest)
    return Mention(text, discourse.vocabulary.type_of(text), None, at)
