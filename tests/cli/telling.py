"""A project of its own for each test: three rules, a text for each of them, and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimaudit.cli import main

PACK = """
pack: house
title: House rules
rules:
"""
RULE = """
  - id: house/{name}
    title: The word {name}
    severity: {severity}
    confidence: high
    family: hype
    scope: sentence
    match: {{phrase: {name}}}
    message: "“{{match}}” was said."
    why: We don't say so.
    basis: [{{source: discern}}]
    examples:
      flag: ["A word: [[{name}]]."]
      leave: ["No word."]
"""
TEXTS = {
    "error.txt": "This is a miracle of nature.",
    "warning.txt": "It is an ancient recipe.",
    "info.txt": "The jar is purple inside.",
    "clean.txt": "The jar holds 90 pieces.",
}


@dataclass(frozen=True)
class Told:
    """What a command said, and its exit code."""

    status: int
    out: str
    err: str


Command = Callable[..., Told]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, without a configuration."""
    folder = tmp_path / "project"
    folder.mkdir()
    rules = (("miracle", "error"), ("ancient", "warning"), ("purple", "info"))
    pack = PACK + "".join(RULE.format(name=name, severity=severity) for name, severity in rules)
    (folder / "house.yml").write_text(pack, encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return folder


@pytest.fixture
def claimaudit(project: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command line, in the project."""
    assert Path.cwd() == project

    def run(*arguments: str) -> Told:
        capsys.readouterr()
        status = main(arguments)
        return Told(status, *capsys.readouterr())

    return run


@pytest.fixture
def audit(claimaudit: Command) -> Command:
    """A command that audits, by the rules of the house alone."""

    def run(command: str, *arguments: str) -> Told:
        return claimaudit(command, *arguments, "--rules", "house.yml", "--no-default-rules")

    return run
