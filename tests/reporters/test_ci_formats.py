"""What CI services read: annotations of GitHub, code quality of GitLab, JUnit."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from junitparser import JUnitXml, TestSuite
from report_sample import empty, report
from reports import HOSTILE, about, in_export, written

from claimaudit.history import Change, Past, Suppression
from claimaudit.model import Report
from claimaudit.reporters.visible import visible

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Commands as the runner of GitHub Actions reads them; other lines may not look like one."""
    read = []
    for line in text.split("\n"):
        if line.strip().startswith("::") or line.startswith("##["):
            command = COMMAND.fullmatch(line)
            assert command, line
            properties = dict(item.split("=", 1) for item in command[2].split(","))
            read.append(
                (
                    command[1],
                    {name: unescaped(value) for name, value in properties.items()},
                    unescaped(command[3]),
                )
            )
    return read


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def aside(of: Report) -> Report:
    """The sample page with its second finding ignored and its third known from before."""
    shop = of.audits[2]
    first, second, third, *others = shop.findings
    ignored = replace(second, suppressed=Suppression("inline", "ignore", "A quotation."))
    known = replace(third, baseline=Past("unchanged"))
    audits = (*of.audits[:2], replace(shop, findings=(first, ignored, known, *others)))
    return replace(of, audits=audits)


def test_annotations_come_gravest_first() -> None:
    told = [(kind, properties["title"]) for kind, properties, _ in commands(written("github"))]
    assert told == [
        ("error", "claimaudit"),
        ("error", "claimaudit document/no-references"),
        ("error", "claimaudit overclaim/disease-modifying"),
        ("error", "claimaudit dosage/exceeds-limit"),
        ("warning", "claimaudit attribution/studies-show"),
        ("warning", "claimaudit consistency/dose-conflict"),
        ("notice", "claimaudit hedging/stacked"),
    ]


def test_an_annotation_has_its_place_and_its_advice() -> None:
    _, properties, message = commands(written("github"))[4]
    assert properties == {
        "title": "claimaudit attribution/studies-show",
        "file": "shop/calm-nerves.md",
        "line": "3",
        "endLine": "3",
        "col": "1",
        "endColumn": "19",
    }
    assert message == (
        "shop/calm-nerves.md:3:1: attribution/studies-show "
        "“Research has shown” names no study. Name the study and link it."
    )


