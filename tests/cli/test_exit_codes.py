"""Exit codes: the same for every format and output, and never a count."""

from __future__ import annotations

from pathlib import Path

import pytest
from telling import Command

TEXTS = ("error.txt", "warning.txt", "info.txt", "clean.txt")


@pytest.mark.parametrize("text", TEXTS)
def test_scan_exits_with_0_whatever_it_finds(audit: Command, text: str) -> None:
    assert audit("scan", text).status == 0


@pytest.mark.parametrize(
    ("bar", "statuses"),
    [
        (["--fail-on", "error"], [1, 0, 0, 0]),
        (["--fail-on", "warning"], [1, 1, 0, 0]),
        (["--fail-on", "info"], [1, 1, 1, 0]),
        (["--fail-on", "never"], [0, 0, 0, 0]),
    ],
)
@pytest.mark.parametrize("command", ["scan", "check"])
def test_the_bar(audit: Command, command: str, bar: list[str], statuses: list[int]) -> None:
    assert [audit(command, text, *bar).status for text in TEXTS] == statuses


def test_check_fails_on_errors_where_nothing_else_is_said(audit: Command) -> None:
    assert [audit("check", text).status for text in TEXTS] == [1, 0, 0, 0]


def test_export_delivers_and_does_not_judge(audit: Command) -> None:
    assert audit("export", "error.txt").status == 0


@pytest.mark.parametrize("form", ["text", "concise", "json", "csv"])
def test_neither_format_nor_output_changes_the_code(audit: Command, form: str) -> None:
    assert audit("check", "error.txt", "--format", form).status == 1
    assert audit("check", "error.txt", "--format", form, "--output", "out").status == 1
    assert audit("check", "error.txt", "--report", f"{form}=out", "-q").status == 1
    assert audit("check", "clean.txt", "--format", form, "--output", "out").status == 0


def test_many_findings_are_still_1(audit: Command, project: Path) -> None:
    (project / "many.txt").write_text("This is a miracle. " * 300, encoding="utf-8")
    assert audit("check", "many.txt").status == 1


def test_an_error_goes_before_a_finding(audit: Command) -> None:
    told = audit("check", "error.txt", "missing.txt")
    assert told.status == 2
    assert "error.txt:1:11: error house/miracle “miracle” was said." in told.out
    assert told.err == "claimaudit: error: missing.txt: no such file or folder\n"


def test_what_is_hidden_still_fails_and_is_told(audit: Command) -> None:
    told = audit("check", "warning.txt", "--fail-on", "warning", "--min-severity", "error")
    assert told.status == 1
    assert "Found nothing." in told.out
    assert told.err == "claimaudit: findings at or above the bar, hidden by the least severity: 1\n"


def test_what_is_not_selected_does_not_fail(audit: Command) -> None:
    assert audit("check", "error.txt", "--ignore", "house/miracle").status == 0
    assert audit("check", "error.txt", "--select", "house/ancient").status == 0
    assert audit("check", "error.txt", "--kind", "dosage").status == 0


def test_a_bug_of_ours_shows_its_traceback(claimaudit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(_options: object) -> int:
        raise ZeroDivisionError("so it goes")

    monkeypatch.setattr("claimaudit.cli.schema._schema", break_down)
    told = claimaudit("schema", "report")
    assert told.status == 3
    assert "ZeroDivisionError: so it goes" in told.err
    assert told.err.endswith(
        "claimaudit: this is a bug in claimaudit; please report it with the lines above\n"
    )


def test_nothing_to_read_is_no_error_where_it_is_allowed(audit: Command, project: Path) -> None:
    (project / "pictures").mkdir()
    told = audit("check", "pictures", "--allow-empty")
    assert (told.status, told.err) == (0, "claimaudit: nothing to read\n")
    assert audit("check", "nowhere", "--allow-empty").status == 2
