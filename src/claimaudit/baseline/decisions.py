"""Editors' decisions: the CSV of `claimaudit export` with its last columns filled in, read back.

A decision is on the words that the editor saw, so these are what is entered, whatever the text says by now.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import cast, get_args

from pydantic import TypeAdapter, ValidationError

from claimaudit.baseline.store import Entry, fault_of
from claimaudit.history import Status, Verdict
from claimaudit.reporters.csv import unguarded
from claimaudit.versions.wording import Amount, Wording

NEEDED = (
    "document", "rule", "fingerprint", "also", "also_fingerprints", "sentence",
    "decision", "reason", "reviewer", "until",
)  # fmt: skip
"""Columns without which a table holds no decisions."""
_DELIMITERS = ",;\t"
_ROW_LIMIT = 10_000_000
"""Characters of one cell; `csv` would stop at fewer."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a table says."""

    entries: tuple[Entry, ...]
    faults: tuple[str, ...]
    """What can't be taken over, each with its line."""
    open: int
    """Findings that nobody has decided on."""


def read_decisions(data: bytes, key_of: Callable[[str], str]) -> Decided:
    """The decisions in a table; `key_of` gives the key of a document's path.

    Raises `ValueError` where it is no such table.
    """
    entries: list[Entry] = []
    faults: list[str] = []
    undecided = 0
    for line, row in _rows(_decoded(data)):
        try:
            found = _decided(row, key_of)
        except ValueError as error:
            faults.append(f"line {line}: {error}")
            continue
        entries += found
        undecided += bool(row["fingerprint"]) and not found
    return Decided(tuple(entries), tuple(faults), undecided)


def with_decisions(known: Iterable[Entry], decided: Iterable[Entry]) -> list[Entry]:
    """The entries of a baseline with new decisions in place of older ones on the same finding."""
    latest = {(entry.fingerprint, entry.document): entry for entry in decided}
    kept = [entry for entry in known if (entry.fingerprint, entry.document) not in latest]
    return [*kept, *latest.values()]


def _decoded(data: bytes) -> str:
    """As we write it, or as a spreadsheet saves it on a western European machine."""
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    """Each row with the line that it ends on."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(_ROW_LIMIT)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
    if missing:
        raise ValueError(f"lacks the columns {', '.join(missing)}; it must be what `claimaudit export` wrote")
    try:
        for row in reader:
            yield reader.line_num, {name: unguarded(cell).strip() for name, cell in row.items() if name}
    except csv.Error as error:
        raise ValueError(f"is no CSV: {error}") from error


def _decided(row: Row, key_of: Callable[[str], str]) -> list[Entry]:
    """The entries of a row: of its finding and of the others merged into it, which were decided on with it.

    That the rule is wrong says nothing of the others. Empty where nothing is decided.
    """
    status = _status(row["decision"])
    if status == "open" or not row["fingerprint"]:
        return []
    verdict = Verdict(status, *(row[name] or None for name in ("reason", "reviewer", "until")))
    if fault := fault_of(verdict):
        raise ValueError(fault)
    entry = Entry(row["fingerprint"], row["rule"], key_of(row["document"]), verdict, was=_wording(row))
    if status == "false":
        return [entry]
    others = zip(_several(row["also_fingerprints"]), _several(row["also"]), strict=False)
    return [entry, *(replace(entry, fingerprint=name, rule=rule) for name, rule in others)]


def _status(decision: str) -> Status:
    for status in get_args(Status):
        if decision.casefold() == status:  # a spreadsheet makes FALSE of it
            return cast("Status", status)
    if decision:
        raise ValueError(f"“{decision}” is no decision; it may be fix, accept, false or empty")
    return "open"


def _wording(row: Row) -> Wording:
    if not row.get("kind"):
        return Wording(sentence=row["sentence"] or None, text=row.get("matched_words"))
    said = {
        "sentence": row["sentence"],
        "kind": row["kind"],
        "relation": row.get("relation") or None,
        "agents": sorted(name.casefold() for name in _several(row.get("agents", ""))),
        "targets": sorted(name.casefold() for name in _several(row.get("targets", ""))),
        "polarity": row.get("polarity") or "positive",
        "certainty": row.get("certainty") or None,
        "score": row.get("certainty_score") or None,
        "hedges": _several(row.get("hedges", "")),
        "support": row.get("support") or "none",
        "dose": _amount(row),
    }
    try:
        return _WORDING.validate_python(said)
    except ValidationError as error:
        column = ".".join(map(str, error.errors(include_url=False)[0]["loc"]))
        raise ValueError(f"“{column}” is not as it was exported") from error


def _amount(row: Row) -> dict[str, str] | None:
    if row["kind"] != "dosage":
        return None
    names = {
        each.name: "dose_form" if each.name == "substance_form" else f"dose_{each.name}"
        for each in fields(Amount)
    }
    return {name: row[column] for name, column in names.items() if row.get(column)}


def _several(cell: str) -> list[str]:
    return [value for value in cell.split("; ") if value]


_WORDING = TypeAdapter(Wording)
