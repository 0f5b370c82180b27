"""Rules as values: explanations, the published schema, examples that fail; all without spaCy."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from desk import Desk, page
from spacy.tokens import Doc

from claimaudit.errors import UserError
from claimaudit.model import Claim
from claimaudit.resources import digest, packs_folder, vocabulary_files
from claimaudit.rules.describe import explain, json_schema
from claimaudit.rules.examples import Examples, Failure
from claimaudit.rules.load import load_book
from claimaudit.source import Document
from claimaudit.yamlfile import read_yaml

PACKS = [p for p in sorted(packs_folder().glob("*.yml")) if p.stem not in ("sources", "definitions")]


def test_a_rule_explains_itself(desk: Desk) -> None:
    book = desk.rules(
        "- id: deep-sleep\n  aliases: t/old\n  match: {phrase: [a, b]}\n  unless: {support: cited}\n"
        "  profiles: {commercial-uk: off}"
    ).book
    told = explain(book, "t/old")
    assert (told.id, told.title, told.pack_title, told.line) == ("t/deep-sleep", "Deep sleep", "T", 5)
    assert told.asked == {"match": {"phrase": ["a", "b"]}, "unless": [{"support": ["cited"]}]}
    assert dict(told.profiles)["commercial-uk"] == "off"
    assert told.flag == ("[[a]]",)
    with pytest.raises(UserError, match="did you mean “t/deep-sleep”"):
        explain(book, "t/deepsleep")


def test_a_place_in_a_source_can_be_less_sure_than_the_source(desk: Desk) -> None:
    book = desk.rules(
        "- id: r\n  match: {phrase: a}\n  scope: sentence\n"
        "  basis: [{source: ftc-2022, at: p. 3, read: unverified}, {source: ftc-2022}]"
    ).book
    assert [(basis.at, basis.read) for basis in explain(book, "t/r").basis] == [
        ("p. 3", "unverified"),
        (None, "summary"),
    ]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_packs_meet_the_published_schema(path: Path) -> None:
    jsonschema.validate(read_yaml(path).data, json_schema())


def test_the_schema_refuses_what_loading_refuses() -> None:
    wrong = {"pack": "t", "title": "T", "rules": [{"id": "t/r", "severty": "error"}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, json_schema())


def test_every_key_of_the_schema_says_what_it_is_for() -> None:
    rule = json_schema()["$defs"]["Rule"]["properties"]
    plain = {"severity", "family", "applies_to", "suggestion", "why", "basis", "examples"}
    assert {name for name, key in rule.items() if "description" not in key} == plain


def test_loading_explaining_and_the_schema_never_import_spacy() -> None:
    code = (
        "import sys; from claimaudit.rules.load import load_book; "
        "from claimaudit.rules.describe import explain, json_schema; "
        "book = load_book(); explain(book, book.rules[0].id); json_schema(); print('spacy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_the_digest_follows_content_alone() -> None:
    files = sorted({*load_book().files, *vocabulary_files()})
    assert digest(files) == digest(reversed(files))
    assert digest(files) != digest(files[1:])


def failures_of(desk: Desk, rule: str) -> list[Failure]:
    def prepare(text: str, name: str) -> tuple[Document, Doc, tuple[Claim, ...]]:
        document = page(text, path=name)
        return document, desk.nlp(desk.nlp.make_doc(document.text)), ()

    return list(Examples(desk.rules(rule).book, desk.nlp, prepare, date(2026, 11, 1)).failures())


def test_an_example_that_fails_is_shown_line_by_line(desk: Desk) -> None:
    failures = failures_of(
        desk,
        "- id: r\n  scope: sentence\n  match: {phrase: magic}\n"
        '  examples: {flag: ["[[Magic]].", "It is [[pure magic]]."], leave: ["Plain magic.", "None."]}',
    )
    assert [(f.rule.id, f.kind, f.with_rules, f.found) for f in failures] == [
        ("t/r", "flag", "alone", "It is pure [[magic]]."),
        ("t/r", "flag", "all", "It is pure [[magic]]."),
        ("t/r", "leave", "alone", "Plain [[magic]]."),
        ("t/r", "leave", "all", "Plain [[magic]]."),
    ]
    assert failures[0].diff().splitlines()[0] == "- It is [[pure magic]]."


def test_an_example_without_marks_has_to_be_flagged_all_the_same(desk: Desk) -> None:
    failures = failures_of(
        desk,
        "- id: r\n  scope: document\n  lacks: {phrase: magic}\n"
        '  examples: {flag: ["Plain.", "Pure magic."], leave: ["Magic."]}',
    )
    assert [(f.kind, f.with_rules, f.expected, f.found) for f in failures] == [
        ("flag", "alone", "(any match)", "Pure magic."),
        ("flag", "all", "(any match)", "Pure magic."),
    ]
