"""The tables that the measurements are printed as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.speed.contest import Score, ratios
from benchmarks.speed.scaling import Growth


def show_contest(scores: Sequence[Score]) -> None:
    """Speeds, and how many times as fast the first is as each."""
    ours = scores[0]
    print(f"{'words per CPU second':28} {'median':>8}  {'rounds':24} {'we are × as fast (least to most)'}")
    for score in scores:
        told = ratios(ours, score)
        least, most = told[0], told[-1]
        middle = told[len(told) // 2]
        rounds = " ".join(f"{speed:.0f}" for speed in score.rounds)
        print(f"{score.name:28} {score.speed:8,.0f}  {rounds:24} {middle:.2f} ({least:.2f} to {most:.2f})")
    print()


def show_stages(seconds: Mapping[str, float], words: int) -> None:
    """Microseconds a word, and shares."""
    total = sum(seconds.values())
    print(f"{'stage':18} {'µs a word':>10} {'share':>7}")
    for stage, taken in seconds.items():
        print(f"{stage:18} {1e6 * taken / words:10.2f} {taken / total:7.1%}")
    print(f"{'all':18} {1e6 * total / words:10.2f} {words / total:,.0f} words per CPU second\n")


def show_starts(taken: Mapping[str, tuple[float, float]]) -> None:
    """Of processes, the whole."""
    print(f"{'start':32} {'CPU s':>7} {'clock s':>8}")
    for name, (cpu, wall) in taken.items():
        print(f"{name:32} {cpu:7.2f} {wall:8.2f}")
    _, alone, scan = taken.values()
    print(f"{'scan ÷ spaCy and the model':32} {scan[0] / alone[0]:7.2f} {scan[1] / alone[1]:8.2f}\n")


def show_growth(growth: Growth) -> None:
    """What each size costs, beside the first."""
    first = growth.steps[0]
    print(f"{growth.of:>12} {growth.unit:>18} {'÷ first':>8}")
    for step in growth.steps:
        print(f"{step.size:12,} {step.cost:18,.3g} {step.cost / first.cost:8.2f}  {step.note}")
    print()
