"""How well claims are found: precision, recall and F1 against the annotated texts, and each field.

    python -m benchmarks.accuracy [GOLD_FOLDER] [--model NAME] [--documents]

A gold folder holds `docs/NAME` beside `claims/NAME.jsonl`; without one, `tests/gold`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language

from benchmarks.gold import GOLD, Annotated, annotated
from benchmarks.matching import View, match, overlap
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.claims import read_claims
from claimaudit.nlp.identity import RELATION_GROUP

KINDS = ("dosage", "mechanism", "outcome")


@dataclass(slots=True)
class Tally:
    """Counts over documents."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    """Matched claims of the right kind whose field is right, by field."""
    compared: Counter[str] = field(default_factory=Counter)

    def f1(self, kind: str) -> float:
        """Of one kind, or of "strict": all kinds, the kind right."""
        total = self.gold[kind] + self.found[kind]
        return 2 * self.hit[kind] / total if total else 0.0

    def accuracy(self, name: str) -> float:
        """Of a field, on matched claims of the right kind."""
        return self.right[name] / self.compared[name] if self.compared[name] else 0.0


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
        counter["strict"] = len(views)
    for one, other in match(gold, found):
        if gold[one].kind != found[other].kind:
            continue
        counts.hit.update(("strict", gold[one].kind))
        for name, right in _fields(gold[one], found[other]):
            counts.compared[name] += 1
            counts.right[name] += right
    return counts


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


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    summed = Tally()
    for each in tallies:
        summed.gold += each.gold
        summed.found += each.found
        summed.hit += each.hit
        summed.right += each.right
        summed.compared += each.compared
    return summed


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--model", help="another installed English pipeline with a parser")
    parser.add_argument("--documents", action="store_true", help="a line for each document")
    arguments = parser.parse_args()
    by_name = dict(measure(annotated(arguments.gold), pipeline.load(arguments.model)))
    summed = total(by_name.values())
    for kind in ("strict", *KINDS):
        print(f"{kind:16} F1 {summed.f1(kind):.3f}  gold {summed.gold[kind]}  found {summed.found[kind]}")
    for name in sorted(summed.compared):
        print(f"  {name:14} {summed.accuracy(name):.3f}  of {summed.compared[name]}")
    if arguments.documents:
        for name, each in by_name.items():
            print(f"{name:40} F1 {each.f1('strict'):.3f}  gold {each.gold['strict']}")


if __name__ == "__main__":
    main()
