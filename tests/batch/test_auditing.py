"""Rows in, rows out: the work on a part, without an engine."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest
from corpora import TEXTS, Row, lines

from claimaudit.audit import Auditor
from claimaudit.audit.extraction import extract
from claimaudit.audit.texts import document_of
from claimaudit.batch.auditing import PartAuditor
from claimaudit.batch.candidates import candidate_of, candidate_record
from claimaudit.batch.job import Progress, Yardstick
from claimaudit.batch.tables import RESULT, ROW, tables
from claimaudit.errors import UserError
from claimaudit.formats import DEFAULT, Reading
from claimaudit.formats.records import RowReader
from claimaudit.rules.joining import Candidate


@pytest.fixture(scope="module")
def part(auditor: Auditor) -> PartAuditor:
    """At work on lines of JSON with the fields `id` and `text`."""
    reader = RowReader.of("corpus.jsonl", lines(TEXTS), DEFAULT)
    return PartAuditor(reader, Yardstick(auditor.standard, auditor.known_names))


def audited(part: PartAuditor, content: object) -> pa.RecordBatch:
    rows = pa.array(content)
    names = [f"r{number}" for number in range(len(rows))]
    return part.audit_batch(pa.RecordBatch.from_arrays([pa.array(names), rows], [ROW, "content"]))


def test_a_row_gives_a_document_with_its_claims_and_findings(auditor: Auditor, part: PartAuditor) -> None:
    (result,) = audited(part, lines({"sleep": TEXTS["sleep"]})).to_pylist()
    audit = auditor.audit_text(TEXTS["sleep"])
    assert result["source_row"] == "r0"
    assert result["document"]["path"] == "corpus.jsonl#sleep"
    assert result["document"]["words"] == 9
    assert [claim["text"] for claim in result["claims"]] == [claim.text for claim in audit.claims]
    assert [each["rule"] for each in result["findings"]] == [each.rule for each in audit.findings]
    assert result["set_aside"] is None


@pytest.mark.parametrize(
    ("content", "aside"),
    [
        ("{broken", ("corpus.jsonl#r1", "unreadable", "not valid JSON: Expecting property name enclosed in "
                     "double quotes (line 1, column 2)")),
        ("", ("corpus.jsonl#r1", "unreadable", "an empty line")),
        ("[1, 2]", ("corpus.jsonl#r1", "unreadable", "neither an object nor a text")),
        ('{"id": "x", "text": " "}', ("corpus.jsonl#x", "skipped", "a record without text")),
        ('{"id": "x"}', ("corpus.jsonl#x", "skipped", "a record without text")),
        ('{"id": "x", "text": 3}', ("corpus.jsonl#x", "unreadable", "the field “text” holds no text")),
        ('{"text": " "}', ("corpus.jsonl#r1", "skipped", "a record without text")),
    ],
)  # fmt: skip
def test_what_is_no_document_is_set_aside_and_the_others_go_on(
    part: PartAuditor, content: str, aside: tuple[str, str, str]
) -> None:
    results = audited(part, [*lines({"quiet": TEXTS["quiet"]}), content])
    found = tables(results)
    assert [row["path"] for row in found["documents"].to_pylist()] == ["corpus.jsonl#quiet"]
    (row,) = found["set_aside"].to_pylist()
    assert (row["source_row"], (row["path"], row["kind"], row["reason"])) == ("r1", aside)


def test_a_document_that_meets_a_bug_is_set_aside_with_its_trace(
    part: PartAuditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("stumbled")

    monkeypatch.setattr("claimaudit.audit.bench.Bench.audit", stumble)
    (result,) = audited(part, lines({"quiet": TEXTS["quiet"]})).to_pylist()
    assert result["set_aside"]["kind"] == "unreadable"
    assert result["set_aside"]["reason"].startswith("a bug: Traceback")
    assert result["set_aside"]["reason"].endswith("ZeroDivisionError: stumbled\n")


def test_rows_may_be_objects_with_fields_in_fields(auditor: Auditor) -> None:
    content = [{"n": 7, "page": {"body": "<p>Garlic cures flu.</p>"}}, {"n": None, "page": None}]
    reader = RowReader.of("pages", content, Reading(("page.body",), "n"))
    part = PartAuditor(reader, Yardstick(auditor.standard, auditor.known_names))
    first, second = audited(part, content).to_pylist()
    assert [claim["sentence"] for claim in first["claims"]] == ["Garlic cures flu."]
    assert first["document"]["path"] == "pages#7"
    assert second["set_aside"]["path"] == "pages#r1"


def test_tables_have_their_columns_even_without_rows() -> None:
    found = tables(pa.RecordBatch.from_pylist([], schema=RESULT))
    assert {name: len(each) for name, each in found.items()} == dict.fromkeys(found, 0)
    assert found["claims"].column_names[:3] == ["path", "document_key", "line"]


@pytest.mark.parametrize(
    ("reading", "told"),
    [
        (Reading(text_field=("txt",)), "corpus.jsonl: has no field “txt”; did you mean “text”?"),
        (Reading(id_field="number"), "corpus.jsonl: has no field “number”; its fields are: id, text"),
    ],
)
def test_a_field_that_is_missing_is_an_error(reading: Reading, told: str) -> None:
    with pytest.raises(UserError) as raised:
        RowReader.of("corpus.jsonl", lines(TEXTS), reading)
    assert str(raised.value) == told


def candidates(auditor: Auditor, text: str) -> list[Candidate]:
    bench = auditor.bench
    return list(bench.judge(extract(bench.nlp, document_of(text, "a.md"))).candidates)


def test_candidates_come_back_as_they_went(auditor: Auditor) -> None:
    found = candidates(auditor, TEXTS["sleep"])
    assert "consistency/dose-conflict-across" in {each.rule for each in found}
    assert [candidate_of(candidate_record(each, tuple)) for each in found] == [(each, None) for each in found]


def test_what_writers_ignore_is_known_of_candidates(part: PartAuditor) -> None:
    text = '<!-- claimaudit: ignore consistency reason="we know" -->\n\nTake **600 mg** of magnesium daily.'
    (result,) = audited(part, lines({"a": text})).to_pylist()
    said = [json.loads(each["suppressed"])["reason"] for each in result["candidates"]]
    assert said == ["we know"] * len(said) != []


@pytest.mark.parametrize(
    ("result", "progress"),
    [
        ({"set_aside": None, "document": {"words": 5, "claims": 2, "findings": 1}}, Progress(1, 5, 2, 1)),
        ({"set_aside": {"kind": "skipped"}}, Progress(skipped=1)),
        ({"set_aside": {"kind": "unreadable"}}, Progress(failed=1)),
        ({"set_aside": {"kind": "fatal"}}, Progress(failed=1)),
    ],
)
def test_progress_of_a_row(result: Row, progress: Progress) -> None:
    assert Progress.of(result) == progress


def test_progress_adds_up() -> None:
    assert Progress(1, 5, 2, 1) + Progress(2, 5, failed=1) == Progress(3, 10, 2, 1, failed=1)
