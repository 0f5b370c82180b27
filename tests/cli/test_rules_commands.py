"""`rules list`, `rules test`, `explain` and `schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from telling import Command

HOUSE = ("--rules", "house.yml", "--no-default-rules")


def test_the_list_of_rules(claimaudit: Command) -> None:
    assert claimaudit("rules", "list", *HOUSE).out == (
        "house: House rules (house.yml)\n"
        "  warning  house/ancient  The word ancient\n"
        "  error    house/miracle  The word miracle\n"
        "  info     house/purple   The word purple\n"
    )


def test_the_list_follows_the_choice_and_the_configuration(claimaudit: Command, project: Path) -> None:
    assert claimaudit("rules", "list", *HOUSE, "--select", "house/purple").out == (
        "house: House rules (house.yml)\n  info     house/purple  The word purple\n"
    )
    (project / "claimaudit.toml").write_text('ignore = ["house/ancient"]', encoding="utf-8")
    assert "house/ancient" not in claimaudit("rules", "list", *HOUSE).out
    assert "house/ancient" in claimaudit("rules", "list", *HOUSE, "--isolated").out


def test_the_built_in_rules_are_listed_pack_by_pack(claimaudit: Command) -> None:
    told = claimaudit("rules", "list")
    packs = [line.split(":")[0] for line in told.out.splitlines() if line and not line.startswith(" ")]
    assert told.status == 0
    assert packs == sorted(packs)
    assert {"attribution", "hedging", "overclaim"} <= set(packs)


def test_a_rule_explained(claimaudit: Command) -> None:
    told = claimaudit("explain", "house/miracle", *HOUSE)
    assert told.status == 0
    assert (
        told.out
        == (
            "house/miracle: The word miracle\n"
            "\n"
            "  severity    error\n"
            "  confidence  high\n"
            "  family      hype\n"
            "  pack        house: House rules\n"
            "  asked of    each sentence\n"
            "  stands in   house.yml:6\n"
            "\n"
            "Why\n"
            "  We don't say so.\n"
            "\n"
            "It says\n"
            "  “{match}” was said.\n"
            "\n"
            "It asks for\n"
            "  match:\n"
            "    phrase: [miracle]\n"
            "\n"
            "It flags\n"
            "  - A word: [[miracle]].\n"
            "\n"
            "It leaves\n"
            "  - No word.\n"
            "\n"
            "It rests on\n"
        )
        + told.out[told.out.index("It rests on\n") + len("It rests on\n") :]
    )
    assert "DISCERN" in told.out


def test_a_rule_that_does_not_exist(claimaudit: Command) -> None:
    told = claimaudit("explain", "house/mirakle", *HOUSE)
    assert (told.status, told.out) == (2, "")
    assert told.err == (
        "claimaudit: error: no rule is called “house/mirakle”\n  did you mean “house/miracle”?\n"
    )


def test_examples_that_hold(claimaudit: Command) -> None:
    told = claimaudit("rules", "test", "house.yml")
    assert (told.status, told.out) == (0, "3 rules hold\n")


def test_examples_that_fail(claimaudit: Command, project: Path) -> None:
    pack = (project / "house.yml").read_text(encoding="utf-8")
    wrong = pack.replace("A word: [[purple]].", "A [[word]]: purple.")
    (project / "house.yml").write_text(wrong, encoding="utf-8")
    told = claimaudit("rules", "test", "house.yml")
    assert told.status == 1
    assert "house.yml:34: house/purple, an example under flag, alone and with all rules on\n" in told.out
    assert "- A [[word]]: purple.\n" in told.out
    assert "+ A word: [[purple]].\n" in told.out
    assert told.out.endswith("3 rules, 1 example failed\n")


def test_a_folder_without_rules_holds_nothing(claimaudit: Command, project: Path) -> None:
    (project / "none").mkdir()
    told = claimaudit("rules", "test", "none")
    assert (told.status, told.err) == (2, "claimaudit: error: none: holds no rules\n")


@pytest.mark.parametrize("which", ["report", "rules"])
def test_the_schemas_are_schemas(claimaudit: Command, which: str) -> None:
    told = claimaudit("schema", which)
    assert told.status == 0
    Draft202012Validator.check_schema(json.loads(told.out))


def test_a_report_keeps_to_the_schema(audit: Command, claimaudit: Command) -> None:
    schema = json.loads(claimaudit("schema", "report").out)
    report = json.loads(audit("scan", "error.txt", "missing.txt", "--format", "json").out)
    assert list(Draft202012Validator(schema).iter_errors(report)) == []


def test_a_schema_that_does_not_exist(claimaudit: Command) -> None:
    assert claimaudit("schema", "claims").status == 2


def test_the_manual(claimaudit: Command, project: Path) -> None:
    (project / "manual").mkdir()
    (project / "manual" / "old.md").write_text("# Old", encoding="utf-8")
    told = claimaudit("rules", "docs", *HOUSE, "--output", "manual")
    assert (told.status, told.out) == (0, "")
    assert told.err == "claimaudit: manual/old.md: no page of this manual (any more)\n"
    index = (project / "manual" / "index.md").read_text(encoding="utf-8")
    assert "| [house/miracle](house/miracle.md) | The word miracle | error |\n" in index
    page = (project / "manual" / "house" / "miracle.md").read_text(encoding="utf-8")
    printed = claimaudit("rules", "docs", *HOUSE, "--select", "house/miracle").out
    assert f"<!-- house/miracle.md -->\n\n{page}\n" in printed
    assert "house/purple" not in printed


def test_a_manual_needs_a_folder(claimaudit: Command) -> None:
    told = claimaudit("rules", "docs", *HOUSE, "--output", "house.yml")
    assert (told.status, told.err) == (2, "claimaudit: error: house.yml: is no folder\n")
    told = claimaudit("rules", "docs", *HOUSE, "--output", "house.yml/manual")
    assert (told.status, told.err.split(":")[1:]) == (
        2, [" error", " house.yml/manual", " can't be made", " Not a directory\n"],
    )  # fmt: skip
