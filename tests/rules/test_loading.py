"""Packs with one mistake each, and the words in which it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import filled

from claimaudit.errors import UserError
from claimaudit.rules.load import load_book

GOOD = filled("- id: r\n  applies_to: {kind: outcome}")


def told(tmp_path: Path, text: str) -> str:
    """The error of a pack, from its line on."""
    path = tmp_path / "t.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as raised:
        load_book([path], builtin=False)
    return str(raised.value).removeprefix(f"{path}:")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("severty: error", "14:3: unknown key “severty” (did you mean “severity”?)"),
        ("title: 3", "14:10: expected text"),
        ("scope: clam", "14:10: unknown value “clam” (did you mean “claim”?)"),
        ("profiles: {commercial-fr: error}",
         "14:14: unknown value “commercial-fr” (did you mean “commercial-us”?)"),
        ("profiles: {editorial: often}", "14:25: unknown value “often” (one of: error, warning, info, off)"),
        ("unless: {suport: cited}", "14:12: unknown key “suport” (did you mean “support”?)"),
        ("unless: [{support: cited}, {support: sited}]",
         "14:40: unknown value “sited” (did you mean “cited”?)"),
        ("unless: {phrase: {lexicon: refutatoins}}",
         "14:30: no word list is called “refutatoins” (did you mean “refutations”?)"),
        ("unless: {phrase: {lexikon: a}}", "14:21: unknown key “lexikon” (did you mean “lexicon”?)"),
        ("unless: {phrase: {lexicon: refutations, for: agent}}",
         "14:48: the word list “refutations” has no entries"),
        ("unless: {is: conclusoin}",
         "14:16: nothing is defined as “conclusoin” (did you mean “conclusion”?)"),
        ("unless: {any: [{regex: 'a('}]}", "14:26: unreadable pattern: missing ): a("),
        ("unless: {regex: '(?<=a)b'}", "14:19: unreadable pattern: invalid perl operator: (?<="),
        (r"unless: {regex: '(a)\1'}", r"14:19: unreadable pattern: invalid escape sequence: \1"),
        ("unless: {tokens: [[{pos: NUON}]]}", "14:28: unknown part of speech “NUON” (did you mean “NOUN”?)"),
        ("unless: {tokens: [[{op: '??'}]]}", "14:27: unknown value “??” (did you mean “?”?)"),
        ("unless: {tokens: [[a, {op: '*'}]]}",
         "14:25: any token at all can't repeat without end (`op: \"*\"`)"),
        ("unless: {dose: {high: {above: lots}}}", "14:33: unknown value “lots” (one of: limit)"),
        ("unless: {hedges: {at_least: many}}", "14:31: expected a number"),
        ("lacks: {kind: outcome}", "14:3: `lacks` needs `scope: document`"),
        ("same: agent", "4:3: `same`, `differ` and `agree` need a `pair`"),
        ("pair: [{kind: dosage}, {kind: dosage}]", "14:3: `pair` needs `scope: document` or `corpus`"),
        ("scope: corpus", "14:10: a rule on a corpus needs a `pair`"),
        ("suggestion: Cite {sorce}.", "14:15: this rule has no “{sorce}” (one of: agent, agents, booster, "
         "cue, dose, hedge, hedges, relation, support, target, targets, title)"),
        ("suggestion: Say {cues}.", "14:15: this rule has no “{cues}” (did you mean “cue”?)"),
        ("match: {in: sentence}", "14:10: `match` needs `phrase`, `lemma`, `tokens`, `regex` or `undefined`"),
        ("aliases: t/r", "4:7: the id “t/r” stands in t.yml, line 4 already"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_rule(tmp_path: Path, line: str, error: str) -> None:
    assert told(tmp_path, f"pack: t\ntitle: T\nrules:\n{GOOD}\n\n  {line}\n") == error


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("pack: t", "pak: t", "1:1: unknown key “pak” (did you mean “pack”?)"),
        ("id: t/r", "id: tr", "4:7: expected an id such as pack/kebab-name, not “tr”"),
        ("id: t/r", "id: x/r", "4:7: the id must begin with the name of the pack, “t/”"),
        ("severity: warning", "severity: warn", "6:13: unknown value “warn” (did you mean “warning”?)"),
        ("  severity: warning\n", "", "4:3: the key “severity” is missing"),
        ("source: ftc-2022", "source: ftc-2020",
         "11:20: no source is called “ftc-2020” (did you mean “ftc-2022”?)"),
        ("[{source: ftc-2022}]", "[]", "11:10: expected one entry at least"),
        ('flag: ["[[a]]"]', "flag: []", "12:20: expected one entry at least"),
        (", leave: [b]", "", "12:13: the key “leave” is missing"),
        ("[[a]]", "a", "12:21: mark the words that the finding points to with [[ and ]]"),
        ("[[a]]", "[[a]", "12:21: [[ and ]] don't pair"),
        ("leave: [b]", 'leave: ["[[b]]"]', "12:39: what is left has nothing to mark"),
        ("  applies_to: {kind: outcome}\n", "",
         "4:3: a rule must ask something: "
         "`applies_to`, `match`, `count`, `lacks`, `checklist`, `total` or `pair`"),
        ("kind: outcome", "kind: [outcome, outome]",
         "5:32: unknown value “outome” (did you mean “outcome”?)"),
        ("  family: support", "  family: [support]",
         "8:11: unknown value “['support']” (did you mean “support”?)"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_pack(tmp_path: Path, old: str, new: str, error: str) -> None:
    text = f"pack: t\ntitle: T\nrules:\n{GOOD}\n"
    assert old in text
    assert told(tmp_path, text.replace(old, new, 1)) == error


@pytest.mark.parametrize(
    ("rest", "error"),
    [
        ("define: {a: {is: b}, b: {not: {is: a}}}", "14:13: “a” is defined by itself"),
        ("define: {harms: {kind: outcome}}", "14:10: “harms” is already taken"),
        ("lexicons: {a: {source: x, words: [{lexicon: b}]}, b: {source: x, words: [{lexicon: a}]}}",
         "14:15: the list “a” holds itself"),
        ("lexicons: {a: {source: x}}", "14:15: a word list needs `words` or `entries`"),
        ("lexicons: {a: {words: [b]}}", "14:15: the key “source” is missing"),
        ("sources: {mine: {title: T, read: partly}}",
         "14:34: unknown value “partly” (one of: original, summary, unverified)"),
        ("sources: {ftc-2022: {title: T, read: original}}", "14:11: “ftc-2022” is already taken"),
    ],
)  # fmt: skip
def test_a_mistake_in_what_a_pack_brings_with_it(tmp_path: Path, rest: str, error: str) -> None:
    assert told(tmp_path, f"pack: t\ntitle: T\nrules:\n{GOOD}\n\n{rest}\n") == error


def test_an_id_that_stands_twice_is_told_across_files(tmp_path: Path) -> None:
    for name in ("one.yml", "two.yml"):
        (tmp_path / name).write_text(f"pack: t\ntitle: T\nrules:\n{GOOD}\n", encoding="utf-8")
    with pytest.raises(UserError) as raised:
        load_book([tmp_path], builtin=False)
    assert str(raised.value) == f"{tmp_path / 'two.yml'}:4:7: the id “t/r” stands in one.yml, line 4 already"


def test_a_folder_brings_its_own_sources_definitions_and_word_lists(tmp_path: Path) -> None:
    asked = GOOD.replace("{kind: outcome}", "{is: vague, phrase: {lexicon: fog}}")
    files = {
        "t.yml": f"pack: t\ntitle: T\nrules:\n{asked.replace('ftc-2022', 'house-style')}\n",
        "sources.yml": "sources: {house-style: {title: House, read: original}}",
        "definitions.yml": "define: {vague: {support: vague}}",
        "lexicon/rule-words/fog.yml": "source: us\nwords: [haze, mist]",
    }
    (tmp_path / "lexicon" / "rule-words").mkdir(parents=True)
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    book = load_book([tmp_path], builtin=False)
    assert [spec.id for spec in book.rules] == ["t/r"]
    assert book.rules[0].basis[0].title == "House"
    assert book.lists.words(book.lists.lists["fog"].words) == {"haze", "mist"}


def test_own_rules_stand_beside_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "t.yml").write_text(f"pack: t\ntitle: T\nrules:\n{GOOD}\n", encoding="utf-8")
    beside, instead = load_book([tmp_path / "t.yml"]), load_book([tmp_path / "t.yml"], builtin=False)
    assert [spec.id for spec in instead.rules] == ["t/r"]
    assert {spec.id for spec in beside.rules} == {spec.id for spec in load_book().rules} | {"t/r"}
