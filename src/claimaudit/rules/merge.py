"""From matches to findings: those of one family on one claim become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

from claimaudit.model import SEVERITIES, Confidence, Finding, Merged
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
    findings = [_finding(sorted(group, key=_rank)) for group in groups.values()]
    return tuple(
        sorted(findings, key=lambda f: (f.path or "", f.span.start, f.span.end, f.rule, f.fingerprint))
    )


def _group(match: Match) -> tuple[object, ...]:
    if match.claim is not None:
        return (match.path, match.family, match.claim.id)
    if match.sentence_at is not None:
        return (match.path, match.family, match.sentence_at)
    return (match.path, match.rule, match.fingerprint)


def _rank(match: Match) -> tuple[int, int, str, int, int]:
    severity, confidence = SEVERITIES.index(match.severity), _CONFIDENCES.index(match.confidence)
    return severity, confidence, match.rule, match.span.start, match.span.end


def _finding(group: list[Match]) -> Finding:
    lead = group[0]
    return Finding(
        rule=lead.rule,
        family=lead.family,
        severity=lead.severity,
        confidence=lead.confidence,
        message=lead.message,
        suggestion=lead.suggestion,
        path=lead.path,
        span=lead.span,
        text=lead.text,
        sentence=lead.sentence,
        related=lead.related,
        also=tuple(
            Merged(match.rule, match.severity, match.message, match.span, match.basis, match.fingerprint)
            for match in group[1:]
        ),
        claim=lead.claim.id if lead.claim else None,
        basis=lead.basis,
        fingerprint=lead.fingerprint,
    )
