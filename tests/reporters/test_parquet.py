"""The table for analysis: typed, joinable, whole."""

from __future__ import annotations

import io
from typing import Any

import pyarrow.parquet as pq
import pytest
from report_sample import empty, report
from reports import HOSTILE, about, bytes_of

from claimaudit.model import Report
from claimaudit.reporters.parquet import COLUMNS
from claimaudit.reporters.visible import harmless


def records(of: Report | None = None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(bytes_of("parquet", of=of))).to_pylist()
    return rows


def told(row: dict[str, Any]) -> dict[str, Any]:
    """What a row says, without its nulls."""
    return {name: value for name, value in row.items() if value is not None}


def test_each_document_with_its_claims_then_the_findings_then_what_was_not_read() -> None:
    assert [row["record"] for row in records()] == [
        *["document"] * 2, *["claim"] * 3, "document", *["claim"] * 4, *["finding"] * 6,
        "skipped", "unreadable",
    ]  # fmt: skip


def test_a_claim_is_typed() -> None:
    row = told(records()[9])
    assert row["record"] == "claim"
    assert row | {"agents": None} == {
        "record": "claim",
        "path": "shop/calm-nerves.md",
        "document_key": "shop/calm-nerves.md",
        "line": 6,
        "column": 29,
        "start": 198,
        "end": 224,
        "text": "2,000 IU to 5,000 IU daily",
        "sentence": "2,000 IU to 5,000 IU daily",
        "claim_id": "c4dose",
        "claim_key": "k4dose",
        "kind": "dosage",
        "section": ["NAD+ and Multiple Sclerosis"],
        "block": "table_cell",
        "row": "Vitamin D",
        "column_head": "Dosage",
        "agents": None,
        "cue": "2,000 IU to 5,000 IU daily",
        "targets": [],
        "polarity": "positive",
        "certainty": "asserted",
        "certainty_score": 0.8,
        "hedges": [],
        "boosters": [],
        "support": "none",
        "references": [],
        "dose_low": 2000.0,
        "dose_high": 5000.0,
        "dose_unit": "[iU]",
        "dose_frequency": "1/day",
        "dose_role": "advised",
    }
    assert row["agents"] == [
        {
            "text": "Vitamin D",
            "canonical": "vitamin d",
            "type": "supplement",
            "status": None,
            "resolved_from": None,
        }
    ]


def test_findings_join_on_their_claims() -> None:
    rows = records()
    claims = {row["claim_id"]: row["kind"] for row in rows if row["record"] == "claim"}
    joined = [(row["rule"], claims.get(row["claim_id"])) for row in rows if row["record"] == "finding"]
    assert joined == [
        ("document/no-references", None),
        ("attribution/studies-show", "outcome"),
        ("overclaim/disease-modifying", "outcome"),
        ("hedging/stacked", "outcome"),
        ("dosage/exceeds-limit", "dosage"),
        ("consistency/dose-conflict", "dosage"),
    ]


def test_what_was_not_read_has_its_reason() -> None:
    assert [told(row) for row in records()[-2:]] == [
        {"record": "skipped", "path": "logo.png", "message": "not a kind of text that is read"},
        {"record": "unreadable", "path": "old/notes.txt", "message": "is not text: byte 0x00 at offset 12"},
    ]


def test_the_file_says_what_made_it() -> None:
    metadata = pq.read_schema(io.BytesIO(bytes_of("parquet"))).metadata
    assert metadata[b"claimaudit.profile"] == b"editorial"
    assert metadata[b"claimaudit.complete"] == b"true"


def test_with_nothing_read_the_columns_stand_alone() -> None:
    table = pq.read_table(io.BytesIO(bytes_of("parquet", of=empty())))
    assert (table.num_rows, table.column_names) == (0, list(COLUMNS))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_kept_as_far_as_it_is_harmless(text: str) -> None:
    (finding,) = [row for row in records(about(text)) if row["record"] == "finding"]
    assert finding["message"] == harmless(text)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert bytes_of("parquet", of=report()) == bytes_of("parquet", of=report())
