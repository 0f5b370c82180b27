"""Rule files that an earlier run has found sound: not read again, unless something has changed."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from claimaudit.errors import UserError
from claimaudit.rules.book import RuleBook
from claimaudit.rules.kept import KeptIndexes
from claimaudit.rules.load import load_book
from claimaudit.rules.vocabulary import Profile
from claimaudit.store import Store

PACK = """
pack: house
title: House rules
profiles: {commercial-uk: error}
rules:
  - id: house/cures
    aliases: [house/heals]
    severity: info
    profiles: {commercial-eu: off}
    confidence: high
    family: hype
    scope: claim
    applies_to: {relation: cures, is: firm}
    message: "“{cue}” was said."
    why: We don't say so.
    basis: [{source: discern, at: page 3}]
    examples: {flag: ["Ginger [[cures]] nausea."], leave: ["No."]}
define: {firm: {certainty: asserted}}
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "answers.db", pytest.fail)
    yield store
    store.close()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "house.yml").write_text(PACK, encoding="utf-8")
    return tmp_path / "house.yml"


def load(pack: Path, store: Store, program: bytes = b"1") -> RuleBook:
    return load_book([pack], builtin=False, kept=KeptIndexes(store, program))


def is_read(book: RuleBook) -> bool:
    return "contents" in vars(book.contents)


def test_nobody_can_tell_the_difference(pack: Path, store: Store) -> None:
    first, again = load(pack, store), load(pack, store)
    assert again == first
    assert [again.rules[0].severity(profile) for profile in get_args(Profile)] == [
        "info", "info", "off", "error",
    ]  # fmt: skip
    assert again.rule("house/heals").info == first.rule("house/cures").info
    assert not is_read(again)
    assert again.rule("house/cures").rule == first.rule("house/cures").rule
    assert (again.definitions, again.lists) == (first.definitions, first.lists)
    assert is_read(again)


def test_what_has_changed_is_read(pack: Path, store: Store) -> None:
    kept = []
    for text, program in ((PACK, b"1"), (PACK, b"1"), (PACK + "#", b"1"), (PACK, b"2"), (PACK, b"1")):
        pack.write_text(text, encoding="utf-8")
        load(pack, store, program)
        kept.append(store.holding().answers)
    assert kept == [1, 1, 2, 3, 3]
    load(pack.rename(pack.with_name("moved.yml")), store)
    assert store.holding().answers == 4


def test_what_is_wrong_is_told_each_time(pack: Path, store: Store) -> None:
    pack.write_text(PACK.replace("severity: info", "severity: grave"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(UserError, match="unknown value “grave”"):
            load(pack, store)
    assert store.holding().answers == 0


def test_what_rules_ask_is_that_of_the_files_when_they_were_looked_at(pack: Path, store: Store) -> None:
    load(pack, store)
    book = load(pack, store)
    pack.write_text(PACK.replace("cures, is", "treats, is"), encoding="utf-8")
    asked = book.rule("house/cures").rule.applies_to
    assert (asked and asked.relation) == ("cures",)


def test_it_goes_to_another_process_as_it_was_read(pack: Path, store: Store) -> None:
    load(pack, store)
    there = pickle.loads(pickle.dumps(load(pack, store)))
    assert is_read(there)
    assert there.rules[0].rule == load(pack, store).rules[0].rule


def test_a_damaged_index_is_made_anew(pack: Path, store: Store) -> None:
    book = load(pack, store)
    with store._file or pytest.fail("no file") as file:
        file.execute("UPDATE answer SET value = x'00'")
    assert load(pack, store) == book
