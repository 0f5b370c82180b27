"""A project in a real git repository, with the rules of `house` and the command line."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from house import PACK

from claimaudit.cli import main

CONFIG = 'rules = ["house.yml"]\ndefault-rules = false\nignore = ["house/long-page", "house/drift"]\n'


@dataclass(frozen=True)
class Told:
    """What a command said, and its exit code."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A folder under git."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def git(self, *arguments: str) -> str:
        """Run git in it."""
        identity = {
            f"GIT_{who}_{what}": "a@b.example"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment = clean | identity | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        command = ["git", "-C", str(self.folder), "-c", "protocol.file.allow=always", *arguments]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    def write(self, **texts: str) -> None:
        """Write `name.md` for each; "__" in a name stands for a slash."""
        for name, text in texts.items():
            path = self.folder / f"{name.replace('__', '/')}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self, **texts: str) -> None:
        """Write and commit."""
        self.write(**texts)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A change")

    def run(self, *arguments: str) -> Told:
        """The command line, in it."""
        self.capsys.readouterr()
        status = main(arguments)
        return Told(status, *self.capsys.readouterr())

    def states(self, *arguments: str) -> list[tuple[str, int, str, str | None]]:
        """What a scan finds: document, line, rule and state, in order."""
        report = self.report(*arguments)
        return [
            (
                document["path"],
                finding["span"]["line"],
                finding["rule"],
                (finding["baseline"] or {}).get("state"),
            )
            for document in report["documents"]
            for finding in document["findings"]
        ]

    def report(self, *arguments: str) -> dict[str, Any]:
        """The JSON report of a scan."""
        told = self.run("scan", *arguments, "--format", "json")
        assert told.status == 0, told.err
        report: dict[str, Any] = json.loads(told.out)
        return report


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Project:
    """The working directory, with the rules committed on the branch `main`."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path))
    (folder / "house.yml").write_text(PACK, encoding="utf-8")
    (folder / "claimaudit.toml").write_text(CONFIG, encoding="utf-8")
    made = Project(folder, capsys)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit()
    return made
