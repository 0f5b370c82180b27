"""Words that rules look for: as written, in any inflection, by grammar, by pattern; and their denial."""

from __future__ import annotations

import pytest
from desk import Desk, page

SENTENCE = "- id: r\n  scope: sentence\n  match: {match}\n"


@pytest.mark.parametrize(
    ("match", "text", "found"),
    [
        ("{phrase: game changer}", "It is a Game Changer for sleep.", ["Game Changer"]),
        ("{phrase: game changer}", "It is a game, a changer.", []),
        ("{phrase: cure}", "The cured ham is good.", []),
        ("{phrase: don't}", "They don’t want you to know.", ["don’t"]),
        ("{phrase: [gut health, gut]}", "It lifts gut health.", ["gut health"]),
        ("{lemma: swear by}", "My aunt swore by it.", ["swore by"]),
        ("{lemma: miracle}", "It works miracles on skin.", ["miracles"]),
        ("{lemma: cure}", "It cured my cat.", ["cured"]),
        ("{tokens: [[{lemma: show, pos: VERB}]]}", "The show has shown that it works.", ["shown"]),
        (
            "{tokens: [[{lemma: study}, {op: '?'}, {lemma: show}]]}",
            "Studies clearly show it.",
            ["Studies clearly show"],
        ),
        ("{tokens: [[{number: true}, percent]]}", "It helped ninety percent of them.", ["ninety percent"]),
        ("{tokens: [[{lower: [heals, mends]}]]}", "It mends bones.", ["mends"]),
        (r"{regex: '\d+\s?%'}", "Of 40 people 80 % slept, 5% woke.", ["80 %", "5%"]),
        ("{regex: '^it'}", "Surely it is. It is.", []),
        ("{regex: '(?-i)AI'}", "By AI. They said so.", ["AI"]),
        ("{phrase: magic, regex: 'wow'}", "Wow, magic.", ["Wow", "magic"]),
    ],
)
def test_words_are_found(desk: Desk, match: str, text: str, found: list[str]) -> None:
    assert desk.flagged(SENTENCE.format(match=match), page(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "It is not a cure.",
        "It is not a cure and not a magic cure.",
        "It doesn't promise a cure.",
        "There is no cure for MS.",
        "There is still no known cure for it.",
        "It was never a cure.",
        "Think of it as help rather than a cure.",
        "It is far from a cure.",
        "Nobody found a cure.",
        "It is neither a cure nor a fraud.",
        "Is it a cure?",
        "Could this be the cure?”",
    ],
)
def test_denied_words_and_questions_are_passed_over(desk: Desk, text: str) -> None:
    assert desk.flagged(SENTENCE.format(match="{phrase: cure}"), page(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is a cure.",
        "It is not only a relief but a cure.",
        "It is not hard to find: this cure is everywhere.",
        "Not everyone knows it, but the cure is here.",
        "It does not hurt and brings a cure.",
        "This cure is no secret.",
    ],
)
def test_a_denial_elsewhere_leaves_words_standing(desk: Desk, text: str) -> None:
    assert desk.flagged(SENTENCE.format(match="{phrase: cure}"), page(text)) == ["cure"]


