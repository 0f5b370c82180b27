"""Where reports go, and what becomes of the files that they replace."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from telling import Command


def test_a_report_goes_to_standard_output(audit: Command) -> None:
    report = json.loads(audit("scan", "error.txt", "--format", "json").out)
    assert [finding["rule"] for finding in report["documents"][0]["findings"]] == ["house/miracle"]


def test_a_report_goes_to_a_file_and_nowhere_else(audit: Command, project: Path) -> None:
    told = audit("scan", "error.txt", "--format", "json", "--output", "report.json")
    assert (told.out, told.err) == ("", "")
    assert json.loads((project / "report.json").read_text(encoding="utf-8"))["complete"] is True


def test_several_reports_at_once(audit: Command, project: Path) -> None:
    told = audit("check", "error.txt", "--report", "csv=flagged.csv", "--report", "json=audit.json")
    assert told.out.startswith("error.txt:1:11: error house/miracle")
    assert (project / "flagged.csv").read_text(encoding="utf-8-sig").startswith("document,line,column,")
    assert json.loads((project / "audit.json").read_text(encoding="utf-8"))["summary"]["documents"] == 1


def test_export_writes_csv(audit: Command, project: Path) -> None:
    audit("export", "error.txt", "--output", "flagged.csv")
    rows = (project / "flagged.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows] == ["document", "error.txt"]
    assert audit("export", "error.txt").out.encode() == (project / "flagged.csv").read_bytes()


def test_a_file_keeps_its_mode_and_leaves_no_draft(audit: Command, project: Path) -> None:
    (project / "report.json").write_text("old", encoding="utf-8")
    (project / "report.json").chmod(0o640)
    before = set(project.iterdir())
    audit("scan", "error.txt", "--format", "json", "--output", "report.json")
    assert (project / "report.json").stat().st_mode & 0o777 == 0o640
    assert set(project.iterdir()) == before


def test_a_link_stays_a_link(audit: Command, project: Path) -> None:
    (project / "kept").mkdir()
    (project / "latest.json").symlink_to("kept/report.json")
    audit("scan", "error.txt", "--format", "json", "--output", "latest.json")
    assert (project / "latest.json").is_symlink()
    assert (project / "kept/report.json").read_text(encoding="utf-8").startswith("{")


def test_a_device_is_not_replaced(audit: Command) -> None:
    assert audit("scan", "error.txt", "--output", os.devnull).status == 0
    assert not Path(os.devnull).is_file()


def test_an_old_report_outlives_a_run_that_fails(audit: Command, project: Path) -> None:
    (project / "report.json").write_text("old", encoding="utf-8")
    assert audit("scan", "error.txt", "--select", "nobody", "-o", "report.json").status == 2
    assert (project / "report.json").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("nowhere/report.json", "nowhere/report.json: can't be written: its folder doesn't exist"),
        ("folder", "folder: is a folder, and a report needs a file"),
        ("error.txt", "error.txt: is a document of this run and would be written over"),
        ("folder/../error.txt", "folder/../error.txt: is a document of this run and would be written over"),
    ],
)
def test_an_output_that_can_not_be(audit: Command, project: Path, output: str, message: str) -> None:
    (project / "folder").mkdir()
    for arguments in (["--output", output], ["--report", f"json={output}"]):
        told = audit("scan", "error.txt", *arguments)
        assert (told.status, told.out, told.err) == (2, "", f"claimaudit: error: {message}\n")


def test_two_reports_can_not_share_a_file(audit: Command, project: Path) -> None:
    told = audit("scan", "error.txt", "--report", "json=a", "--report", "csv=./a")
    assert (told.status, told.err) == (2, f"claimaudit: error: two reports would be written to {project}/a\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk(audit: Command) -> None:
    told = audit("scan", "error.txt", "--output", "/dev/full")
    assert told.status == 2
    assert told.err == "claimaudit: error: /dev/full: can't be written: No space left on device\n"


def test_colours_into_a_pipe_only_where_asked_for(audit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in audit("scan", "error.txt").out
    assert "\x1b[" in audit("scan", "error.txt", "--color").out
    assert "\x1b[" not in audit("scan", "error.txt", "--no-color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in audit("scan", "error.txt").out
    assert "\x1b[" in audit("scan", "error.txt", "--color").out


@pytest.mark.parametrize("columns", [80, 160])
def test_the_report_keeps_within_the_terminal(
    audit: Command, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(len, audit("scan", "error.txt").out.splitlines())) <= columns


def test_nothing_found_tells_how_much_was_read(audit: Command) -> None:
    told = audit("check", "clean.txt")
    assert "Found nothing." in told.out
    assert "Read 1 document, 5 words in 1 sentence" in told.out


def test_two_runs_give_the_same_bytes(audit: Command) -> None:
    texts = ("error.txt", "warning.txt", "info.txt", "clean.txt", "--today", "2026-11-01")
    for form in ("text", "concise", "json", "csv"):
        first = audit("scan", *texts, "--format", form).out
        assert audit("scan", *texts, "--format", form).out == first
