"""The annotated texts, and what the program finds in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching import View
from claimaudit import formats
from claimaudit.errors import UserError
from claimaudit.source import Document

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and the claims that annotators found in it."""

    document: Document
    claims: tuple[View, ...]


def annotated(folder: Path = GOLD, claims: str = "claims") -> Iterator[Annotated]:
    """The documents of a gold folder: `docs/NAME` beside `claims/NAME.jsonl`."""
    for path in sorted((folder / claims).glob("*.jsonl")):
        name = path.name.removesuffix(".jsonl")
        document = formats.read(folder / "docs" / name, name=name, key=name)
        if not isinstance(document, Document):
            raise UserError(document.reason, path=name)
        lines = path.read_text(encoding="utf-8").splitlines()
        yield Annotated(document, tuple(_view(json.loads(line)) for line in lines if line.strip()))


def _view(record: dict[str, object]) -> View:
    dose = record.get("dose")
    amounts: dict[str, object] = dose if isinstance(dose, dict) else {}
    return View(
        kind=str(record["kind"]),
        sentence=str(record["sentence"]),
        cue=str(record["cue"]),
        agents=_strings(record["agents"]),
        targets=_strings(record.get("targets")),
        relation=_string(record.get("relation")),
        polarity=str(record["polarity"]),
        certainty=str(record["certainty"]),
        support=str(record["support"]),
        low=_number(amounts.get("low")),
        high=_number(amounts.get("high")),
        unit=_string(amounts.get("unit")),
        frequency=_string(amounts.get("frequency")),
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _string(value: object) -> str | None:
    return None if value is None else str(value)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
