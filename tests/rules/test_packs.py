"""The packs that ship: what is in them, and that nothing in their folder lies idle."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from claimaudit.resources import packs_folder
from claimaudit.rules.load import load_book
from claimaudit.rules.vocabulary import Profile

BOOK = load_book()
FOLDER = packs_folder()

STARTER = """
    attribution/studies-show attribution/vague-experts attribution/passive-belief attribution/people-report
    attribution/number-unsourced attribution/mechanism-as-outcome hedging/modal-no-support
    hedging/promising-family hedging/safety hedging/more-research-filler overclaim/direct-causal
    overclaim/disease-modifying overclaim/miracle-words overclaim/superiority overclaim/vague-physiology
    overclaim/emotive-person overclaim/advice-from-weak fda/disease-claim fda/disease-claim-implied
    fda/rx-status-undisclosed dosage/exceeds-limit dosage/range-top-exceeds
    dosage/reference-value-exceeded dosage/form-unspecified dosage/no-source dosage/interaction-missing
    document/no-references document/ai-byline document/no-harms consistency/certainty-drift
    consistency/safety-conflict
""".split()


DEADLY = """
    dosage/otc-max dosage/unit-implausible dosage/unit-slip dosage/weekly-daily uk/discourage-treatment
""".split()
"""What can kill a reader who follows it, and no text needs to say: a painkiller beyond its label, a weekly
medicine daily, a unit that is off a thousandfold, treatment left off. Upper levels of nutrients are not
among them: they are for healthy people and many years, and prescribers go beyond."""


def _texts(*patterns: str) -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(FOLDER.glob(pattern))
    )


def test_the_first_thirty_one_rules_are_there() -> None:
    assert set(STARTER) - {spec.id for spec in BOOK.rules} == set()


@pytest.mark.parametrize(
    ("rule", "profile", "severity"),
    [
        ("fda/disease-claim", "editorial", "warning"),
        ("fda/disease-claim", "commercial-us", "error"),
        ("fda/disease-claim-implied", "editorial", "warning"),
        ("fda/disease-claim-implied", "commercial-uk", "error"),
        ("overclaim/disease-modifying", "commercial-uk", "error"),
        ("dosage/exceeds-limit", "editorial", "error"),
        ("dosage/range-top-exceeds", "commercial-eu", "warning"),
        ("document/no-references", "commercial-us", "error"),
        ("hedging/more-research-filler", "editorial", "info"),
    ],
)
def test_severity_by_profile(rule: str, profile: Profile, severity: str) -> None:
    assert BOOK.rule(rule).severity(profile) == severity


def test_what_nobody_may_ignore() -> None:
    firm = [spec for spec in BOOK.rules if not spec.rule.ignorable]
    assert [spec.id for spec in firm] == DEADLY
    assert {spec.severity(profile) for spec in firm for profile in get_args(Profile)} == {"error"}


def test_every_word_list_is_asked_for() -> None:
    asked = set(re.findall(r"lexicon: ([a-z0-9-]+)", _texts("*.yml", "lexicon/rule-words/*.yml")))
    lists = {path.stem for path in Path(FOLDER, "lexicon", "rule-words").glob("*.yml")}
    assert lists - asked == set()


def test_every_source_is_leant_on() -> None:
    named = set(re.findall(r"^  ([a-z0-9-]+):$", _texts("sources.yml"), re.MULTILINE))
    used = set(re.findall(r"source: ([a-z0-9-]+)", _texts("*.yml", "limits/*.yml")))
    assert named - used == set()


def test_what_is_said_ends_as_a_sentence() -> None:
    said = [text for spec in BOOK.rules for text in (spec.rule.message, spec.rule.suggestion, spec.rule.why)]
    assert [text for text in said if not (text or "").endswith((".", "?", "…”.", ".”"))] == []
