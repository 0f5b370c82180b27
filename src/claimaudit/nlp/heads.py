"""What a noun phrase names, judged by its head where the vocabulary does not know the whole of it.

"Opioid receptors in the brain" are receptors; "risk of heart attack" is about a heart attack; "liver
damage" is something else than "DNA damage". The rules are data (`heads.tsv`, `endings.tsv`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from claimaudit import lexicon
from claimaudit.errors import UserError
from claimaudit.model import EntityType
from claimaudit.nlp.words import keys_of, singulars

_TYPES = frozenset(get_args(EntityType))
ANY = "*"
SAME = "="
"""In a rule: the type of what the head belongs to."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a head noun makes of the thing it belongs to."""

    type: EntityType
    """Where it stands alone, or nothing below fits."""
    by_part: Mapping[str, str]
    """By the type of what it belongs to ("of the liver", "liver …"): the type of the whole, or SAME."""

    def of(self, part: EntityType) -> EntityType:
        """The type of the whole, given that of the part."""
        made = self.by_part.get(part) or (self.by_part.get(ANY) if part != "unknown" else None)
        return self.type if made is None else part if made == SAME else cast(EntityType, made)


@dataclass(frozen=True, slots=True)
class HeadRules:
    """Heads by word, and types by the ending of the last word."""

    heads: Mapping[str, Head]
    endings: Mapping[str, Sequence[tuple[str, EntityType]]]
    """By their last letter, in the order in which they count."""

    def head(self, word: str) -> Head | None:
        """The rule for a head noun, in the singular or in the plural."""
        return next((self.heads[one] for one in (word, *singulars(word)) if one in self.heads), None)

    def by_ending(self, word: str) -> EntityType:
        """The type that the ending of a word tells, else `unknown`."""
        for one in (word, *singulars(word)):
            for ending, entity_type in self.endings.get(one[-1:], ()):
                if one.endswith(ending) and len(one) >= len(ending) + 3:
                    return entity_type
        return "unknown"


def load(heads: Path, endings: Path) -> HeadRules:
    """The rules of the two files."""
    return HeadRules(_heads(heads), _endings(endings))


def _heads(path: Path) -> dict[str, Head]:
    found: dict[str, Head] = {}
    for row in lexicon.rows(path, columns=4):
        by_part: dict[str, str] = {}
        for clause in row.names(2):
            parts, _, whole = clause.partition(">")
            by_part.update(
                (_part(part.strip(), row), _whole(whole.strip(), row)) for part in parts.split(",")
            )
        head = Head(entity_type(row.cell(1), row), by_part)
        found.update(dict.fromkeys(keys_of(row.names(0)), head))
    return found


def _endings(path: Path) -> dict[str, list[tuple[str, EntityType]]]:
    found: defaultdict[str, list[tuple[str, EntityType]]] = defaultdict(list)
    for row in lexicon.rows(path, columns=3):
        found[row.cell(0)[-1:]].append((row.cell(0), entity_type(row.cell(1), row)))
    return dict(found)


def _part(name: str, row: lexicon.Row) -> str:
    return name if name == ANY else entity_type(name, row)


def _whole(name: str, row: lexicon.Row) -> str:
    return name if name == SAME else entity_type(name, row)


def entity_type(name: str, row: lexicon.Row) -> EntityType:
    """A type as a list writes it. Raises `UserError` where there is none of that name."""
    if name not in _TYPES:
        raise UserError(f"unknown type {name!r}", row.path, row.line)
    return cast(EntityType, name)
