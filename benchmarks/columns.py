"""The figures of each set as a column of one table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from statistics import correlation

from benchmarks.sentences import STRENGTHS, Judged, f1, macro_f1
from benchmarks.tally import KINDS, STRICT, Tally, total

Column = dict[str, str]
"""Figures by their names, in order."""

FIELDS = (
    "agent", "target", "relation group", "certainty", "polarity", "support", "dose amount", "frequency",
)  # fmt: skip
WORST = 5
"""Documents named, from the worst up."""


def of_documents(tallies: Mapping[str, Tally]) -> Column:
    """The figures over annotated documents: each kind, each field, kinds mistaken, worst documents."""
    summed = total(tallies.values())
    column = {"documents": str(len(tallies)), "claims annotated": str(summed.gold[STRICT])}
    column["claims found"] = str(summed.found[STRICT])
    column |= {"strict precision": _three(summed.precision(STRICT))}
    column |= {"strict recall": _three(summed.recall(STRICT))}
    column |= {f"{kind} F1": _three(summed.f1(kind)) for kind in (STRICT, *KINDS)}
    column |= {name: _three(summed.accuracy(name)) for name in FIELDS if summed.compared[name]}
    column |= {
        f"{right} taken for {other}": str(summed.mistaken[right, other])
        for right, other in permutations(KINDS[1:], 2)
    }
    ranked = sorted(tallies.items(), key=lambda item: (item[1].f1(STRICT), item[0]))
    for place, (name, each) in enumerate(ranked[:WORST], start=1):
        column[f"worst document {place}"] = f"{_three(each.f1(STRICT))} {name}"
    return column


def of_sentences(judged: Sequence[Judged]) -> Column:
    """The figures over sentences that others have labelled."""
    column = {"sentences": str(len(judged))}
    pairs = [(each.labelled.strength, each.strength) for each in judged]
    strengths = [(right, given) for right, given in pairs if right is not None]
    if strengths:
        column["causal strength macro-F1"] = _three(macro_f1(strengths))
        column |= {f"{name} F1": _three(f1(strengths, name)) for name in STRENGTHS}
    scored = [(each.labelled.certainty, each.score) for each in judged if each.labelled.certainty is not None]
    if scored:
        right, given = zip(*scored, strict=True)
        varied = len(set(right)) > 1 and len(set(given)) > 1
        column["certainty r"] = _three(correlation(right, given)) if varied else "-"
    return column


def table(columns: Mapping[str, Column]) -> str:
    """The sets side by side, a figure a line."""
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    rows = [["", *columns]]
    rows += [[name, *(column.get(name, "") for column in columns.values())] for name in names]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _three(value: float) -> str:
    return f"{value:.3f}"
