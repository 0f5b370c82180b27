"""The examples of the rules, carried out: each by its rule alone, and with all rules on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import ndiff
from functools import cache
from typing import Literal, Protocol, get_args

from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.model import Claim, Finding
from claimaudit.resources import limits_folder
from claimaudit.rules.book import RuleBook, RuleSpec
from claimaudit.rules.comparison import LimitsTable
from claimaudit.rules.engine import RuleSet
from claimaudit.rules.limits import load_limits
from claimaudit.rules.reading import Context
from claimaudit.rules.schema import Example
from claimaudit.rules.vocabulary import Profile
from claimaudit.source import Document

Marks = frozenset[tuple[int, int, int]]
"""Number of the text, and source offsets."""
Kind = Literal["flag", "leave"]
With = Literal["alone", "all"]
"""Which rules were on."""
_MARK = re.compile(r"\[\[|\]\]")


class Prepare(Protocol):
    """Reads and parses a text; one whose name ends in .md is Markdown."""

    def __call__(self, text: str, name: str) -> tuple[Document, Doc, tuple[Claim, ...]]: ...


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that came out otherwise than its author said."""

    rule: RuleSpec
    kind: Kind
    with_rules: With
    expected: str
    found: str

    def diff(self) -> str:
        """Line by line: what was expected (-), what was found (+)."""
        return "\n".join(line.rstrip() for line in ndiff(self.expected.splitlines(), self.found.splitlines()))


@dataclass(slots=True)
class Examples:
    """Carries out the examples of a book."""

    book: RuleBook
    nlp: Language
    prepare: Prepare
    today: date
    limits: LimitsTable = field(default_factory=lambda: load_limits(limits_folder()))
    _all: dict[Profile, RuleSet] = field(default_factory=dict)

    def failures(self) -> Iterator[Failure]:
        """Those of all rules, rule by rule."""
        for spec in self.book.rules:
            yield from self.failures_of(spec)

    def failures_of(self, spec: RuleSpec) -> Iterator[Failure]:
        """Those of one rule: by itself, and with all rules on."""
        alone = self._alone(spec)
        for kind, example in _examples(spec):
            yield from self._try(spec, kind, example, "alone", alone(example.profile))
            yield from self._try(spec, kind, example, "all", self._every(example.profile))

    def failures_alone(self, spec: RuleSpec) -> Iterator[Failure]:
        """Those of one rule by itself; it need not be of the book."""
        alone = self._alone(spec)
        for kind, example in _examples(spec):
            yield from self._try(spec, kind, example, "alone", alone(example.profile))

    def _try(
        self, spec: RuleSpec, kind: Kind, example: Example, label: With, rules: RuleSet
    ) -> Iterator[Failure]:
        texts = example.documents or (example.text or "",)
        plain = [_MARK.sub("", text) for text in texts]
        wanted = frozenset(mark for number, text in enumerate(texts) for mark in _marks(number, text))
        parsed = [self.prepare(text, _name(n, text)) for n, text in enumerate(plain)]
        today = date.fromisoformat(example.today) if example.today else self.today
        found = _found(rules, spec, parsed, Context(example.profile, today))
        anywhere = kind == "flag" and not wanted
        if not found if anywhere else found != wanted:
            expected = "(any match)" if anywhere else _shown(plain, wanted)
            yield Failure(spec, kind, label, expected, _shown(plain, found))

    def _alone(self, spec: RuleSpec) -> Callable[[Profile], RuleSet]:
        own = replace(self.book, rules=(spec,))
        return cache(lambda profile: RuleSet(own, self.nlp, profile, self.limits))

    def _every(self, profile: Profile) -> RuleSet:
        if profile not in self._all:
            self._all[profile] = RuleSet(self.book, self.nlp, profile, self.limits)
        return self._all[profile]


def _examples(spec: RuleSpec) -> Iterator[tuple[Kind, Example]]:
    of_kind: tuple[tuple[Kind, tuple[str | Example, ...]], ...] = (
        ("flag", spec.rule.examples.flag),
        ("leave", spec.rule.examples.leave),
    )
    for kind, given in of_kind:
        for each in given:
            yield kind, each if isinstance(each, Example) else Example(text=each, profile=_profile(spec))


def _profile(spec: RuleSpec) -> Profile:
    """The first profile that the rule is on in."""
    profiles: tuple[Profile, ...] = get_args(Profile)
    return next((profile for profile in profiles if spec.severity(profile) != "off"), "editorial")


def _name(number: int, text: str) -> str:
    return f"example-{number + 1}.{'md' if len(text.strip().splitlines()) > 1 else 'txt'}"


def _marks(number: int, text: str) -> Iterator[tuple[int, int, int]]:
    start = removed = 0
    for mark in _MARK.finditer(text):
        at = mark.start() - removed
        removed += 2
        if mark[0] == "[[":
            start = at
        else:
            yield number, start, at


def _found(
    rules: RuleSet, spec: RuleSpec, parsed: list[tuple[Document, Doc, tuple[Claim, ...]]], context: Context
) -> Marks:
    judged = [rules.judge(document, doc, claims, context) for document, doc, claims in parsed]
    if spec.scope == "corpus":
        numbers = {document.path: number for number, (document, _, _) in enumerate(parsed)}
        findings = rules.judge_corpus(candidate for each in judged for candidate in each.candidates)
        return frozenset(mark for finding in findings for mark in _of_corpus(finding, spec.id, numbers))
    return frozenset(
        (number, match.span.start, match.span.end)
        for number, each in enumerate(judged)
        for match in each.matches
        if match.rule == spec.id
    )


def _of_corpus(finding: Finding, rule: str, numbers: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    number = numbers[finding.path or ""]
    if finding.rule == rule:
        yield number, finding.span.start, finding.span.end
    for also in finding.also:
        if also.rule == rule:
            yield number, also.span.start, also.span.end


def _shown(texts: list[str], marks: Marks) -> str:
    return "\n----\n".join(
        _marked(text, sorted(m for m in marks if m[0] == n)) for n, text in enumerate(texts)
    )


def _marked(text: str, marks: list[tuple[int, int, int]]) -> str:
    points = sorted([(start, 1, "[[") for _, start, _ in marks] + [(end, 0, "]]") for _, _, end in marks])
    pieces, at = [], 0
    for point, _, mark in points:
        pieces += [text[at:point], mark]
        at = point
    return "".join([*pieces, text[at:]])
