"""The index of a book of rules: what a run must know of rules before it asks them anything.

It is enough to choose and grade rules and to report what they have found, so where nothing is left to be
judged, nothing else of the book need be read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from claimaudit.model import Basis, Severity
from claimaudit.rules.vocabulary import Family, Level, Profile, Scope


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule: its names, its weight, what it rests on and where it stands."""

    id: str
    """pack/kebab-name."""
    aliases: tuple[str, ...]
    """Former ids."""
    title: str
    """As the pack says, else the words of the id."""
    why: str
    severity: Severity
    profiles: Mapping[Profile, Level]
    """In place of `severity`: those of the rule, else those of its pack."""
    family: Family
    scope: Scope
    mirrored: bool
    """Whether it asks the same of both claims of a pair."""
    ignorable: bool
    basis: tuple[Basis, ...]
    pack: str
    path: Path
    line: int
    origin: str
    """Where it comes from: a distribution, one's own file or folder; "" for the program itself."""


@dataclass(frozen=True, slots=True)
class Index:
    """All rules by pack and id, and what they name."""

    rules: tuple[Entry, ...]
    packs: Mapping[str, str]
    """Title by name."""
    sources: Mapping[str, Basis]
    """Whole entries of `sources.yml`."""

    def to_json(self) -> bytes:
        """For `from_json`."""
        return json.dumps(asdict(self), default=Path.as_posix).encode("ascii")

    @classmethod
    def from_json(cls, data: bytes) -> Index:
        """What `to_json` has written."""
        told = json.loads(data)
        sources = {name: Basis(**basis) for name, basis in told["sources"].items()}
        return cls(tuple(map(_entry, told["rules"])), told["packs"], sources)


def _entry(told: dict[str, Any]) -> Entry:
    aliases, basis = tuple(told["aliases"]), tuple(Basis(**each) for each in told["basis"])
    return Entry(**told | {"aliases": aliases, "basis": basis, "path": Path(told["path"])})