def test_columns_are_left_out_over_several_lines() -> None:
    _, properties, _ = commands(written("github", of=about("one\ntwo")))[1]
    assert properties == {
        "title": "claimaudit attribution/studies-show",
        "file": "page.txt",
        "line": "1",
        "endLine": "2",
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_one_annotation(text: str) -> None:
    (_, _, unreadable), (kind, properties, message) = commands(
        written("github", of=about(text, "a,b:c%.txt"))
    )
    assert visible(unreadable) == visible(f"{text}: not readable: {text}")
    assert (kind, properties["file"]) == ("warning", "a,b:c%.txt")
    assert message.endswith(visible(f" attribution/studies-show {text} {text}"))


def test_annotations_pass_over_what_was_set_aside() -> None:
    rules = [properties["title"] for _, properties, _ in commands(written("github", of=aside(report())))]
    assert "claimaudit attribution/studies-show" not in rules
    assert "claimaudit overclaim/disease-modifying" not in rules
    assert len(rules) == 5


def issues(of: Report | None = None) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = json.loads(written("gitlab", of=of))
    for issue in content:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert set(issue["location"]) == {"path", "lines"}
    return content


def test_code_quality_tells_each_finding() -> None:
    told = [(issue["severity"], issue["check_name"], issue["location"]["lines"]) for issue in issues()]
    assert told == [
        ("blocker", "claimaudit/unreadable", {"begin": 1}),
        ("major", "document/no-references", {"begin": 1, "end": 1}),
        ("minor", "attribution/studies-show", {"begin": 3, "end": 3}),
        ("major", "overclaim/disease-modifying", {"begin": 3, "end": 3}),
        ("info", "hedging/stacked", {"begin": 3, "end": 3}),
        ("major", "dosage/exceeds-limit", {"begin": 6, "end": 6}),
        ("minor", "consistency/dose-conflict", {"begin": 6, "end": 6}),
    ]


def test_no_two_issues_share_a_fingerprint() -> None:
    whole = report()
    shop = whole.audits[2]
    twice = replace(whole, audits=(replace(shop, findings=shop.findings * 2),))
    fingerprints = [issue["fingerprint"] for issue in issues(twice)]
    assert len(set(fingerprints)) == len(fingerprints) == 12


def test_code_quality_keeps_what_was_known_and_drops_what_was_suppressed() -> None:
    rules = [issue["check_name"] for issue in issues(aside(report()))]
    assert "attribution/studies-show" not in rules
    assert "overclaim/disease-modifying" in rules


def test_code_quality_of_nothing_is_a_list() -> None:
    assert issues(empty()) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_description_is_one_visible_line(text: str) -> None:
    assert issues(about(text))[1]["description"] == visible(text)


def suites(of: Report | None = None) -> list[TestSuite]:
    """As another project's parser reads them."""
    return list(JUnitXml.fromstring(written("junit", of=of).encode("utf-8")))


def test_junit_has_a_suite_for_each_document() -> None:
    told = [(suite.name, suite.tests, suite.failures, suite.errors) for suite in suites()]
    assert told == [
        ("about.txt", 1, 0, 0),
        ("review/ldn trial.txt", 1, 0, 0),
        ("shop/calm-nerves.md", 5, 5, 0),
        ("shop/calm-nerves.md (across documents)", 1, 1, 0),
        ("old/notes.txt", 1, 0, 1),
    ]


def test_a_finding_is_a_failed_test() -> None:
    case = list(suites()[2])[1]
    assert (case.name, case.classname) == (
        "attribution/studies-show: Research has shown",
        "shop/calm-nerves.md",
    )
    (failure,) = case.result
    assert (failure.type, failure.message) == ("warning", "“Research has shown” names no study.")
    assert failure.text == (
        "shop/calm-nerves.md:3:1: warning attribution/studies-show\n"
        "“Research has shown” names no study.\n"
        "Name the study and link it.\n"
        "Research has shown that NAD+ slows disease progression."
    )


def test_what_was_ignored_is_skipped_and_what_was_known_is_not_told() -> None:
    suite = suites(aside(report()))[2]
    assert (suite.tests, suite.failures, suite.skipped) == (4, 3, 1)
    (result,) = list(suite)[1].result
    assert result.message == "ignore: A quotation."


def test_tests_of_one_name_are_told_apart() -> None:
    whole = report()
    shop = whole.audits[2]
    twice = replace(whole, audits=(replace(shop, findings=(shop.findings[1],) * 2),), corpus_findings=())
    assert [case.name for case in suites(twice)[0]] == [
        "attribution/studies-show: Research has shown",
        "attribution/studies-show: Research has shown (2)",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_well_formed_xml(text: str) -> None:
    (case,) = suites(about(text))[0]
    (failure,) = case.result
    assert failure.message == visible(text)
    assert failure.text.split("\n")[1:] == [visible(text)] * 3


@pytest.mark.parametrize("name", ["concise", "github", "gitlab", "junit", "markdown", "sarif"])
def test_what_has_changed_is_told_everywhere(name: str) -> None:
    whole = report()
    shop = whole.audits[2]
    change = Change("certainty", "hedged by “may”", "asserted", "stronger")
    finding = replace(shop.findings[2], baseline=Past("changed", changes=(change,)))
    told = written(name, of=replace(whole, audits=(replace(shop, findings=(finding,)),), corpus_findings=()))
    assert "Changed: certainty: hedged by “may”, now asserted (stronger)." in told


def test_a_record_lies_in_the_file_of_its_export() -> None:
    files = [properties["file"] for _, properties, _ in commands(written("github", of=in_export()))]
    assert files == ["shop/site.xml", "shop/site.xml"]
    issues = json.loads(written("gitlab", of=in_export()))
    assert [issue["location"]["path"] for issue in issues] == ["shop/site.xml", "shop/site.xml"]
    assert [issue["description"].split(":")[0] for issue in issues] == ["record line-9", "record 42"]
    suites = list(JUnitXml.fromstring(written("junit", of=in_export()).encode()))
    assert [suite.name for suite in suites] == ["shop/site.xml#42", "shop/site.xml#line-9"]
    assert 'file="shop/site.xml"' in written("junit", of=in_export())
    assert 'file="shop/site.xml#' not in written("junit", of=in_export())
