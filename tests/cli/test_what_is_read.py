"""Which texts are read, under which configuration, and what of them is reported."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from telling import Command


def report(audit: Command, *arguments: str) -> dict[str, Any]:
    told = audit("scan", *arguments, "--format", "json")
    parsed: dict[str, Any] = json.loads(told.out)
    return parsed


def paths(report: dict[str, Any], part: str = "documents") -> list[str]:
    return [item["path"] for item in report[part]]


def found(report: dict[str, Any]) -> list[str]:
    return [finding["rule"] for document in report["documents"] for finding in document["findings"]]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_files_and_folders_in_the_order_of_their_paths(audit: Command, project: Path) -> None:
    write(project / "b/2.md", "A miracle.")
    write(project / "b/1.html", "<p>A miracle.</p>")
    write(project / "b/picture.png", "")
    told = report(audit, "info.txt", "b", "error.txt")
    assert paths(told) == ["b/1.html", "b/2.md", "error.txt", "info.txt"]
    assert paths(told, "skipped") == ["b/picture.png"]


def test_a_file_named_twice_is_read_once(audit: Command) -> None:
    assert paths(report(audit, "error.txt", ".", "./error.txt")).count("error.txt") == 1


def test_standard_input(audit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"It is a miracle.")
    told = report(audit, "-")
    assert paths(told) == ["<stdin>"]
    assert found(told) == ["house/miracle"]


def test_standard_input_under_a_name(audit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, "# Élan\n\nIt is a *miracle*.".encode("utf-16"))
    told = report(audit, "-", "--stdin-filename", "drafts/élan.md")
    assert paths(told) == ["drafts/élan.md"]
    assert told["documents"][0]["title"] == "Élan"
    assert told["documents"][0]["encoding"] == "utf-16"


def test_empty_standard_input(audit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"")
    told = audit("scan", "-")
    assert (told.status, told.err) == (2, "claimaudit: error: <stdin>: empty\n")


def test_the_nearest_configuration_holds_for_each_document(audit: Command, project: Path) -> None:
    write(project / "claimaudit.toml", 'ignore = ["house/miracle"]')
    write(project / "shop/claimaudit.toml", 'profile = "commercial-uk"\nignore = ["house/ancient"]')
    write(project / "shop/a.txt", "An ancient miracle.")
    write(project / "a.txt", "An ancient miracle.")
    told = report(audit, "a.txt", "shop")
    assert [[f["rule"] for f in document["findings"]] for document in told["documents"]] == [
        ["house/ancient"],
        ["house/miracle"],
    ]
    assert told["tool"]["profile"] == "commercial-uk, editorial"
    assert told["tool"]["config"] == ["claimaudit.toml", "shop/claimaudit.toml"]


def test_the_command_line_goes_before_the_file(audit: Command, project: Path) -> None:
    write(project / "claimaudit.toml", 'min-severity = "error"\nprofile = "commercial-uk"')
    assert found(report(audit, "warning.txt")) == []
    told = report(audit, "warning.txt", "--min-severity", "info")
    assert found(told) == ["house/ancient"]
    assert told["tool"]["profile"] == "commercial-uk"


def test_a_given_configuration_replaces_the_search(audit: Command, project: Path) -> None:
    write(project / "claimaudit.toml", 'ignore = ["house"]')
    write(project / "other.toml", 'profile = "commercial-us"')
    told = report(audit, "error.txt", "--config", "other.toml")
    assert found(told) == ["house/miracle"]
    assert told["tool"]["config"] == ["other.toml"]


def test_isolated_switches_the_search_off(audit: Command, project: Path) -> None:
    write(project / "claimaudit.toml", "broken")
    told = report(audit, "error.txt", "--isolated")
    assert found(told) == ["house/miracle"]
    assert told["tool"]["config"] == []


def test_the_bar_of_a_file_is_for_check(audit: Command, project: Path) -> None:
    write(project / "claimaudit.toml", 'fail-on = "warning"')
    assert audit("check", "warning.txt").status == 1
    assert audit("check", "warning.txt", "--fail-on", "error").status == 0
    assert audit("scan", "warning.txt").status == 0


def test_rules_of_a_file_are_relative_to_it(claimaudit: Command, project: Path) -> None:
    write(
        project / "docs/rules/own.yml",
        (project / "house.yml").read_text(encoding="utf-8").replace("house", "own"),
    )
    write(project / "docs/claimaudit.toml", 'rules = ["rules"]\ndefault-rules = false')
    write(project / "docs/a.txt", "A miracle.")
    assert found(report(claimaudit, "docs/a.txt")) == ["own/miracle"]


def test_own_rules_stand_beside_the_built_in(claimaudit: Command) -> None:
    told = report(claimaudit, "error.txt", "--rules", "house.yml")
    assert "house/miracle" in found(told)
    assert {"house", "overclaim", "hedging"} <= set(told["tool"]["rules"])


def test_documents_are_chosen_by_patterns(audit: Command, project: Path) -> None:
    write(project / "claimaudit.toml", 'include = ["*.md"]\nexclude = ["drafts/"]')
    write(project / "a.md", "A miracle.")
    write(project / "drafts/b.md", "A miracle.")
    told = report(audit, ".")
    assert paths(told) == ["a.md"]
    assert {"path": "drafts/b.md", "reason": "excluded"} in told["skipped"]
    assert paths(report(audit, ".", "--exclude", "a.md")) == ["drafts/b.md"]
    assert paths(report(audit, "error.txt")) == ["error.txt"]
    assert audit("scan", "drafts/b.md").status == 2


def graded(report: dict[str, Any]) -> list[tuple[str, str]]:
    findings = [finding for document in report["documents"] for finding in document["findings"]]
    return [(finding["rule"], finding["severity"]) for finding in findings]


def test_severities_are_configured_by_rule_and_pack(audit: Command, project: Path) -> None:
    write(project / "claimaudit.toml", '[severity]\nhouse = "info"\n"house/ancient" = "error"')
    write(project / "a.txt", "An ancient purple miracle.")
    assert graded(report(audit, "a.txt")) == [("house/ancient", "error")]
    also = report(audit, "a.txt")["documents"][0]["findings"][0]["also"]
    assert [(match["rule"], match["severity"]) for match in also] == [
        ("house/miracle", "info"),
        ("house/purple", "info"),
    ]
    assert (
        graded(report(audit, "a.txt", "--severity", "house/ancient=off", "--select", "house/ancient")) == []
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--severity", "house/miracel=info"], "no rule or pack is called “house/miracel”"),
        (
            ["--severity", "house=loud"],
            "--severity takes rules or packs with one of error, warning, info, off",
        ),
        (["--severity", "house"], "--severity takes rules or packs with one of error, warning, info, off"),
    ],
)
def test_what_is_no_severity(audit: Command, arguments: list[str], message: str) -> None:
    told = audit("scan", "error.txt", *arguments)
    assert (told.status, message in told.err) == (2, True)


def test_some_documents_go_by_other_options(audit: Command, project: Path) -> None:
    write(
        project / "claimaudit.toml",
        '[[overrides]]\npaths = ["drafts/**"]\nseverity = {"house/miracle" = "off"}\n'
        '[[overrides]]\npaths = ["drafts/final/**"]\nseverity = {"house/miracle" = "warning"}',
    )
    for place in ("drafts/a.txt", "drafts/final/b.txt", "c.txt"):
        write(project / place, "A miracle.")
    told = report(audit, "c.txt", "drafts")
    assert graded(told) == [("house/miracle", "error"), ("house/miracle", "warning")]
    assert paths(told) == ["c.txt", "drafts/a.txt", "drafts/final/b.txt"]
    assert audit("check", "drafts").status == 0
    assert audit("check", "drafts", "--severity", "house/miracle=error").status == 1


def test_the_run_date_is_an_input(audit: Command) -> None:
    assert report(audit, "error.txt", "--today", "2031-02-03")["tool"]["today"] == "2031-02-03"


def test_findings_below_a_severity_are_left_out(audit: Command) -> None:
    texts = ("error.txt", "warning.txt", "info.txt")
    assert found(report(audit, *texts)) == ["house/miracle", "house/purple", "house/ancient"]
    assert found(report(audit, *texts, "--min-severity", "warning")) == ["house/miracle", "house/ancient"]
    told = report(audit, *texts, "--min-severity", "error")
    assert found(told) == ["house/miracle"]
    assert list(told["rules"]) == ["house/miracle"]


def test_kinds_of_claims_are_chosen(claimaudit: Command, project: Path) -> None:
    write(project / "a.txt", "Take 500 mg of magnesium daily. Magnesium improves sleep.")
    both = report(claimaudit, "a.txt")["documents"][0]
    one = report(claimaudit, "a.txt", "--kind", "dosage")["documents"][0]
    assert {claim["kind"] for claim in both["claims"]} == {"dosage", "outcome"}
    assert {claim["kind"] for claim in one["claims"]} == {"dosage"}
    assert {finding["claim"] for finding in one["findings"]} <= {claim["id"] for claim in one["claims"]}
    assert [check["agent"] for check in one["limit_checks"]] == ["magnesium"]
    other = report(claimaudit, "a.txt", "--kind", "outcome")["documents"][0]
    assert other["limit_checks"] == []
