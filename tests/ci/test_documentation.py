"""The pages of the documentation, taken at their word."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from action_house import ROOT

from claimaudit.cli import main
from claimaudit.reporters import FORMATS

PAGES = sorted((ROOT / "docs").glob("*.md"))
CI = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
OUTPUTS = (ROOT / "docs/outputs.md").read_text(encoding="utf-8")


def first_cells(page: str, heading: str) -> list[str]:
    """The first column of the first table that has this heading."""
    lines = page[page.index(f"| {heading} |") :].split("\n\n")[0].splitlines()[2:]
    return [name for line in lines for name in re.findall(r"`([\w-]+)`", line.split("|")[1])]


def content(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_every_format_has_its_line() -> None:
    assert sorted(first_cells(OUTPUTS, "format")) == sorted(FORMATS)


def test_every_format_tells_what_does_not_count() -> None:
    second = OUTPUTS.partition("## What counts")[2]
    assert sorted(first_cells(second, "format")) == sorted(FORMATS)


def test_every_input_of_the_action_has_its_line() -> None:
    assert first_cells(CI, "input") == list(content("action.yml")["inputs"])


def test_the_hook_is_called_as_the_page_says() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", CI, re.DOTALL)
    (hook,) = yaml.safe_load(example)["repos"][0]["hooks"]
    assert [hook["id"]] == [published["id"] for published in content(".pre-commit-hooks.yaml")]
    assert hook["args"][-1] == "--"


def commands(page: Path) -> list[list[str]]:
    """The command lines of ours in the blocks for a shell, without the program's name."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [
        line.split("#")[0].split(" | ")[0].split(" < ")[0] for block in blocks for line in block.splitlines()
    ]
    return [shlex.split(line)[1:] for line in lines if line.startswith("claimaudit ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_can_be_parsed(page: Path) -> None:
    # Asked for help, a command line is read to its end and nothing is done.
    refused = [command for command in commands(page) if main([*command, "--help"]) != 0]
    assert refused == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose)
    # The rule manual is made when the site is built.
    lost = [
        target
        for target in targets
        if not target.startswith("rules/") and not (page.parent / target).is_file()
    ]
    assert lost == []
