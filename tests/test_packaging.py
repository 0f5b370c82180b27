"""The wheel: it holds all that the program needs, and works where nothing else is installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    # Nothing of ours may be found through the environment.
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    return subprocess.run(
        command,
        cwd=cwd,
        env=clean,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", place, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (path,) = place.glob("claimaudit-*.whl")
    return path


def test_the_wheel_holds_the_rules_and_what_lies_beside_the_code(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    rules = {path.relative_to(ROOT / "rules") for path in (ROOT / "rules").rglob("*") if path.is_file()}
    assert {f"claimaudit/packs/{path.as_posix()}" for path in rules} <= held
    code = {path.relative_to(ROOT / "src") for path in (ROOT / "src/claimaudit").rglob("*") if path.is_file()}
    assert {path.as_posix() for path in code if "__pycache__" not in path.parts} <= held


@pytest.mark.slow
def test_it_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "venv", cwd=tmp_path)
    installed = run("venv/bin/python", "-m", "pip", "install", "-q", "--no-compile", wheel, cwd=tmp_path)
    if installed.returncode and "CI" not in os.environ:
        pytest.skip(f"the packages can't be installed here: {installed.stderr.strip().splitlines()[-1]}")
    assert installed.returncode == 0, installed.stderr
    (tmp_path / "text.txt").write_text("Take 500 mg of magnesium daily.", encoding="utf-8")
    told = run("venv/bin/claimaudit", "scan", "text.txt", "--format", "json", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    (document,) = json.loads(told.stdout)["documents"]
    assert [(claim["kind"], claim["dose"]["text"]) for claim in document["claims"]] == [("dosage", "500 mg")]
    where = run("venv/bin/python", "-c", "import claimaudit; print(claimaudit.__file__)", cwd=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(tmp_path)
