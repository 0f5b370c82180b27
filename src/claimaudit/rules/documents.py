"""Rules asked of a document as a whole: what it lacks, or has too much of."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.model import Claim, Related
from claimaudit.rules.compiled import CompiledRule, CountTest, make_match
from claimaudit.rules.conditions import Count
from claimaudit.rules.facts import grade
from claimaudit.rules.match import Match
from claimaudit.rules.messages import listed
from claimaudit.rules.outline import fits
from claimaudit.rules.reading import Range, Reading
from claimaudit.rules.subject import Subject, name_of, types_of

_RELATED = 10
"""How many places a finding on a document points to."""


def on_document(rule: CompiledRule, document: Subject) -> Iterator[Match]:
    """Ask a rule of the document, or of each of its agents; it speaks once."""
    place, words = _place(rule, document)
    failing = [subject for subject in _subjects(rule, document) if _fails(rule, subject)]
    if place is None or not failing:
        return
    counted = [number for _, number in _counts(rule, failing[0])]
    values = {
        "match": words,
        "agents": listed([_shown(subject) for subject in failing if subject.agent]),
        "count": str(counted[0]) if counted else "",
        "missing": listed([name for name, test in rule.checklist if not test(failing[0])]),
        "grade": f"{_grade(document.reading):.0f}" if "{grade}" in rule.spec.rule.message else "",
    }
    related = tuple(_related(subject) for subject in failing[:_RELATED] if subject.agent)
    yield from make_match(rule, failing[0], place, values, sentence=None, related=related)


def _place(rule: CompiledRule, document: Subject) -> tuple[Range | None, str]:
    """Where a rule points to, and the words that it found. Front matter has no place in the text: the title
    stands for it."""
    title = _title(document.reading)
    if rule.words is None:
        return title, document.reading.document.slice(*title)
    if places := rule.words.find(document):
        return places[0], document.reading.document.slice(*places[0])
    outside = rule.words.outside(document.reading)
    return (None if outside is None else title), outside or ""


def _subjects(rule: CompiledRule, document: Subject) -> list[Subject]:
    if rule.spec.rule.each is None:
        return [document]
    names = dict.fromkeys(name_of(agent) for claim in document.claims() for agent in claim.agents)
    return [document.of(name) for name in names]


def _fails(rule: CompiledRule, subject: Subject) -> bool:
    return (
        rule.holds(subject)
        and all(_within(count, number) for count, number in _counts(rule, subject))
        and not any(test(subject) for test in rule.lacks)
        and not (rule.checklist and all(test(subject) for _, test in rule.checklist))
    )


def _counts(rule: CompiledRule, subject: Subject) -> Iterator[tuple[Count, int]]:
    return ((test.count, _number(test, subject)) for test in rule.counts)


def _number(test: CountTest, subject: Subject) -> int:
    if test.claims is None:
        return len(test.words.find(subject))
    outlines = subject.reading.outlines
    found = [
        claim
        for claim in subject.claims()
        if fits(outlines[id(claim)], test.face) and test.claims(subject.on_claim(claim))
    ]
    if test.count.distinct is None:
        return len(found)
    return len({value for claim in found for value in _distinct(test.count, claim)})


def _distinct(count: Count, claim: Claim) -> set[object]:
    if count.distinct == "agent":
        return {name_of(agent) for agent in claim.agents}
    if count.distinct == "target":
        return {name_of(target) for target in claim.targets}
    if count.distinct == "target_type":
        return {kind for target in claim.targets for kind in types_of(target)}
    return {claim.sentence_span}


def _within(count: Count, number: int) -> bool:
    return (count.at_least is None or number >= count.at_least) and (
        count.at_most is None or number <= count.at_most
    )


def _title(reading: Reading) -> Range:
    """The title, or the first line."""
    start, end = reading.title[0]
    first = reading.sentence_number(start)
    return (start, end) if reading.headings or first is None else reading.sentences[first]


def _first(subject: Subject) -> Claim:
    return next(iter(subject.claims()))


def _shown(subject: Subject) -> str:
    named = (agent.text for agent in _first(subject).agents if name_of(agent) == subject.agent)
    return next(named)


def _related(subject: Subject) -> Related:
    return Related(_first(subject).cue.span, _shown(subject))


def _grade(reading: Reading) -> float:
    return reading.once(grade, lambda: grade(reading))
