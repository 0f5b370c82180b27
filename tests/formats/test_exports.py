"""Exports of many documents: which records are read, from which fields, under which names."""

from __future__ import annotations

import json

import pytest
from readings import document_in

from claimaudit.formats import Reading, Result, documents_of
from claimaudit.model import Skipped, Unreadable
from claimaudit.source import Document

LONG = "Zinc shortens colds by a day, says a trial in which forty adults took lozenges every two hours."


def read(text: str, name: str, reading: Reading | None = None) -> list[Result]:
    return list(documents_of(text.encode(), name=name, key=f"docs/{name}", reading=reading or Reading()))


def told(text: str, name: str, reading: Reading | None = None) -> list[tuple[str, str | None, str]]:
    """Path, title and text of each document; of what is none, its reason for a text."""
    return [
        (result.path, result.title, result.text)
        if isinstance(result, Document)
        else (result.path, None, result.reason)
        for result in read(text, name, reading)
    ]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "wordpress.json",
            json.dumps([{"id": 7, "title": {"rendered": "A &amp; B"}, "content": {"rendered": LONG}}]),
            [("wordpress.json#7", "A & B", LONG)],
        ),
        (
            "ghost.json",
            json.dumps({"db": [{"data": {"posts": [{"id": "a", "title": "T", "html": LONG}]}}]}),
            [("ghost.json#a", "T", LONG)],
        ),
        ("one.json", json.dumps({"slug": "z", "body": LONG}), [("one.json#z", None, LONG)]),
        ("ab.json", json.dumps([LONG, "B."]), [("ab.json#1", None, LONG), ("ab.json#2", None, "B.")]),
        ("a.jsonl", f'{{"id": 1, "text": "{LONG}"}}\n\n{{"id": 2, "text": "Zinc helps all of you."}}\n',
         [("a.jsonl#1", None, LONG), ("a.jsonl#2", None, "Zinc helps all of you.")]),
        ("a.csv", f'ID,Title,Body (HTML)\n9,Zinc,"<p>{LONG}</p>"\n', [("a.csv#9", "Zinc", LONG)]),
        ("a.csv", f'sku;description\nZ-1;"{LONG}"\n', [("a.csv#Z-1", None, LONG)]),
        ("a.tsv", f"body\n{LONG}\n", [("a.tsv#1", None, LONG)]),
        ("a.csv", f"id,copy\n1,{LONG.replace(',', '')}\n", [("a.csv#1", None, LONG.replace(",", ""))]),
    ],
)  # fmt: skip
def test_fields_are_found(name: str, text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert told(text, name) == expected


def test_fields_are_told() -> None:
    text = json.dumps([{"id": 1, "body": LONG, "sku": "z", "intro": "**Zinc** helps.", "name": "Zinc"}])
    reading = Reading(
        text_field=("intro", "body"), id_field="sku", title_field="name", field_format="markdown"
    )
    (result,) = read(text, "a.json", reading)
    document = document_in(result)
    assert (document.key, document.title) == ("docs/a.json#z", "Zinc")
    parts = [document.locate(block.start, block.end).part for block in document.blocks]
    assert parts == ["record z, field intro", "record z, field body"]


@pytest.mark.parametrize(
    ("name", "text", "reading", "reason"),
    [
        ("a.json", '[{"bodytext": "x"}]', Reading(text_field=("bodytxt",)),
         "has no field “bodytxt”; did you mean “bodytext”?"),
        ("a.json", '[{"a": "x"}]', Reading(id_field="uid"), "has no field “uid”; its fields are: a"),
        ("package.json", '{"name": "x", "version": "1"}', Reading(),
         "no field of it looks like the text of a document; its fields are: name, version"),
        ("a.csv", "id,dose\n1,5\n", Reading(),
         "no field of it looks like the text of a document; its fields are: id, dose"),
        ("a.csv", "", Reading(), "no field of it looks like the text of a document; it has no fields"),
    ],
)  # fmt: skip
def test_what_has_no_such_field(name: str, text: str, reading: Reading, reason: str) -> None:
    assert read(text, name, reading) == [Unreadable(name, reason)]


def test_a_broken_record_never_stops_the_others() -> None:
    lines = [json.dumps({"id": 1, "body": LONG}), '{"id": 2', json.dumps({"id": 3, "body": ["x"]})]
    lines += [json.dumps({"id": 4, "body": ""}), "[]", json.dumps({"id": 1, "body": LONG})]
    assert told("\n".join(lines), "a.jsonl") == [
        ("a.jsonl#1", None, LONG),
        ("a.jsonl#line-2", None, "not valid JSON: Expecting ',' delimiter (line 1, column 9)"),
        ("a.jsonl#3", None, "the field “body” holds no text"),
        ("a.jsonl#4", None, "a record without text"),
        ("a.jsonl#record-5", None, "neither an object nor a text"),
        ("a.jsonl#1~2", None, LONG),
    ]


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    found = told(f'id,body\n1,"{LONG}"\n2,"Zinc\n3,"x"\n', "a.csv")
    assert found[0] == ("a.csv#1", None, LONG)
    assert found[1][2].startswith("not valid CSV from here on: ")


def test_more_values_than_heads_are_told() -> None:
    assert told(f"id,body\n1,{LONG.replace(',', '')}\n2,a,b\n", "a.csv")[1] == (
        "a.csv#row-2",
        None,
        "3 values under 2 heads",
    )


def test_records_in_another_language_are_passed_over() -> None:
    text = json.dumps([{"id": 1, "lang": "de", "body": "Zink verkürzt Erkältungen um einen Tag, heißt es."}])
    assert read(text, "a.json") == [Skipped("a.json#1", "in another language than English (lang: de)")]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<p>A.</p><p>B.</p>", ["A.", "B."]),
        ("<strong>A</strong> b.\n\nC.", ["A b.", "C."]),
        ("## A\n\n- b\n- c", ["A", "b", "c"]),
        ("A.\n\nB <5 mg & more.", ["A.", "B <5 mg & more."]),
    ],
)
def test_what_a_text_is_written_in(body: str, blocks: list[str]) -> None:
    (result,) = read(json.dumps([{"content": body}]), "a.json")
    document = document_in(result)
    assert [document.text[block.start : block.end] for block in document.blocks] == blocks
