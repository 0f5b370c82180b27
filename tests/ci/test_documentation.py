"""The pages on CI and outputs, taken at their word."""

from __future__ import annotations

import re
from typing import Any

import yaml
from action_house import ROOT

from claimaudit.reporters import FORMATS

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


def test_its_links_lead_somewhere() -> None:
    for page in (CI, OUTPUTS):
        for target in re.findall(r"\]\(([^)#]+)\)", page):
            assert (ROOT / "docs" / target).is_file(), target
