"""JSONL: the JSON report, record by record."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from report_sample import empty, report
from reports import HOSTILE, about, written

from claimaudit.model import Report
from claimaudit.reporters.json import to_dict


def records(of: Report | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("jsonl", of=of).split("\n")[:-1]]


def put_together(records: list[dict[str, Any]]) -> dict[str, Any]:
    """The JSON report that the records were made from."""
    of: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        of.setdefault(record.pop("record"), []).append(record)
    (run,), (summary,) = of["run"], of["summary"]
    documents = [
        document | {"claims": [], "findings": [], "limit_checks": []} for document in of.get("document", [])
    ]
    by_path = {document["path"]: document for document in documents}
    for sort in ("claim", "limit_check"):
        for record in of.get(sort, []):
            by_path[record.pop("path")][f"{sort}s"].append(record)
    corpus = []
    for finding in of.get("finding", []):
        # The sample has its one finding across documents in the end.
        if finding["rule"] == "consistency/dose-conflict":
            corpus.append(finding)
        else:
            by_path[finding["path"]]["findings"].append(finding | {"path": None})
    complete = summary.pop("complete")
    return run | {
        "rules": {rule.pop("id"): rule for rule in of.get("rule", [])},
        "documents": documents,
        "skipped": of.get("skipped", []),
        "unreadable": of.get("unreadable", []),
        "corpus_findings": corpus,
        "summary": summary,
        "complete": complete,
    }


@pytest.mark.parametrize("of", [report(), empty()], ids=["sample", "empty"])
def test_the_records_hold_all_of_the_report(of: Report) -> None:
    assert put_together(records(of)) == to_dict(of)


def test_how_many_there_are_of_each() -> None:
    assert Counter(record["record"] for record in records()) == {
        "run": 1, "rule": 6, "document": 3, "claim": 7, "finding": 6,
        "limit_check": 1, "skipped": 1, "unreadable": 1, "summary": 1,
    }  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_on_its_line_and_comes_back(text: str) -> None:
    written("jsonl", of=about(text)).encode("utf-8")
    (finding,) = [record for record in records(about(text)) if record["record"] == "finding"]
    assert finding["message"] == text
