"""From the conditions of a rule to the questions that the engine asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from claimaudit.model.claim import Claim
from claimaudit.rules.comparison import LimitsTable
from claimaudit.rules.conditions import Conditions, Dated, Nearby, Part, Range, Words
from claimaudit.rules.dates import is_dated
from claimaudit.rules.dosing import DoseTest
from claimaudit.rules.facts import bare, grade, word_count
from claimaudit.rules.fields import (
    NUMBERS,
    ON_CLAIMS,
    TEXTS,
    VALUES,
    containing,
    cued_only_by,
    hedged_only_by,
    states,
    within,
)
from claimaudit.rules.outline import Masks, fits, masks
from claimaudit.rules.probes import ProbeBook
from claimaudit.rules.reading import Reading
from claimaudit.rules.subject import Subject
from claimaudit.rules.walk import names_negative
from claimaudit.rules.wordlists import WordLists
from claimaudit.rules.words import WordTest

Test = Callable[[Subject], bool]

_CLAIM_PLACES = frozenset({"claim", "cue", "agent", "target", "dose", "hedge"})


@dataclass(slots=True)
class Asker:
    """Makes tests of conditions; the probes that they need pile up in `probes`."""

    lists: WordLists
    limits: LimitsTable
    probes: ProbeBook
    definitions: dict[str, Test] = field(default_factory=dict)

    def define(self, definitions: Mapping[str, Conditions]) -> None:
        """Make the named conditions known. They may name one another in any order."""
        for name, conditions in definitions.items():
            self.definitions[name] = self.test(conditions)

    def test(self, conditions: Conditions, *, polar: bool = False) -> Test:
        """All keys must hold; where one of them is on claims, for one and the same claim."""
        holds = _all(tuple(self._tests(conditions, polar=polar or names_negative(conditions))))
        return _of_claims(masks(conditions), holds) if is_on_claims(conditions) else holds

    def _tests(self, conditions: Conditions, *, polar: bool) -> Iterator[Test]:
        yield from self._field_tests(conditions)
        yield from self._document_tests(conditions)
        words = WordTest(conditions, self.probes, polar=polar)
        if words.asks():
            yield words
        if conditions.dose is not None:
            yield DoseTest(conditions.dose, self.lists, self.limits)
        for name in conditions.is_ or ():
            yield _named(name)
        for nearby in conditions.nearby or ():
            yield self._nearby(nearby, polar=polar)
        yield from self._logic(conditions, polar=polar)

    def _logic(self, conditions: Conditions, *, polar: bool) -> Iterator[Test]:
        for each in conditions.all_ or ():
            yield self.test(each, polar=polar)
        if conditions.any_ is not None:
            yield any_of(tuple(self.test(each, polar=polar) for each in conditions.any_))
        for each in conditions.not_ or ():
            yield _not(self.test(each, polar=polar))

    def _field_tests(self, conditions: Conditions) -> Iterator[Test]:
        for key in VALUES:
            if (wanted := getattr(conditions, key)) is not None:
                yield _one_of(key, self.lists.words(wanted))
        for key in TEXTS:
            if (wanted := getattr(conditions, key)) is not None:
                yield self._holds_word(key, wanted)
        for key in NUMBERS:
            if (wanted := getattr(conditions, key)) is not None:
                yield _number(key, wanted, conditions)
        for only, holds in ((conditions.cue_only, cued_only_by), (conditions.hedge_only, hedged_only_by)):
            if only is not None:
                yield _only(holds, self.lists.words(only))
        if (resolved := conditions.resolved) is not None:
            yield lambda subject: resolved == _stands_elsewhere(subject)
        for part in conditions.states or ():
            yield _states(part)
        for part in conditions.omits or ():
            yield _not(_states(part))

    def _holds_word(self, key: str, wanted: Words) -> Test:
        pattern, read = containing(self.lists.words(wanted)), TEXTS[key]
        return lambda subject: any(pattern.search(text) for text in read(subject) if text)

    def _document_tests(self, conditions: Conditions) -> Iterator[Test]:
        for name, wanted in (conditions.metadata or {}).items():
            yield _metadata(
                name.casefold(), containing(words) if (words := self.lists.words(wanted)) else None
            )
        if conditions.wording is not None:
            yield _worded(frozenset(map(bare, self.lists.words(conditions.wording))))
        measures: tuple[tuple[Range | None, Callable[[Reading], float]], ...] = (
            (conditions.references, lambda reading: len(reading.references)),
            (conditions.words, word_count),
            (conditions.grade, grade),
        )
        for bounds, measure in measures:
            if bounds is not None:
                yield _measured(measure, bounds)
        if conditions.dated is not None:
            yield _dated(conditions.dated)
        if (profiles := conditions.profile) is not None:
            yield lambda subject: subject.reading.context.profile in profiles
        if (question := conditions.question) is not None:
            yield lambda subject: is_question(subject) == question

    def _nearby(self, nearby: Nearby, *, polar: bool) -> Test:
        test, place = self.test(nearby, polar=polar), nearby.within

        def holds(subject: Subject) -> bool:
            ranges = subject.where(place)
            # What the neighbourhood answers may depend on the claim that asks only by its names.
            asker = (
                subject.evidence,
                subject.agent,
                *sorted(subject.names("agent") | subject.names("target")),
            )
            question = ("nearby", id(test), ranges[:1], len(ranges), asker)
            return subject.reading.once(question, lambda: test(subject.around(ranges)))

        return holds


def is_question(subject: Subject) -> bool:
    """Whether the sentence ends in a question mark."""
    text = subject.reading.document.text
    ranges = subject.where("sentence") if subject.claim else subject.ranges
    return any(text[start:end].rstrip(" \"'”’)").endswith("?") for start, end in ranges)


def is_on_claims(conditions: Conditions) -> bool:
    if any(getattr(conditions, key) is not None for key in ON_CLAIMS):
        return True
    return not _CLAIM_PLACES.isdisjoint(conditions.in_ or ())


def _of_claims(masks: Masks, holds: Test) -> Test:
    """Of the claim itself, or of one of those in a stretch: their outlines tell which to ask of."""

    def some(subject: Subject) -> bool:
        outlines = subject.reading.outlines
        if subject.claim is not None:
            return fits(outlines[id(subject.claim)], masks) and holds(subject)
        for claim in subject.claims():
            if fits(outlines[id(claim)], masks) and holds(subject.on_claim(claim)):
                return True
        return False

    return some


def _one_of(key: str, wanted: frozenset[str]) -> Test:
    read = VALUES[key]
    return lambda subject: not wanted.isdisjoint(read(subject))


def _number(key: str, bounds: Range, asked: Conditions) -> Test:
    read = NUMBERS[key]
    return lambda subject: subject.claim is not None and within(read(subject.claim, asked), bounds)


def _stands_elsewhere(subject: Subject) -> bool:
    sentence = subject.claim.sentence.casefold() if subject.claim else ""
    return any(agent.text.casefold() not in sentence for agent in subject.agents())


def _states(part: Part) -> Test:
    return lambda subject: subject.claim is not None and states(subject.claim, part)


def _named(name: str) -> Test:
    return lambda subject: subject.defined(name)


def _all(tests: tuple[Test, ...]) -> Test:
    if len(tests) == 1:
        return tests[0]

    def holds(subject: Subject) -> bool:
        for test in tests:  # noqa: SIM110  asked most of all: a generator would cost more than the tests
            if not test(subject):
                return False
        return True

    return holds


def any_of(tests: tuple[Test, ...]) -> Test:
    """A test that holds where one of some does."""

    def holds(subject: Subject) -> bool:
        for test in tests:  # noqa: SIM110  as in `_all`
            if test(subject):
                return True
        return False

    return holds


def _not(test: Test) -> Test:
    return lambda subject: not test(subject)


def _only(made_of: Callable[[Claim, frozenset[str]], bool], words: frozenset[str]) -> Test:
    return lambda subject: subject.claim is not None and made_of(subject.claim, words)


def _measured(measure: Callable[[Reading], float], bounds: Range) -> Test:
    return lambda subject: within(subject.reading.once(measure, lambda: measure(subject.reading)), bounds)


def _worded(wanted: frozenset[str]) -> Test:
    def holds(subject: Subject) -> bool:
        text = subject.reading.once(bare, lambda: bare(subject.reading.document.text))
        return any(f" {words} " in f" {text} " for words in wanted)

    return holds


def _dated(asked: Dated) -> Test:
    return lambda subject: subject.reading.once(asked, lambda: is_dated(subject.reading, asked))


def _metadata(name: str, pattern: re.Pattern[str] | None) -> Test:
    def holds(subject: Subject) -> bool:
        values = [value for key, value in subject.reading.document.metadata if key.casefold() == name]
        return any(value and (pattern is None or pattern.search(value)) for value in values)

    return holds
