"""The program as a process: pipes that close, Ctrl-C, encodings, completion."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

COMMAND = (sys.executable, "-m", "claimaudit")
RULES = ("--rules", "house.yml", "--no-default-rules", "--isolated")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        (*COMMAND, *arguments), capture_output=True, env=os.environ | environment, check=False, timeout=120
    )


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("schema", "report"), ("scan", "error.txt", "--format", "json", *RULES)],
    ids=" ".join,
)
def test_a_closed_pipe_is_no_error_and_makes_no_noise(arguments: tuple[str, ...]) -> None:
    process = subprocess.run(
        (*COMMAND, *arguments), stdout=closed_pipe(), stderr=subprocess.PIPE, check=False, timeout=120
    )
    assert (process.returncode, process.stderr) == (141, b"")


def test_files_are_written_before_a_pipe_is_found_closed(project: Path) -> None:
    arguments = ("scan", "error.txt", "--report", "json=report.json", *RULES)
    process = subprocess.run((*COMMAND, *arguments), stdout=closed_pipe(), check=False, timeout=120)
    assert process.returncode == 141
    assert json.loads((project / "report.json").read_text(encoding="utf-8"))["complete"] is True


def test_ctrl_c_reports_what_is_finished(project: Path) -> None:
    (project / "articles").mkdir()
    for number in range(5):
        (project / f"articles/{number}.txt").write_text("This is a miracle.", encoding="utf-8")
    arguments = ("scan", "articles", "-", "--format", "json", "--output", "report.json", *RULES)
    process = subprocess.Popen(
        (*COMMAND, *arguments),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Whoever runs the tests in the background has Ctrl-C ignored, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdin
    # More than a pipe holds: once it is written, the program is reading the last text, which never ends.
    process.stdin.write(b"This is a miracle. " * 10_000)
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=120)[1].decode()
    report = json.loads((project / "report.json").read_text(encoding="utf-8"))
    assert process.returncode == 130
    assert told == "claimaudit: interrupted; documents finished and reported: 5\n"
    assert (report["complete"], len(report["documents"])) == (False, 5)


@pytest.mark.usefixtures("project")
def test_what_goes_into_a_pipe_is_utf_8_whatever_the_locale() -> None:
    told = run("check", "error.txt", *RULES, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert told.returncode == 1
    assert "error house/miracle “miracle” was said." in told.stdout.decode("utf-8")


def test_completion_is_answered() -> None:
    told = run(_CLAIMAUDIT_COMPLETE="complete_bash", COMP_WORDS="claimaudit sc", COMP_CWORD="1")
    assert told.stdout.decode().split() == ["scan", "schema"]
    assert b"_claimaudit_completion()" in run(_CLAIMAUDIT_COMPLETE="source_bash").stdout


def closed_pipe() -> int:
    """A pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing
