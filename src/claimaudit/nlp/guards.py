"""Where a name that is also an everyday word counts: "lead poisoning", but not "lead to"."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from claimaudit import lexicon
from claimaudit.errors import UserError
from claimaudit.nlp.words import keys_of

Condition = Literal["phrase", "not-before", "not-after", "only-before", "only-after", "only-beside"]


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition on the words beside a name."""

    condition: Condition
    words: frozenset[str]

    def admits(self, before: str, after: str) -> bool:
        """Whether a name between these two words counts; "" where a sentence or comma comes between."""
        match self.condition:
            case "not-before":
                return after not in self.words
            case "not-after":
                return before not in self.words
            case "only-before":
                return after in self.words
            case "only-after":
                return before in self.words
            case "only-beside":
                return before in self.words or after in self.words
            case "phrase":
                return False


def load(path: Path) -> dict[str, tuple[Guard, ...]]:
    """The guards, by the name they stand at."""
    guards: dict[str, tuple[Guard, ...]] = {}
    for row in lexicon.rows(path, columns=4):
        condition = row.cell(1)
        if condition not in get_args(Condition):
            raise UserError(f"unknown condition {condition!r}", row.path, row.line)
        guard = Guard(cast(Condition, condition), frozenset(keys_of(row.names(2))))
        for key in keys_of(row.names(0)):
            guards[key] = (*guards.get(key, ()), guard)
    return guards
