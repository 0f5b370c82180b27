"""A finding and the matches in it: merged, taken apart, marked one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from claimaudit.history import State, Suppression
from claimaudit.model import Finding, Merged

Mark = Callable[[Finding], Finding]
"""Gives a match with what is known of it."""


def merged(parts: Sequence[Finding]) -> Finding:
    """One finding of several matches of a family on one claim, the leading one first."""
    lead, *others = parts
    also = tuple(
        Merged(each.rule, each.severity, each.message, each.span, each.basis, each.fingerprint)
        for each in others
    )
    return replace(lead, also=also, parts=tuple(parts) if others else ())


def parts_of(finding: Finding) -> tuple[Finding, ...]:
    """The matches in a finding, each as a finding by itself."""
    return finding.parts or (finding,)


def marked(findings: Iterable[Finding], mark: Mark) -> tuple[Finding, ...]:
    """The findings with each match marked; a finding whose matches are marked differently falls apart."""
    split = chain.from_iterable(_split(finding, mark) for finding in findings)
    return tuple(sorted(split, key=reading_order))


def reading_order(finding: Finding) -> tuple[str, int, int, str, str]:
    """By place, then by rule."""
    return finding.path or "", finding.span.start, finding.span.end, finding.rule, finding.fingerprint


def _split(finding: Finding, mark: Mark) -> list[Finding]:
    groups: dict[tuple[Suppression | None, State | None], list[Finding]] = {}
    for part in map(mark, parts_of(finding)):
        state = part.baseline.state if part.baseline else None
        groups.setdefault((part.suppressed, state), []).append(part)
    return [merged(group) for group in groups.values()]
