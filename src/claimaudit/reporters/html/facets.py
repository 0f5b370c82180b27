"""What findings can be filtered by, with how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimaudit.model import SEVERITIES, Basis, Finding
from claimaudit.reporters.html.notes import bases_of
from claimaudit.reporters.tally import KINDS
from claimaudit.reporters.visible import visible

NO_KIND = "whole text"
"""Of findings that are about no single claim."""
_NOWHERE = "Guidelines, studies and practice"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be ticked."""

    value: str
    label: str
    count: int
    """Of findings."""


@dataclass(frozen=True, slots=True)
class Group:
    """Choices under one heading."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to filter. Several ticks widen it, several facets narrow."""

    name: str
    title: str
    groups: tuple[Group, ...]
    is_open: bool = False

    @property
    def size(self) -> int:
        return sum(len(group.choices) for group in self.groups)


def make_facets(findings: Sequence[tuple[Finding, str]], titles: Sequence[str]) -> tuple[Facet, ...]:
    """The facets of findings, each given with the kind of its claim; `titles` are those of the documents."""
    severities = Counter(str(finding.severity) for finding, _ in findings)
    kinds = Counter(kind for _, kind in findings)
    rules = Counter(rule for finding, _ in findings for rule in rules_of(finding))
    return (
        Facet("severity", "Severity", _plain(SEVERITIES, severities), is_open=True),
        Facet("kind", "Kind of claim", _plain((*KINDS, NO_KIND), kinds), is_open=True),
        Facet("rule", "Rule", tuple(_by_pack(rules))),
        Facet("source", "Law or guideline", tuple(_by_jurisdiction(findings))),
        Facet("document", "Document", (Group("", tuple(_documents(titles))),)),
    )


def rules_of(finding: Finding) -> tuple[str, ...]:
    """The rule of a finding and those merged into it, each once."""
    return tuple(dict.fromkeys((finding.rule, *(also.rule for also in finding.also))))


def sources_of(finding: Finding) -> tuple[str, ...]:
    """The names of what a finding rests on, each once."""
    return tuple(dict.fromkeys(basis.source for basis in bases_of(finding)))


def _plain(values: Iterable[str], counts: Counter[str]) -> tuple[Group, ...]:
    return (Group("", tuple(Choice(value, value, counts[value]) for value in values)),)


def _by_pack(counts: Counter[str]) -> Iterable[Group]:
    for pack, rules in groupby(sorted(counts), key=lambda rule: rule.partition("/")[0]):
        yield Group(pack, tuple(Choice(rule, rule.partition("/")[2] or rule, counts[rule]) for rule in rules))


def _by_jurisdiction(findings: Sequence[tuple[Finding, str]]) -> Iterable[Group]:
    counts = Counter(source for finding, _ in findings for source in sources_of(finding))
    bases: dict[str, Basis] = {basis.source: basis for finding, _ in findings for basis in bases_of(finding)}
    ordered = sorted(bases.values(), key=lambda basis: (basis.jurisdiction is None, *_naming(basis)))
    for jurisdiction, group in groupby(ordered, key=lambda basis: basis.jurisdiction):
        choices = (Choice(each.source, visible(each.title), counts[each.source]) for each in group)
        yield Group(visible(jurisdiction).upper() if jurisdiction else _NOWHERE, tuple(choices))


def _naming(basis: Basis) -> tuple[str, str]:
    return basis.jurisdiction or "", basis.title


def _documents(titles: Sequence[str]) -> Iterable[Choice]:
    return (Choice(str(number), title, 0) for number, title in enumerate(titles))
