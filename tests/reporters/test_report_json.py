"""The JSON report keeps to its published schema."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import get_args

import pytest
from jsonschema import Draft202012Validator
from report_sample import empty, report
from reports import EXPECTED, with_message, written

from claimaudit import model
from claimaudit.model import Cue, Report, Skipped
from claimaudit.reporters import Options
from claimaudit.reporters.contract import report_schema
from claimaudit.reporters.json import to_dict
from claimaudit.source import BlockKind

SCHEMA = json.loads(json.dumps(report_schema()))


def closed(part: dict[str, object]) -> dict[str, object]:
    """An object's schema that refuses what the published one leaves open: fields that it doesn't name."""
    return part | {"additionalProperties": False} if "required" in part else part


CLOSED = json.loads(json.dumps(report_schema()), object_hook=closed)


def discontinuous() -> Report:
    whole = report()
    shop = whole.audits[2]
    claim = shop.claims[0]
    cue = Cue("has … shown", claim.cue.span, (claim.cue.span, replace(claim.cue.span, part="page 3")))
    return replace(whole, audits=(replace(shop, claims=(replace(claim, cue=cue),)),))


def test_the_whole_file() -> None:
    assert written("json").encode() == (EXPECTED / "report.json").read_bytes()


@pytest.mark.parametrize(
    "whole",
    [
        pytest.param(report(), id="sample"),
        pytest.param(empty(), id="nothing read"),
        pytest.param(discontinuous(), id="cue in parts"),
        pytest.param(replace(report(), complete=False), id="broken off"),
        pytest.param(with_message('[red] \x1b[31m \u202e \ufeff =1+1 \u2028 "quoted" \\u0041'), id="hostile"),
    ],
)
def test_what_is_written_is_the_report_and_fits_the_schema(whole: Report) -> None:
    loaded = json.loads(written("json", of=whole))
    assert loaded == to_dict(whole)
    Draft202012Validator(CLOSED).validate(loaded)


def test_the_schema_is_itself_sound() -> None:
    Draft202012Validator.check_schema(report_schema())


@pytest.mark.parametrize(
    ("values", "definition", "field"),
    [
        (model.ClaimKind, "claim", "kind"),
        (BlockKind, "claim", "block"),
        (model.Polarity, "claim", "polarity"),
        (model.Certainty, "claim", "certainty"),
        (model.EntityType, "entity", "type"),
        (model.HedgeSort, "hedge", "sort"),
        (model.SupportLevel, "support", "level"),
        (model.DoseRole, "dose", "role"),
        (model.Confidence, "finding", "confidence"),
    ],
)
def test_the_schema_names_the_values_of_the_model(values: object, definition: str, field: str) -> None:
    assert SCHEMA["$defs"][definition]["properties"][field]["enum"] == list(get_args(values))


def test_the_schema_names_the_relations_severities_and_references_of_the_model() -> None:
    claim, support = SCHEMA["$defs"]["claim"]["properties"], SCHEMA["$defs"]["support"]["properties"]
    assert claim["relation"]["enum"] == [*get_args(model.Relation), None]
    assert SCHEMA["$defs"]["severity"]["enum"] == list(get_args(model.Severity))
    kinds = support["references"]["items"]["properties"]["kind"]["enum"]
    assert kinds == list(get_args(model.ReferenceKind))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("naïve/Ω-3 résumé.txt", '{"path": "naïve/Ω-3 résumé.txt", "reason": "r"}'),
        ("caf\udce9.txt", r'{"path": "caf\udce9.txt", "reason": "r"}'),
        ("a\nb.txt", r'{"path": "a\nb.txt", "reason": "r"}'),
    ],
)
def test_any_file_name_can_be_written_in_utf8_and_comes_back(path: str, line: str) -> None:
    whole = replace(empty(), skipped=(Skipped(path, "r"),))
    text = written("json", of=whole)
    assert text.encode("utf-8").decode("utf-8").split("\n")[6] == line
    assert json.loads(text)["skipped"] == [{"path": path, "reason": "r"}]


def test_multiples_of_a_limit_are_told_to_the_digits_that_mean_something() -> None:
    whole = report()
    shop = whole.audits[2]
    check = replace(shop.limit_checks[0], low=None, high=2 / 7)
    whole = replace(whole, audits=(replace(shop, limit_checks=(check,)),))
    (told,) = json.loads(written("json", of=whole))["documents"][0]["limit_checks"]
    assert (told["low"], told["high"]) == (None, 0.2857)


def test_options_for_people_change_nothing() -> None:
    looks = Options(width=10, colour=True, quiet=True, all_claims=True)
    assert written("json", looks) == written("json")


def test_the_region_of_a_format_without_lines_names_its_part() -> None:
    claim = json.loads(written("json", of=discontinuous()))["documents"][0]["claims"][0]
    assert [part.get("part") for part in claim["cue"]["parts"]] == [None, "page 3"]
