"""Where mechanism ends and outcome begins, judged by the target.

What a laboratory reports is mechanism; what a person feels, or what is seen or measured on the person,
is outcome. The rules are data (`kinds.tsv`): by name or by type, some only under certain relations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from claimaudit import lexicon
from claimaudit.errors import UserError
from claimaudit.model import EntityType, Relation

TargetKind = Literal["mechanism", "outcome"]
ANY: str = ""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds by canonical name or type, and relation (ANY where it doesn't matter)."""

    by_name: Mapping[tuple[str, str], TargetKind]
    by_type: Mapping[tuple[str, str], TargetKind]

    def of(self, name: str, entity_type: EntityType, relation: Relation | None) -> TargetKind | None:
        """The kind of claim that a target makes; None where it tells nothing."""
        for table, key in ((self.by_name, name), (self.by_type, entity_type)):
            for under in (relation or ANY, ANY):
                if kind := table.get((key, under)):
                    return kind
        return None


def load(path: Path) -> Kinds:
    """The rules of `kinds.tsv`: a name or `type:NAME`, a kind, the relations under which it holds."""
    by_name: dict[tuple[str, str], TargetKind] = {}
    by_type: dict[tuple[str, str], TargetKind] = {}
    for row in lexicon.rows(path, columns=4):
        if row.cell(1) not in get_args(TargetKind):
            raise UserError(f"unknown kind {row.cell(1)!r}", row.path, row.line)
        kind = cast(TargetKind, row.cell(1))
        relations = row.names(2) or (ANY,)
        if unknown := [name for name in relations if name and name not in get_args(Relation)]:
            raise UserError(f"unknown relation {unknown[0]!r}", row.path, row.line)
        for name in row.names(0):
            table = by_type if name.startswith("type:") else by_name
            table.update(((name.removeprefix("type:"), relation), kind) for relation in relations)
    return Kinds(by_name, by_type)
