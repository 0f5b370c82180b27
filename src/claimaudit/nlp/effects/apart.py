"""Targets without what is no part of them: the words that state the relation ("women had higher bone
density" is about bone density), and things set apart from them ("lowered weight, not pressure")."""

from __future__ import annotations

import re
from dataclasses import replace

from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.proposal import Mention
from claimaudit.source import collapse

_SET_APART = re.compile(r"\b(?:but|and|yet),?\snot\s(?:(?:the|its|their|on|in|for|against)\s)?$")
_FAR = 30
"""Characters before a target in which it is set apart."""
_SAYING_HOW = frozenset({"JJ", "JJR", "RBR", "VBN"})


def apart(claim: Candidate, discourse: Discourse) -> Candidate:
    """A claim whose targets don't begin with an adjective of its cue, nor hold what is set apart."""
    targets = (_apart(one, claim.predicate, discourse) for one in claim.targets)
    return replace(claim, targets=_together(tuple(targets), discourse.text))


def _together(targets: tuple[Mention, ...], text: str) -> tuple[Mention, ...]:
    """Targets; of "reduced bloating, but not pain" the first, since both would be denied."""
    denied = [
        one for one in targets if one.at and _SET_APART.search(text, max(0, one.at[0] - _FAR), one.at[0])
    ]
    return targets if len(denied) == len(targets) else tuple(one for one in targets if one not in denied)


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
