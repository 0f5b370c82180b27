"""Rules on two claims that don't go together, in one document or in two: the claims on either side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import product

from claimaudit.model import Claim
from claimaudit.rules.aspects import ASPECTS
from claimaudit.rules.compiled import CompiledRule, make_match
from claimaudit.rules.joining import Candidate
from claimaudit.rules.reading import Reading
from claimaudit.rules.schema import Aspect
from claimaudit.rules.stretches import anchor_of
from claimaudit.rules.subject import Subject
from claimaudit.rules.units import UnitFacts

_OPEN = {"other": "{other}", "other_place": "{other_place}"}


def candidates(rule: CompiledRule, document: Subject) -> Iterator[Candidate]:
    """The claims of a document that meet one side or the other."""
    if rule.pair is None:
        return
    home = document.reading.document
    for claim in document.reading.fitting(*rule.sides):
        subject = document.on_claim(claim)
        told = partial(_told_of, claim, document.reading, rule.facts)
        for side, test in ((0, rule.pair[0]), (1, rule.pair[1])):
            if not test(subject) or (side == 0 and not rule.holds(subject)):
                continue
            at = anchor_of(rule.spec.rule.at, subject, None)
            for match in make_match(rule, subject, at, _OPEN, sentence=claim.sentence_span):
                yield Candidate(
                    rule=rule.spec.id,
                    side=0 if side == 0 else 1,
                    match=match,
                    document=home.key,
                    path=home.path,
                    keys=frozenset(product(*(sorted(each, key=repr) for each in told(rule.spec.rule.same)))),
                    differing=tuple(map(frozenset, told(rule.spec.rule.differ))),
                    agreeing=tuple(map(frozenset, told(rule.spec.rule.agree))),
                )


def _told_of(
    claim: Claim, reading: Reading, facts: UnitFacts, aspects: Iterable[Aspect]
) -> list[set[object]]:
    return [ASPECTS[aspect](claim, reading, facts) for aspect in aspects]
