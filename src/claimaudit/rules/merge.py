"""From matches to findings: those of one family on one claim become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

from claimaudit.model import SEVERITIES, Confidence, Finding
from claimaudit.parts import merged, reading_order
from claimaudit.rules.match import Match

_CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)


def merge(matches: Iterable[Match]) -> tuple[Finding, ...]:
    """Findings in reading order.

    The most severe match leads; ties go to the surer one, then to the id. Without a claim, the sentence
    holds matches together; what is said of a whole document stays by rule.
    """
    groups: defaultdict[tuple[object, ...], list[Match]] = defaultdict(list)
    for match in matches:
        groups[_group(match)].append(match)
    findings = (merged([_finding(match) for match in sorted(group, key=_rank)]) for group in groups.values())
    return tuple(sorted(findings, key=reading_order))


def _group(match: Match) -> tuple[object, ...]:
    if match.claim is not None:
        return (match.path, match.family, match.claim.id)
    if match.sentence_at is not None:
        return (match.path, match.family, match.sentence_at)
    return (match.path, match.rule, match.fingerprint)


def _rank(match: Match) -> tuple[int, int, str, int, int]:
    severity, confidence = SEVERITIES.index(match.severity), _CONFIDENCES.index(match.confidence)
    return severity, confidence, match.rule, match.span.start, match.span.end


def _finding(match: Match) -> Finding:
    return Finding(
        rule=match.rule,
        family=match.family,
        severity=match.severity,
        confidence=match.confidence,
        message=match.message,
        suggestion=match.suggestion,
        path=match.path,
        span=match.span,
        text=match.text,
        sentence=match.sentence,
        related=match.related,
        also=(),
        claim=match.claim.id if match.claim else None,
        basis=match.basis,
        fingerprint=match.fingerprint,
    )
