"""A small corpus for the tests of `batch`, and what comes of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from claimaudit.audit import Auditor
from claimaudit.batch.job import Job, Yardstick
from claimaudit.formats import DEFAULT, Reading

TEXTS = {
    "magnesium": "Take 300 mg of magnesium daily. Magnesium improves sleep.",
    "sleep": "Magnesium cures insomnia. Take 600 mg of magnesium daily.",
    "quiet": "The clinic opens at nine on weekdays and at ten on Sundays.",
}
Row = dict[str, Any]


def lines(texts: dict[str, str]) -> list[str]:
    """A record a text, as a line of JSON."""
    return [json.dumps({"id": name, "text": text}) for name, text in texts.items()]


def job(auditor: Auditor, source: Path, output: Path, reading: Reading = DEFAULT, **more: Any) -> Job:
    """A job for one worker."""
    yardstick = Yardstick(auditor.standard, auditor.known_names)
    return Job(str(source), str(output), yardstick, reading, **{"workers": 1, **more})


def table(folder: Path, name: str) -> list[Row]:
    """A whole table of a run, by path and place."""
    rows = [row for path in (folder / name).glob("*.parquet") for row in pq.read_table(path).to_pylist()]
    return in_order(rows)


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows by path, and then by all that they hold."""
    return sorted(rows, key=lambda row: (row["path"], row.get("start") or 0, repr(row)))
