"""`rules new`: what it writes holds at once, and nothing that is there is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from telling import Command


@pytest.mark.parametrize("rule", ["mine/ancient-secret", "true/null", "1e3/007", "0x1/no-cure"])
def test_a_new_pack_is_a_pack(claimaudit: Command, rule: str) -> None:
    pack = rule.split("/")[0]
    told = claimaudit("rules", "new", rule)
    assert (told.status, told.out) == (
        0,
        f"wrote {pack}.yml\nchange it line by line; then: claimaudit rules test {pack}.yml\n",
    )
    listed = claimaudit("rules", "list", "--rules", f"{pack}.yml", "--no-default-rules")
    assert [line.split()[1] for line in listed.out.splitlines()[1:]] == [rule]


def test_its_examples_hold(claimaudit: Command) -> None:
    assert claimaudit("rules", "new", "mine/secret", "--folder", "rules").status == 0
    told = claimaudit("rules", "test", "rules/mine.yml")
    assert (told.status, told.out) == (0, "1 rule holds\n")


def test_a_second_rule_is_printed_to_be_pasted(claimaudit: Command, project: Path) -> None:
    claimaudit("rules", "new", "mine/secret")
    first = (project / "mine.yml").read_text(encoding="utf-8")
    told = claimaudit("rules", "new", "mine/other")
    assert told.out.startswith(
        "# mine.yml stays as it is. Paste this under its rules:\n\n  - id: mine/other\n"
    )
    assert (project / "mine.yml").read_text(encoding="utf-8") == first
    pasted = first + told.out.partition("\n")[2]
    (project / "mine.yml").write_text(pasted, encoding="utf-8")
    listed = claimaudit("rules", "list", "--rules", "mine.yml", "--no-default-rules").out
    assert [line.split()[1] for line in listed.splitlines()[1:]] == ["mine/other", "mine/secret"]


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        ("house/miracle", "house.yml: the rule “house/miracle” is there already"),
        ("House/miracle", "“House/miracle” is no id\n  write pack/kebab-name, such as house/ancient-secret"),
        (
            "../mine/miracle",
            "“../mine/miracle” is no id\n  write pack/kebab-name, such as house/ancient-secret",
        ),
        ("miracle", "“miracle” is no id\n  write pack/kebab-name, such as house/ancient-secret"),
        ("sources/mine", "“sources.yml” holds no rules; choose another pack"),
        ("overclaim/mine", "the pack “overclaim” is built in\n  give your rules a pack of their own"),
    ],
)
def test_what_it_refuses(claimaudit: Command, project: Path, rule: str, error: str) -> None:
    before = sorted(path.name for path in project.iterdir())
    told = claimaudit("rules", "new", rule)
    assert (told.status, told.out, told.err) == (2, "", f"claimaudit: error: {error}\n")
    assert sorted(path.name for path in project.iterdir()) == before


def test_a_folder_that_is_a_file(claimaudit: Command) -> None:
    told = claimaudit("rules", "new", "mine/secret", "--folder", "house.yml")
    assert (told.status, told.out) == (2, "")
    assert told.err == "claimaudit: error: house.yml/mine.yml: can't be written: File exists\n"
