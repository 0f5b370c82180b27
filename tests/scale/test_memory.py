"""What is recalled of an earlier run, what isn't, and that nobody can tell the difference."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimaudit import Auditor
from claimaudit.audit import edition
from claimaudit.audit.edition import Editions
from claimaudit.audit.extraction import Extracted
from claimaudit.audit.line import answers
from claimaudit.audit.memory import Memory
from claimaudit.audit.orders import Item
from claimaudit.audit.outcome import Answer, Judged
from claimaudit.audit.texts import document_of
from claimaudit.formats import Reading, Unread
from claimaudit.model import Audit, Unreadable
from claimaudit.nlp.models import find_model
from claimaudit.resources import packs_folder
from claimaudit.store import Store

TEXT = """# Sleep

Take 500 mg of magnesium daily.

<!-- claimaudit: ignore house/cures reason="a quotation" -->
Ginger *cures* insomnia.

| Herb | Effect |
|---|---|
| Valerian | May improve sleep [1]. |
"""
PACK = """
pack: house
title: House rules
rules:
  - id: house/cures
    severity: error
    confidence: high
    family: hype
    scope: claim
    applies_to: {relation: cures}
    message: "“{cue}” was said."
    why: We don't say so.
    basis: [{source: discern}]
    examples: {flag: ["Ginger [[cures]] nausea."], leave: ["No."]}
"""
FILE = Unread("a.md", "a.md", TEXT.encode())


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a pack, and a store that holds what was said of the file."""
    place = tmp_path_factory.mktemp("memory")
    (place / "house.yml").write_text(PACK, encoding="utf-8")
    auditor = house(place)
    with_memory(place, auditor, [FILE])
    return place


def house(place: Path, **options: Any) -> Auditor:
    packs = [place / "house.yml", packs_folder() / "consistency.yml"]
    return Auditor(**{"rules": packs, "default_rules": False, "today": date(2026, 11, 1), **options})


def store(place: Path) -> Store:
    return Store(place / "answers.db", pytest.fail)


def with_memory(place: Path, auditor: Auditor, items: list[Item]) -> list[Answer]:
    held = store(place)
    memory = Memory(Editions(held), [auditor.standard])
    found = [answer for _, answer in answers(((0, item) for item in items), [auditor.bench], memory=memory)]
    held.close()
    return found


def kind_of_work(place: Path, auditor: Auditor, item: Unread) -> str:
    """What there is left to do."""
    held = store(place)
    recalled = Memory(Editions(held), [auditor.standard]).recall(0, item)
    held.close()
    if isinstance(recalled, Judged):
        return "nothing"
    return "judging" if isinstance(recalled.item, Extracted) else "all"


def told(answer: Answer | Audit) -> tuple[list[tuple[str, bool]], set[str]]:
    """The findings, and whether each stands; the rules on several documents that it has a side of."""
    match answer:
        case Judged(audit=Audit(findings=found), candidates=candidates):
            return [(each.rule, each.stands) for each in found], {each.rule for each in candidates}
        case Audit(findings=found):
            return [(each.rule, each.stands) for each in found], set()
    return [], set()


def test_what_is_recalled_is_what_was_said(place: Path) -> None:
    auditor = house(place)
    (recalled,), (worked,) = with_memory(place, auditor, [FILE]), [auditor.bench.audit(FILE)]
    assert recalled == worked
    assert told(recalled) == (
        [("house/cures", True)],
        {"consistency/certainty-drift-across", "consistency/dose-conflict-across"},
    )
    assert told(auditor.conclude(recalled)) == ([("house/cures", False)], set())


