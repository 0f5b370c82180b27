"""Counts of claims found and missed, kinds taken for one another, and fields right or wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields

from spacy.language import Language

from benchmarks.gold import Annotated
from benchmarks.matching import View, match, overlap
from claimaudit.nlp import layout
from claimaudit.nlp.claims import read_claims
from claimaudit.nlp.identity import RELATION_GROUP

KINDS = ("dosage", "mechanism", "outcome")
STRICT = "strict"
"""All kinds together, a match counting only where the kind is right."""


@dataclass(slots=True)
class Tally:
    """Counts over documents."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    mistaken: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Matched claims of the wrong kind: the right one, the one found."""
    right: Counter[str] = field(default_factory=Counter)
    """Matched claims of the right kind whose field is right, by field."""
    compared: Counter[str] = field(default_factory=Counter)

    def precision(self, kind: str) -> float:
        """Of one kind, or strict."""
        return _ratio(self.hit[kind], self.found[kind])

    def recall(self, kind: str) -> float:
        """Of one kind, or strict."""
        return _ratio(self.hit[kind], self.gold[kind])

    def f1(self, kind: str) -> float:
        """Of one kind, or strict."""
        return _ratio(2 * self.hit[kind], self.gold[kind] + self.found[kind])

    def accuracy(self, name: str) -> float:
        """Of a field, on matched claims of the right kind."""
        return _ratio(self.right[name], self.compared[name])


def measure(items: Iterable[Annotated], nlp: Language) -> Iterator[tuple[str, Tally]]:
    """The tally of each document, by name."""
    for item in items:
        doc = nlp(layout.make_doc(nlp, item.document))
        found = [View.of(claim) for claim in read_claims(doc, item.document)]
        yield item.document.path, tally(item.claims, found)


def tally(gold: tuple[View, ...], found: list[View]) -> Tally:
    """The counts of one document."""
    counts = Tally()
    for views, counter in ((gold, counts.gold), (found, counts.found)):
        counter.update(view.kind for view in views)
        counter[STRICT] = len(views)
    for one, other in match(gold, found):
        if gold[one].kind != found[other].kind:
            counts.mistaken[gold[one].kind, found[other].kind] += 1
            continue
        counts.hit.update((STRICT, gold[one].kind))
        for name, right in _fields(gold[one], found[other]):
            counts.compared[name] += 1
            counts.right[name] += right
    return counts


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    summed = Tally()
    for each in tallies:
        for counter in fields(Tally):
            getattr(summed, counter.name).update(getattr(each, counter.name))
    return summed


def _fields(gold: View, found: View) -> Iterator[tuple[str, bool]]:
    yield "agent", overlap(gold.agents, found.agents)
    yield "certainty", gold.certainty == found.certainty
    yield "polarity", gold.polarity == found.polarity
    yield "support", gold.support == found.support
    if gold.kind == "dosage":
        yield "dose amount", (gold.low, gold.high, gold.unit) == (found.low, found.high, found.unit)
        yield "frequency", gold.frequency == found.frequency
        return
    yield "relation group", _group(gold) == _group(found)
    if gold.targets:
        yield "target", overlap(gold.targets, found.targets)


def _group(view: View) -> str | None:
    groups: dict[str, str] = {str(name): group for name, group in RELATION_GROUP.items()}
    return groups.get(view.relation or "")


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
