"""`config show`: the values that apply, and the source of each."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from telling import Command

from claimaudit.config import READERS

FILE = """\
profile = "commercial-us"
rules = ["house.yml"]
exclude = ["drafts/**"]

[severity]
"house/miracle" = "info"
"""


def origins(text: str) -> dict[str, str]:
    """The source of each option, by its name."""
    lines = [line.rpartition("  # ") for line in text.splitlines()]
    return {line.lstrip("# ").split(" =")[0].split(":")[0]: origin for line, _, origin in lines}


def test_without_any_file_all_is_default(claimaudit: Command) -> None:
    told = claimaudit("config", "show")
    assert (told.status, told.err) == (0, "")
    assert origins(told.out) == dict.fromkeys(READERS, "default")


@pytest.mark.parametrize(("name", "line"), [("claimaudit.toml", 0), ("pyproject.toml", 1)])
def test_each_value_has_its_line(claimaudit: Command, project: Path, name: str, line: int) -> None:
    heading = "[tool.claimaudit]\n" if line else ""
    table = FILE.replace("[severity]", "[tool.claimaudit.severity]") if line else FILE
    (project / name).write_text(heading + table, encoding="utf-8")
    told = claimaudit("config", "show", "error.txt", "--profile", "editorial")
    found = {option: origin for option, origin in origins(told.out).items() if origin != "default"}
    assert found == {
        "profile": "command line",
        "rules": f"{name}:{line + 2}",
        "exclude": f"{name}:{line + 3}",
        "severity": f"{name}:{line + 5}",
    }


def test_what_is_shown_is_toml_and_means_the_same(claimaudit: Command, project: Path) -> None:
    (project / "claimaudit.toml").write_text(FILE, encoding="utf-8")
    shown = tomllib.loads(claimaudit("config", "show").out)
    written = tomllib.loads(FILE)
    assert shown | written == shown
    assert shown["default-rules"] is True
    assert shown["fail-on"] == "error"


def test_a_folder_has_the_configuration_nearest_to_it(claimaudit: Command, project: Path) -> None:
    (project / "claimaudit.toml").write_text('profile = "commercial-us"', encoding="utf-8")
    (project / "blog").mkdir()
    (project / "blog/claimaudit.toml").write_text('profile = "commercial-uk"', encoding="utf-8")
    assert origins(claimaudit("config", "show", "blog").out)["profile"] == "blog/claimaudit.toml:1"
    assert origins(claimaudit("config", "show").out)["profile"] == "claimaudit.toml:1"
    assert origins(claimaudit("config", "show", "blog", "--isolated").out)["profile"] == "default"


def test_hostile_values_stay_in_their_line(claimaudit: Command, project: Path) -> None:
    (project / "claimaudit.toml").write_text('exclude = ["a\\nb # \\"c\\u001b"]', encoding="utf-8")
    assert tomllib.loads(claimaudit("config", "show").out)["exclude"] == ['a\nb # "c\x1b']


def test_a_path_that_is_not_there(claimaudit: Command) -> None:
    told = claimaudit("config", "show", "nowhere")
    assert (told.status, told.err) == (2, "claimaudit: error: nowhere: no such file or folder\n")


def test_a_broken_file_is_told(claimaudit: Command, project: Path) -> None:
    (project / "claimaudit.toml").write_text("profil = 1", encoding="utf-8")
    told = claimaudit("config", "show")
    assert told.status == 2
    assert 'claimaudit.toml:1:1: unknown option "profil"' in told.err