@pytest.mark.parametrize(
    ("denied", "found"), [("skip", ["risk"]), ("only", ["risks"]), ("any", ["risk", "risks"])]
)
def test_a_rule_says_what_denials_count(desk: Desk, denied: str, found: list[str]) -> None:
    text = page("There is a risk.", "There are no risks.")
    assert desk.flagged(SENTENCE.format(match=f"{{lemma: risk, denied: {denied}}}"), text) == found


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("sentence", ["works"]),
        ("previous", ["Sage"]),
        ("next", ["Buy"]),
        ("block", ["Sage", "works", "Buy"]),
        ("section", ["Herbs", "Sage", "works", "Buy", "Tea"]),
        ("headings", ["Herbs", "More"]),
        ("title", ["Herbs"]),
        ("top", ["Herbs", "Sage", "works", "Buy", "Tea"]),
        ("bibliography", ["Smith"]),
        ("document", ["Herbs", "Sage", "works", "Buy", "Tea", "More", "End"]),
    ],
)  # fmt: skip
def test_where_words_are_sought(desk: Desk, where: str, found: list[str]) -> None:
    blocks = (
        "# Herbs",
        "Sage. It works here. Buy it.",
        "Tea is fine.",
        "# More",
        "End of it.",
        "~ Smith 2019.",
    )
    words = ["Sage", "works", "Buy", "Tea", "Herbs", "More", "End", "Smith"]
    rule = (
        "- id: r\n  scope: sentence\n  applies_to: {{phrase: works}}\n"
        "  match: {{phrase: {word}, in: {where}}}\n"
    )
    hits = [w for w in words if desk.flagged(rule.format(word=w, where=where), page(*blocks))]
    assert sorted(hits) == sorted(found)


def test_a_table_has_rows_and_heads(desk: Desk) -> None:
    text = page("| Agent | Benefit | Dose", "| Zinc | Eases colds | 5 mg", "| Sage | Calms | 3 g")
    rule = (
        "- id: r\n  scope: block\n  applies_to: {{phrase: {cell}}}\n"
        "  match: {{phrase: {word}, in: {where}}}\n"
    )
    seen = {
        (cell, where, word): bool(desk.flagged(rule.format(cell=cell, word=word, where=where), text))
        for cell, where, word in [
            ("5 mg", "row", "Zinc"), ("5 mg", "row", "Sage"), ("5 mg", "column_head", "Dose"),
            ("5 mg", "column_head", "Benefit"), ("Calms", "column_head", "Benefit"),
        ]
    }  # fmt: skip
    assert list(seen.values()) == [True, False, True, False, True]


def test_patterns_take_time_linear_in_the_text(desk: Desk) -> None:
    text = page("a" * 200_000 + "!")
    assert desk.flagged(SENTENCE.format(match="{regex: '(a+)+b'}"), text) == []


@pytest.mark.parametrize(
    ("regex", "found"),
    [
        ("\\d+ mg", ["5 mg", "5 mg"]),
        ("(?P<words>\\d+ mg)(?:$|[^/])", ["5 mg"]),  # not that of the laboratory
        ("(?P<words>\\d+ mg)/dL|zinc", ["5 mg", "zinc"]),
    ],
)
def test_the_group_called_words_is_what_was_found(desk: Desk, regex: str, found: list[str]) -> None:
    text = page("She had 5 mg/dL. Take 5 mg of zinc.")
    assert desk.flagged(SENTENCE.format(match=f"{{regex: '{regex}'}}"), text) == found


ABBREVIATIONS = """lexicons:
  short: {source: s, entries: {LDN: [low-dose naltrexone], NAD+: [nicotinamide adenine dinucleotide], MS: []}}
"""


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (("LDN calms. Low-dose naltrexone is a drug.",), ["LDN"]),
        (("LDN calms. LDN helps.",), ["LDN"]),  # once
        (("Low-dose naltrexone (LDN) calms. LDN helps.",), []),
        (("LDN, or low-dose naltrexone, calms.",), []),
        (("A cheap drug (LDN) calms.",), []),
        (("LDN (a cheap drug) calms.",), []),
        (("# LDN", "Low-dose naltrexone is also called LDN."), []),
        (("# LDN", "It calms."), []),
        (("NAD+ feeds cells and MS is a disease.",), ["NAD+", "MS"]),
        (("NADH feeds cells, says Ms Gray.",), []),
    ],
)
def test_abbreviations_that_nobody_explains(desk: Desk, blocks: tuple[str, ...], found: list[str]) -> None:
    rule = SENTENCE.format(match="{undefined: {lexicon: short}}")
    assert desk.flagged(rule, page(*blocks), rest=ABBREVIATIONS) == found