def test_what_is_judged_anew_is_what_would_have_been_said(place: Path) -> None:
    auditor = house(place, profile="commercial-uk")
    assert kind_of_work(place, auditor, FILE) == "judging"
    assert with_memory(place, auditor, [FILE]) == [auditor.bench.audit(FILE)]
    assert kind_of_work(place, auditor, FILE) == "nothing"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "nothing"),
        ({"ignores": False}, "nothing"),  # they are heard each time
        ({"profile": "commercial-eu"}, "judging"),
        ({"today": date(2026, 11, 2)}, "judging"),
        ({"select": ["house"]}, "judging"),
        ({"ignore": ["consistency"]}, "judging"),
        ({"severity": {"house/cures": "info"}}, "judging"),
    ],
)
def test_what_is_asked(place: Path, options: dict[str, Any], expected: str) -> None:
    assert kind_of_work(place, house(place, **options), FILE) == expected


@pytest.mark.parametrize(
    "item",
    [
        replace(FILE, data=FILE.data + b" "),
        replace(FILE, path="b.md"),
        replace(FILE, key="b.md"),
        replace(FILE, reading=Reading(meta_description=True)),
    ],
)
def test_another_document(place: Path, item: Unread) -> None:
    assert kind_of_work(place, house(place), item) == "all"


def test_a_rule_that_was_changed(place: Path, tmp_path: Path) -> None:
    (tmp_path / "house.yml").write_text(PACK.replace("was said", "is said"), encoding="utf-8")
    auditor = house(place, rules=[tmp_path / "house.yml"])
    assert kind_of_work(place, auditor, FILE) == "judging"


@pytest.mark.parametrize("what", ["_LIBRARIES", "_CODE"])
def test_another_program(place: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.setattr(edition, what, ("pydantic",) if what == "_LIBRARIES" else {".py"})
    assert kind_of_work(place, house(place), FILE) == "all"


@pytest.mark.parametrize("folder", ["lexicon_folder", "limits_folder"])
def test_other_word_lists_and_limits(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (tmp_path / "list.tsv").write_text("word\n", encoding="utf-8")
    monkeypatch.setattr(edition, folder, lambda: tmp_path)
    expected = {"lexicon_folder": "all", "limits_folder": "judging"}
    assert kind_of_work(place, house(place), FILE) == expected[folder]


def test_another_model(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = find_model()
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(edition, "find_model", lambda _: replace(model, folder=tmp_path))
    assert kind_of_work(place, house(place), FILE) == "all"


def test_a_record_of_an_export_is_known_by_what_it_holds(place: Path, tmp_path: Path) -> None:
    record, other = document_of("Ginger eases nausea.", "a.jsonl#1"), document_of("No.", "a.jsonl#1")
    auditor = house(place)
    first = with_memory(tmp_path, auditor, [record, other])
    held = store(tmp_path)
    memory = Memory(Editions(held), [auditor.standard])
    assert [memory.recall(0, item) for item in (record, other)] == [
        replace(answer, grammar=None) for answer in first if isinstance(answer, Judged)
    ]


def test_what_can_not_be_read_is_tried_each_time(place: Path, tmp_path: Path) -> None:
    auditor = house(place)
    empty = Unread("a.txt", "a.txt", b"")
    assert with_memory(tmp_path, auditor, [empty]) == [Unreadable("a.txt", "empty")]
    assert kind_of_work(tmp_path, auditor, empty) == "all"


def test_a_name_that_is_no_unicode_is_worked_out_each_time(place: Path, tmp_path: Path) -> None:
    auditor = house(place)
    odd = Unread(os.fsdecode(b"\xff.txt"), "a.txt", b"Ginger eases nausea.")
    assert with_memory(tmp_path, auditor, [odd]) == with_memory(tmp_path, auditor, [odd])
    assert kind_of_work(tmp_path, auditor, odd) == "all"


def test_a_damaged_answer_is_worked_out_anew(place: Path, tmp_path: Path) -> None:
    auditor = house(place)
    with_memory(tmp_path, auditor, [FILE])
    held = store(tmp_path)
    memory = Memory(Editions(held), [auditor.standard])
    keys = memory._keys(0, FILE)
    for key, work in ((keys.judged, "judging"), (keys.grammar, "all"), (keys.extracted, "all")):
        held.put([(key, b"x\x9c damaged")])
        assert kind_of_work(tmp_path, auditor, FILE) == work
    held.close()
