"""The cache as a person meets it: on, off, elsewhere, shown and cleared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from telling import Command

SCAN = ("scan", "error.txt", "--format", "json")
# It leaves three answers on the text, one on the rules, and three on what answers depend on.


@pytest.fixture(autouse=True)
def place(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the environment names."""
    monkeypatch.setenv("CLAIMAUDIT_CACHE_DIR", str(project / "kept"))
    return project / "kept"


def test_a_second_run_says_the_same_and_adds_nothing(
    audit: Command, claimaudit: Command, place: Path
) -> None:
    first = audit(*SCAN)
    told = claimaudit("cache", "info").out
    assert told.startswith(f"{place / 'answers.db'}\n7 answers, 0.")
    assert told.endswith(" MB of 1,000 MB\n")
    assert audit(*SCAN) == first
    assert claimaudit("cache", "info").out == told


def test_only_the_rules_have_changed(audit: Command, claimaudit: Command, place: Path) -> None:
    audit(*SCAN)
    found = audit(*SCAN, "--severity", "house/miracle=info")
    (document,) = json.loads(found.out)["documents"]
    assert [finding["severity"] for finding in document["findings"]] == ["info"]
    assert claimaudit("cache", "info").out.startswith(f"{place / 'answers.db'}\n8 answers, ")


@pytest.mark.parametrize("off", ["--no-cache", "cache = false"])
def test_none(audit: Command, claimaudit: Command, project: Path, place: Path, off: str) -> None:
    options = [off] if off.startswith("--") else []
    if not options:
        (project / "claimaudit.toml").write_text(off, encoding="utf-8")
    assert audit(*SCAN, *options).status == 0
    assert claimaudit("cache", "info").out == f"{place / 'answers.db'}\nempty\n"


def test_a_place_of_its_own(audit: Command, claimaudit: Command, project: Path, place: Path) -> None:
    (project / "claimaudit.toml").write_text('cache-dir = "own"', encoding="utf-8")
    audit(*SCAN)
    assert [(project / "own/answers.db").exists(), place.exists()] == [True, False]
    assert claimaudit("cache", "info").out.startswith(f"{project / 'own/answers.db'}\n7 answers, ")


def test_cleared(audit: Command, claimaudit: Command, place: Path) -> None:
    audit(*SCAN)
    assert claimaudit("cache", "clear").status == 0
    assert claimaudit("cache", "clear").status == 0
    assert claimaudit("cache", "info").out == f"{place / 'answers.db'}\nempty\n"


def test_a_place_that_can_not_be_used_is_told_and_no_run_fails(audit: Command, place: Path) -> None:
    expected = audit(*SCAN, "--no-cache")
    place.write_text("no folder", encoding="utf-8")
    told = audit(*SCAN)
    assert (told.status, told.out) == (expected.status, expected.out)
    assert told.err.splitlines()[0].startswith(
        f"claimaudit: the cache {place / 'answers.db'} can't be used ("
    )
