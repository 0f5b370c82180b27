"""How often each rule is right, by what editors have decided on its findings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from claimaudit.baseline.store import Entry


@dataclass(frozen=True, slots=True)
class Figures:
    """The decisions on the findings of one rule, those that are gone among them."""

    rule: str
    open: int
    fix: int
    accept: int
    false: int

    @property
    def precision(self) -> float | None:
        """The share of the decided findings that are right; None where nothing is decided."""
        right = self.fix + self.accept
        return right / (right + self.false) if right + self.false else None


def figures(entries: Iterable[Entry]) -> list[Figures]:
    """Of each rule, by its id, and of all together, under "all"."""
    entries = list(entries)
    rules = sorted({entry.rule for entry in entries})
    found = [_figures(rule, [entry for entry in entries if entry.rule == rule]) for rule in rules]
    return [*found, _figures("all", entries)]


def as_json(told: Iterable[Figures]) -> str:
    """A list of objects, one a rule."""
    rows = [asdict(each) | {"precision": each.precision} for each in told]
    return json.dumps(rows, indent=2) + "\n"


def as_text(told: Iterable[Figures]) -> str:
    """A table."""
    rows = [("rule", "open", "fix", "accept", "false", "precision")]
    rows += [
        (each.rule, f"{each.open}", f"{each.fix}", f"{each.accept}", f"{each.false}", _share(each.precision))
        for each in told
    ]
    widest = max(len(row[0]) for row in rows)
    return "".join(f"{name:{widest}}  {'  '.join(f'{cell:>9}' for cell in cells)}\n" for name, *cells in rows)


def _figures(rule: str, entries: Iterable[Entry]) -> Figures:
    statuses = [entry.verdict.status for entry in entries]
    return Figures(
        rule, statuses.count("open"), statuses.count("fix"), statuses.count("accept"), statuses.count("false")
    )


def _share(precision: float | None) -> str:
    return "-" if precision is None else f"{precision:.0%}"
