"""The page on Python, taken at its word."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest

from claimaudit import Auditor
from claimaudit.model import Audit, Claim, Finding

PAGE = (Path(__file__).parents[1] / "docs/api.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> list[str]:
    """The first column of the table under this heading, each name in it."""
    rows = PAGE[PAGE.index(f"| {heading} |") :].split("\n\n")[0].splitlines()[2:]
    return [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])]


@pytest.mark.parametrize("values", [Audit, Claim, Finding])
def test_every_field_has_its_line(values: type[Audit | Claim | Finding]) -> None:
    assert sorted(first_cells(f"`{values.__name__}`")) == sorted(field.name for field in fields(values))


def test_every_argument_has_its_line() -> None:
    assert first_cells("argument") == list(inspect.signature(Auditor).parameters)


def test_the_examples_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told: dict[str, object] = {}
    for example in re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL):
        exec(compile(example, "docs/api.md", "exec"), told)
