"""The pages on ignores, baselines and diff, taken at their word."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from claimaudit.cli import main
from claimaudit.configfile import read_config
from claimaudit.history import Suppression
from claimaudit.suppress import NOTICES
from claimaudit.suppress.directives import Directive, read_directive

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {name: (DOCS / name).read_text(encoding="utf-8") for name in ("ignores-and-baselines.md", "diff.md")}


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGES[page], re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_can_be_parsed(page: str) -> None:
    lines = [line.split("#")[0] for block in blocks(page, "sh") for line in block.splitlines()]
    commands = [shlex.split(line)[1:] for line in lines if line.startswith("claimaudit")]
    assert len(commands) > 5
    assert [main([*command, "--help"]) for command in commands] == [0] * len(commands)


def test_the_comment_is_an_ignore() -> None:
    (comment,) = blocks("ignores-and-baselines.md", "html")
    assert read_directive(comment.strip()) == Directive(
        "ignore",
        ("overclaim/miracle-words",),
        Suppression("inline", "ignore", "quoting the label", "AB", "2027-03-01"),
    )


def test_all_that_can_be_wrong_with_an_ignore_is_told() -> None:
    told = re.findall(r"^\| `(ignores/[a-z-]+)`", PAGES["ignores-and-baselines.md"], re.MULTILINE)
    assert sorted(told) == sorted(info.id for info in NOTICES)


def test_the_overrides_are_read(tmp_path: Path) -> None:
    path = tmp_path / "claimaudit.toml"
    path.write_text(blocks("ignores-and-baselines.md", "toml")[1], encoding="utf-8")
    partial = read_config(path)
    assert partial
    assert [[glob.pattern for glob in each.paths] for each in partial.overrides] == [
        ["drafts/**"],
        ["shop/**"],
    ]
