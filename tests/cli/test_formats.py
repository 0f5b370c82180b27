"""The formats by name: several at once, those that need a file, those that need an extra."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from junitparser import JUnitXml
from openpyxl import load_workbook
from telling import Command

from claimaudit.reporters import BINARY_REPORTERS, FORMATS, REPORTERS

TODAY = ("--today", "2026-11-01")


def test_all_formats_at_once_are_of_one_audit(audit: Command, project: Path) -> None:
    reports = [argument for name in FORMATS for argument in ("--report", f"{name}=out.{name}")]
    told = audit("scan", "error.txt", "warning.txt", *reports)
    assert (told.status, told.err) == (0, "")
    rules = ["house/miracle", "house/ancient"]
    (run,) = json.loads((project / "out.sarif").read_text(encoding="utf-8"))["runs"]
    assert [result["ruleId"] for result in run["results"]] == rules
    quality = json.loads((project / "out.gitlab").read_text(encoding="utf-8"))
    assert [issue["check_name"] for issue in quality] == rules
    suites = JUnitXml.fromstring((project / "out.junit").read_bytes())
    assert [(suite.name, suite.failures) for suite in suites] == [("error.txt", 1), ("warning.txt", 1)]
    annotations = (project / "out.github").read_text(encoding="utf-8").splitlines()[:2]
    assert [line.split(" ")[0] for line in annotations] == ["::error", "::warning"]
    records = map(json.loads, (project / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert [record["rule"] for record in records if record["record"] == "finding"] == rules
    _, *rows = load_workbook(project / "out.xlsx")["Findings"].iter_rows(values_only=True)
    assert [row[3] for row in rows] == rules
    table = pq.read_table(project / "out.parquet", columns=["rule"]).to_pylist()
    assert [row["rule"] for row in table if row["rule"]] == rules
    assert "| Where |" in (project / "out.markdown").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_help_names_every_format(claimaudit: Command, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert name in claimaudit("scan", "--help").out.partition("--format")[2]


@pytest.mark.parametrize("name", REPORTERS)
def test_two_runs_give_the_same_bytes(audit: Command, name: str) -> None:
    first = audit("scan", "error.txt", "clean.txt", *TODAY, "--format", name).out
    assert audit("scan", "error.txt", "clean.txt", *TODAY, "--format", name).out == first != ""


@pytest.mark.parametrize("name", BINARY_REPORTERS)
def test_two_runs_give_the_same_file(audit: Command, project: Path, name: str) -> None:
    for file in ("a", "b"):
        audit("scan", "error.txt", *TODAY, "--format", name, "--output", file)
    assert (project / "a").read_bytes() == (project / "b").read_bytes()


@pytest.mark.parametrize("name", BINARY_REPORTERS)
def test_what_is_no_text_needs_a_file(audit: Command, name: str) -> None:
    told = audit("scan", "error.txt", "--format", name)
    assert (told.status, told.out) == (2, "")
    assert told.err == (
        f"claimaudit: error: {name} is no text and can't go to standard output\n"
        f"  name a file: --output FILE or --report {name}=FILE\n"
    )


@pytest.mark.parametrize(("name", "library"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_a_missing_extra_is_told_before_the_work(
    audit: Command, monkeypatch: pytest.MonkeyPatch, name: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    told = audit("scan", "nowhere.txt", "--report", f"{name}=out")
    assert (told.status, told.out) == (2, "")
    assert told.err == (
        f"claimaudit: error: {name} needs a library that isn't installed\n"
        f"  pip install 'claimaudit[{name}]'\n"
    )


@pytest.mark.parametrize(
    ("name", "hint"),
    [("sariff", 'did you mean "sarif"?'), ("pdf", f"known formats: {', '.join(FORMATS)}")],
)
def test_an_unknown_format(audit: Command, name: str, hint: str) -> None:
    told = audit("scan", "error.txt", "--format", name)
    assert told.err == f'claimaudit: error: unknown format "{name}"\n  {hint}\n'


@pytest.mark.parametrize("name", BINARY_REPORTERS)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk(audit: Command, name: str) -> None:
    told = audit("scan", "error.txt", "--format", name, "--output", "/dev/full")
    assert (told.status, told.err) == (
        2,
        "claimaudit: error: /dev/full: can't be written: No space left on device\n",
    )


def test_export_writes_a_workbook_where_the_file_is_called_so(audit: Command, project: Path) -> None:
    assert audit("export", "error.txt", "--output", "flagged.xlsx").status == 0
    content = io.BytesIO((project / "flagged.xlsx").read_bytes())
    assert load_workbook(content)["Findings"]["D2"].value == "house/miracle"


def test_paths_are_those_of_the_repository(audit: Command, project: Path) -> None:
    subprocess.run(["git", "init", "-q", project.parent], check=True)
    (issue,) = json.loads(audit("scan", "error.txt", "--format", "gitlab").out)
    assert issue["location"]["path"] == "project/error.txt"


def test_only_the_formats_that_are_asked_for_are_loaded(project: Path) -> None:
    code = (
        "import sys; from claimaudit.cli import main; main(['scan', '--help']);"
        "print([name for name in ('rich.table', 'xlsxwriter', 'pyarrow', 'spacy') if name in sys.modules],"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True
    )
    assert not {"xlsxwriter", "pyarrow", "spacy"} & set(
        done.stderr.strip("[]\n").replace("'", "").split(", ")
    )
