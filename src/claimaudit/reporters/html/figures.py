"""The figures of a page: bars and a scale of doses, as shares of a width, ready to be drawn."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimaudit.limitcheck import LimitCheck
from claimaudit.model import SEVERITIES, Audit, Certainty, Claim, ClaimKind, Finding, Severity, SupportLevel
from claimaudit.reporters.tally import KINDS
from claimaudit.reporters.visible import clipped, visible

CERTAINTIES: tuple[Certainty, ...] = ("hedged", "asserted", "boosted")
"""From the least firm to the firmest."""
SUPPORT: tuple[SupportLevel, ...] = ("none", "anecdotal", "vague", "cited")
"""From the weakest evidence to the best."""

_MOST_RULES = 12
_MOST_DOSES = 40
_MOST_WORDS = 60  # characters
_FLOOR, _CEILING = 0.1, 10.0
"""The ends of the scale, in multiples of the limit; doses beyond them are drawn at its ends."""
_TICKS = ((0.1, "10%"), (0.25, "25%"), (0.5, "50%"), (1.0, "limit"), (2.0, "2×"), (5.0, "5×"), (10.0, "10×"))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar. `start` and `width` are percent of the figure."""

    name: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart."""

    name: str
    total: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on a scale, in percent of its length."""

    at: float
    label: str
    is_limit: bool = False


@dataclass(frozen=True, slots=True)
class DoseRow:
    """One dose on the scale: what lies within its limit, and what beyond. In percent of the scale."""

    agent: str
    words: str
    """The dose as the text states it."""
    amount: str
    """As compared with the limit."""
    limit: str
    whose: str
    verdict: str
    """In words: "from 50% of the limit to 1.25 times it"."""
    claim: int
    """Number of its claim in the report."""
    certain: bool
    above: bool
    start: float
    end: float
    limit_at: float
    is_open_below: bool
    is_open_above: bool
    is_cut_below: bool
    is_cut_above: bool
    """Whether the scale ends before the dose."""


@dataclass(frozen=True, slots=True)
class Doses:
    """The scale of doses; all limits lie on one line."""

    ticks: tuple[Tick, ...]
    rows: tuple[DoseRow, ...]
    left_out: int
    """More doses, none of them further beyond its limit than those shown."""


def claims_by_certainty(claims: Sequence[Claim]) -> tuple[Bar, ...]:
    """A bar a kind, its parts by certainty; all on one scale."""
    return _by_kind(Counter((claim.kind, str(claim.certainty)) for claim in claims), CERTAINTIES)


def claims_by_evidence(claims: Sequence[Claim]) -> tuple[Bar, ...]:
    """A bar a kind, its parts by the evidence that the text gives; all on one scale."""
    return _by_kind(Counter((claim.kind, str(claim.support.level)) for claim in claims), SUPPORT)


def findings_by_rule(findings: Iterable[Finding]) -> tuple[tuple[Bar, ...], tuple[Bar, ...]]:
    """A bar a rule, the longest first, its parts by severity: those to be shown, and the others."""
    counts: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    for finding in findings:
        counts[finding.rule][finding.severity] += 1
    whole = max((count.total() for count in counts.values()), default=0)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    bars = tuple(
        _bar(rule, [(severity, count[severity]) for severity in SEVERITIES], whole) for rule, count in ordered
    )
    return bars[:_MOST_RULES], bars[_MOST_RULES:]


def doses_beside_limits(audits: Iterable[Audit], numbers: dict[tuple[str, str], int]) -> Doses:
    """The doses, the furthest beyond its limit first. `numbers` are those of the claims, by path and id."""
    rows = [row for audit in audits for row in _doses(audit, numbers)]
    rows.sort(key=lambda pair: (-pair[0], pair[1].agent, pair[1].claim))
    ticks = tuple(Tick(_place(value), label, is_limit=value == 1) for value, label in _TICKS)
    return Doses(ticks, tuple(row for _, row in rows[:_MOST_DOSES]), max(len(rows) - _MOST_DOSES, 0))


def _by_kind(counts: Counter[tuple[ClaimKind, str]], parts: Sequence[str]) -> tuple[Bar, ...]:
    whole = max(sum(counts[kind, part] for part in parts) for kind in KINDS)
    return tuple(_bar(kind, [(part, counts[kind, part]) for part in parts], whole) for kind in KINDS)


def _bar(name: str, counts: list[tuple[str, int]], whole: int) -> Bar:
    return Bar(name, sum(count for _, count in counts), tuple(_parts(counts, whole)))


def _parts(counts: list[tuple[str, int]], whole: int) -> Iterator[Part]:
    start = 0
    for name, count in counts:
        if count:
            yield Part(name, count, _percent(start, whole), _percent(count, whole))
        start += count


def _doses(audit: Audit, numbers: dict[tuple[str, str], int]) -> Iterator[tuple[float, DoseRow]]:
    """The doses of a document, each with how far beyond its limit it goes."""
    words = {claim.id: claim.dose.text for claim in audit.claims if claim.dose}
    for check in audit.limit_checks:
        number = numbers.get((audit.document.path, check.claim))
        if number is not None:
            yield _dose(check, number, words[check.claim])


def _dose(check: LimitCheck, number: int, words: str) -> tuple[float, DoseRow]:
    top = check.high if check.high is not None else check.low
    low = check.low if check.low is not None else _FLOOR
    high = check.high if check.high is not None else _CEILING
    return top or 0.0, DoseRow(
        agent=visible(check.agent),
        words=clipped(words, _MOST_WORDS),
        amount=visible(check.amount),
        limit=visible(check.limit),
        whose=f"{visible(check.authority)}: {visible(check.basis)}",
        verdict=_verdict(check),
        claim=number,
        certain=check.certain,
        above=check.above,
        start=_place(low),
        end=_place(high),
        limit_at=_place(1),
        is_open_below=check.low is None,
        is_open_above=check.high is None,
        is_cut_below=low < _FLOOR,
        is_cut_above=high > _CEILING,
    )


def _verdict(check: LimitCheck) -> str:
    low, high = check.low, check.high
    if low is not None and high is not None and low != high:
        return f"from {_times(low)} the limit to {_times(high)} it"
    told = f"{_times((low if high is None else high) or 0.0)} the limit"
    return f"up to {told}" if low is None else f"at least {told}" if high is None else told


def _times(ratio: float) -> str:
    return f"{ratio:.0%} of" if ratio <= 1 else f"{ratio:.3g} times"


def _place(ratio: float) -> float:
    """On a logarithmic scale, as percent of its length."""
    held = min(max(ratio, _FLOOR), _CEILING)
    return round(100 * math.log(held / _FLOOR) / math.log(_CEILING / _FLOOR), 2)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0
