"""`claimaudit batch` with a real engine, and what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from corpora import TEXTS, Row, in_order, job, lines, table

from claimaudit.audit import Auditor
from claimaudit.batch.attempt import attempt
from claimaudit.batch.job import Progress
from claimaudit.cli import main
from claimaudit.cli.throughput import told
from claimaudit.errors import UserError
from claimaudit.formats import Reading

SEEDS = Path(__file__).parents[2] / "seeds"
needs_engine = pytest.mark.skipif(find_spec("daft") is None, reason="the extra `scale` isn't installed")
SAME = ("--isolated", "--today", "2026-11-01")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def scanned(corpus: str) -> list[Row]:
    """All rows that `scan` gives of an export."""
    main(["scan", corpus, *SAME, "--format", "parquet", "-o", "scan.parquet"])
    rows: list[Row] = pq.read_table("scan.parquet").to_pylist()
    return rows


def of(rows: list[Row], record: str, like: list[Row]) -> list[Row]:
    """Rows of a record, with the columns that the others have."""
    return in_order([{name: row[name] for name in like[0]} for row in rows if row["record"] == record])


@needs_engine
@pytest.mark.slow
def test_a_corpus_gives_what_scan_gives_and_is_gone_on_with(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SEEDS.iterdir())}
    Path("corpus.jsonl").write_text("\n".join([*lines(texts | TEXTS), "{broken", ""]), encoding="utf-8")
    batch = ["batch", "corpus.jsonl", "out", *SAME, "--part", "1", "--jobs", "1"]
    assert main(batch) == 2
    assert "documents that were not audited: 1" in capsys.readouterr().err
    scan = scanned("corpus.jsonl")
    claims, findings = table(project / "out", "claims"), table(project / "out", "findings")
    across = table(project / "out", "corpus_findings")
    assert claims == of(scan, "claim", claims)
    assert in_order([*findings, *across]) == of(scan, "finding", findings)
    assert [row["kind"] for row in table(project / "out", "set_aside")] == ["unreadable"]

    files = sorted((project / "out" / "documents").iterdir())
    lost = next(file for file in files if "corpus.jsonl#sleep" in pq.read_table(file)["path"].to_pylist())
    lost.unlink()  # as if the run had been broken off before its end
    before = {file.name: file.stat().st_mtime_ns for file in files if file != lost}
    assert main(batch) == 2
    after = {file.name: file.stat().st_mtime_ns for file in (project / "out" / "documents").iterdir()}
    assert {name: after.get(name) for name in before} == before
    assert len(after) == len(before) + 1
    assert table(project / "out", "claims") == claims
    assert table(project / "out", "findings") == findings
    assert table(project / "out", "corpus_findings") == across


@needs_engine
@pytest.mark.slow
def test_every_form_of_a_corpus_gives_its_rows(project: Path) -> None:
    rows = [{"id": "007", "text": "One; two,\nthree."}, {"id": "8", "text": "“Four”"}]
    (project / "parquet").mkdir()
    for number, row in enumerate(rows):
        pq.write_table(pa.Table.from_pylist([row]), project / "parquet" / f"{number}.parquet")
    (project / "a.csv").write_text('id;text\n007;"One; two,\nthree."\n8;“Four”\n', encoding="utf-8")
    (project / "a.tsv").write_text('id\ttext\n007\t"One; two,\nthree."\n8\t“Four”\n', encoding="utf-8")
    (project / "a.jsonl").write_text("\n\n".join(map(json.dumps, rows)), encoding="utf-8")
    code = (
        "import json, os, sys; from claimaudit.batch.engine import _corpus\n"
        "for source in sys.argv[1:]: print(json.dumps(_corpus(source).to_pydict()))\n"
        "sys.stdout.flush(); os._exit(0)"  # the engine's threads don't survive the farewells of Python
    )
    sources = ["parquet", "parquet/*.parquet", "a.csv", "a.tsv", "a.jsonl"]
    done = subprocess.run([sys.executable, "-c", code, *sources], capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [sorted(each["content"], key=repr) for each in found[:-1]] == [rows] * 4
    assert [json.loads(line) for line in found[-1]["content"]] == rows
    assert len({frozenset(each["source_row"]) for each in found[:-1]}) == 1
    assert all(len(set(each["source_row"])) == 2 for each in found)


@needs_engine
@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "content", "reading", "message"),
    [
        ("bad.parquet", "no Parquet at all", Reading(), "bad.parquet: can't be read: "),
        ("empty.jsonl", "", Reading(), "empty.jsonl: holds no rows"),
        ("a.jsonl", '{"id": 1, "text": "x"}', Reading(("body",)), "a.jsonl: has no field “body”"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error(
    auditor: Auditor, project: Path, name: str, content: str, reading: Reading, message: str
) -> None:
    (project / name).write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as raised:
        list(attempt(job(auditor, Path(name), project / "out", reading)))
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("missing", "more", "message"),
    [
        ("daft", (), "batch needs an engine that isn't installed\n  pip install 'claimaudit[scale]'"),
        ("ray", ("--engine-address", "ray://host:1"),
         "a cluster needs a library that isn't installed\n  pip install 'daft[ray]'"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    missing: str,
    more: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.setattr("claimaudit.cli.batch.find_spec", lambda name: None if name == missing else name)
    assert main(["batch", "corpus.jsonl", "out", *more]) == 2
    assert capsys.readouterr().err == f"claimaudit: error: {message}\n"


def test_a_corpus_that_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", "corpus.jsonl", "out"]) == 2
    assert capsys.readouterr().err == "claimaudit: error: corpus.jsonl: no such file or folder\n"


def test_a_folder_with_other_things_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "out").mkdir()
    (project / "out" / "thesis.txt").write_text("mine")
    (project / "corpus.jsonl").touch()
    assert main(["batch", "corpus.jsonl", "out"]) == 2
    assert "out: holds other things, and a corpus needs a folder of its own" in capsys.readouterr().err


def test_a_run_is_not_gone_on_with_by_another_yardstick(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "out").mkdir()
    (project / "corpus.jsonl").touch()
    (project / "out" / "run.json").write_text('{"corpus": "other.jsonl", "today": "2026-10-01"}')
    assert main(["batch", "corpus.jsonl", "out", "--isolated"]) == 2
    told_of = capsys.readouterr().err
    assert "out: holds a run that was begun otherwise: corpus, version, " in told_of
    assert "today" not in told_of


@pytest.mark.parametrize(
    ("done", "seconds", "line"),
    [
        (Progress(), 0.0, "0 documents, 0 claims, 0 findings; 0 words a second"),
        (Progress(1200, 90_000, 4000, 300), 30.0,
         "1,200 documents, 4,000 claims, 300 findings; 3,000 words a second"),
        (Progress(3, 30, 1, 0, 5, 2), 1.0,
         "3 documents, 2 set aside, 1 claims, 0 findings; 30 words a second"),
    ],
)  # fmt: skip
def test_throughput_is_told(done: Progress, seconds: float, line: str) -> None:
    assert told(done, seconds) == line
