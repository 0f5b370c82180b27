"""The page on writing rules, taken at its word."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from claimaudit.cli import main
from claimaudit.configfile import read_config
from claimaudit.rules.installed import GROUP
from claimaudit.rules.load import load_book

PAGE = (Path(__file__).parents[2] / "docs" / "writing-rules.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


FIRST, MENDED, SOURCED = blocks("yaml")
NOTES, READ, FAILED, HELD = blocks("text")
SETTINGS, DISTRIBUTION = blocks("toml")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_can_be_parsed() -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    commands = [shlex.split(line.split(" > ")[0])[1:] for line in lines if line.startswith("claimaudit")]
    assert len(commands) == 7
    assert [main([*command, "--help"]) for command in commands] == [0] * len(commands)


def test_it_begins_with_a_pack_that_names_the_schema(desk: Path) -> None:
    assert main(["rules", "new", "house/sleep-how-much"]) == 0
    assert (desk / "house.yml").read_text(encoding="utf-8").splitlines()[0] == FIRST.splitlines()[0]


def test_the_sentences_are_read_as_it_says(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "notes.txt").write_text(NOTES, encoding="utf-8")
    assert (
        main(["scan", "notes.txt", "--all", "--isolated", "--select", "house", "--rules", str(_pack(desk))])
        == 0
    )
    told = capsys.readouterr().out
    assert [line in told for line in READ.splitlines()] == [True, True]


def test_the_first_try_fails_as_it_says(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "house.yml").write_text(FIRST, encoding="utf-8")
    assert main(["rules", "test", "house.yml"]) == 1
    assert capsys.readouterr().out == FAILED


def test_the_second_holds_and_so_does_one_with_a_source_of_its_own(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "house.yml").write_text(MENDED, encoding="utf-8")
    (desk / "desk.yml").write_text(SOURCED, encoding="utf-8")
    assert HELD == "1 rule holds\n"
    assert main(["rules", "test", "."]) == 0
    assert capsys.readouterr().out == "2 rules hold\n"


def test_the_settings_are_read(desk: Path) -> None:
    (desk / "claimaudit.toml").write_text(SETTINGS, encoding="utf-8")
    partial = read_config(desk / "claimaudit.toml")
    assert partial
    assert partial.values["rules"] == (desk / "house.yml",)
    assert [each.values.values for each in partial.overrides] == [{"ignore": ("house",)}]
    names = load_book([_pack(desk)]).names()
    assert {"house", *dict(partial.values["severity"])} - set(names) == set()


def test_the_group_of_entry_points_is_ours() -> None:
    assert list(tomllib.loads(DISTRIBUTION)["project"]["entry-points"]) == [GROUP]


def _pack(desk: Path) -> Path:
    (desk / "house.yml").write_text(MENDED, encoding="utf-8")
    return desk / "house.yml"
