"""The file of a baseline: known findings, one a line, sorted, so that branches can be merged.

Lines are JSON objects. They name no line of a text and no date of their making: what moves stays the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from claimaudit.errors import UserError
from claimaudit.history import Verdict
from claimaudit.versions.pairing import Item
from claimaudit.versions.wording import Amount, Wording

FILE_NAME = "claimaudit-baseline.jsonl"
REASONED = ("accept", "false")
"""What nobody may decide without a reason."""
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding. Two alike are two findings."""

    fingerprint: str
    rule: str
    document: str
    """Key of the document: its path relative to the project."""
    verdict: Verdict = field(default_factory=Verdict)
    gone: bool = False
    """Whether it is found no more: it counts for the figures alone, and absorbs nothing."""
    was: Wording = field(default_factory=Wording)

    @property
    def item(self) -> Item:
        """What it is found again by."""
        return Item(self.document, self.fingerprint, self.was, self.rule)


def read_baseline(path: Path) -> list[Entry]:
    """The entries of a file. Raises `UserError` with the line of what is wrong."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", path) from error
    except UnicodeDecodeError as error:
        raise UserError("is not in UTF-8", path) from error
    return [_entry(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]


def written(entries: Iterable[Entry]) -> str:
    """The text of a file with these entries."""
    return "".join(sorted(f"{_line(entry)}\n" for entry in entries))


def _line(entry: Entry) -> str:
    named = {"fingerprint": entry.fingerprint, "rule": entry.rule, "document": entry.document}
    gone = {"gone": True} if entry.gone else {}
    told = named | _told(asdict(entry.verdict)) | gone | {"was": _told(asdict(entry.was))}
    return json.dumps(told, ensure_ascii=False)


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """Without what isn't known, and without what goes without saying."""
    told = {name: _told(value) if isinstance(value, dict) else value for name, value in fields.items()}
    return {name: value for name, value in told.items() if value not in (None, (), [], {})}


def _entry(line: str, path: Path, number: int) -> Entry:
    if line.startswith(_CONFLICT):
        hint = "keep the lines of both sides; their order doesn't matter"
        raise UserError("a merge was left unfinished here", path, number, hint=hint)
    try:
        said = json.loads(line)
    except ValueError as error:  # also a number of 5,000 digits
        raise UserError(f"is not valid JSON: {error}", path, number) from error
    if not isinstance(said, dict):
        raise UserError("is no JSON object", path, number)
    if unknown := sorted(_unknown(said)):
        raise UserError(f'unknown key "{unknown[0]}"', path, number)
    try:
        verdict = {name: said.pop(name) for name in _VERDICT & said.keys()}
        entry = _READER.validate_python(said | {"verdict": verdict})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"] if step != "verdict")
        raise UserError(f'"{where}": {first["msg"].lower()}', path, number) from error
    if fault := fault_of(entry.verdict):
        raise UserError(fault, path, number)
    return entry


def _unknown(said: dict[str, Any]) -> set[str]:
    was = said.get("was")
    dose = was.get("dose") if isinstance(was, dict) else None
    levels = ((said, _TOP), (was, _names(Wording)), (dose, _names(Amount)))
    return {name for found, known in levels if isinstance(found, dict) for name in found.keys() - known}


def _names(shape: type[Entry | Verdict | Wording | Amount]) -> frozenset[str]:
    return frozenset(each.name for each in fields(shape))


_VERDICT = _names(Verdict)
_TOP = (_names(Entry) - {"verdict"}) | _VERDICT
_READER = TypeAdapter(Entry)


def fault_of(verdict: Verdict) -> str | None:
    """What is wrong with a verdict."""
    if verdict.status in REASONED and not (verdict.reason or "").strip():
        return f"“{verdict.status}” needs a reason"
    if verdict.until is not None and not _is_date(verdict.until):
        return f"“until” takes a date as YYYY-MM-DD, not “{verdict.until}”"
    return None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
