"""What is looked for in the whole text at once is found as though each block stood alone."""

from __future__ import annotations

import pytest
from desk import Desk, claim, page

from claimaudit.model import EntityType, HedgeSort
from claimaudit.rules.conditions import Conditions
from claimaudit.rules.expressions import compile_regex
from claimaudit.rules.matchers.blocks import Blocks
from claimaudit.rules.matchers.regex import Expression
from claimaudit.rules.matchers.utf8 import Encoded
from claimaudit.rules.outline import fits, masks, outline


@pytest.mark.parametrize(
    ("pattern", "blocks", "found"),
    [
        (r"one\W+two", ["one two", "one", "two"], ["one two"]),
        (r"one\W+two", ["so one", "two one two"], ["one two"]),
        (r"one\W+two", ["one two one", "two", "one two"], ["one two", "one two"]),
        (r"one[\s\S]+two", ["one two", "no", "one or two"], ["one two", "one or two"]),
        (r"(?:^|[^\w-])(?P<words>MS)", ["MS, MS-MS", "MS"], ["MS", "MS", "MS"]),
        (r"^\W*(?P<words>by) \w", ["“By me", "or by you", "by us"], ["By", "by"]),
        (r"\w+$", ["one two", "three"], ["two", "three"]),
        (r"\A\w+", ["one two", "three four"], ["one", "three"]),
        (r"\w+\z", ["one two", "three four"], ["two", "four"]),
        (r"(?-m)^\w+", ["one two", "three four"], ["one", "three"]),
        (r"\d+ ?[µμ]g", ["é – 5 µg", "ß: 60μg, 7 ng"], ["5 µg", "60μg"]),
        (r"x*", ["ä", "xx x"], ["xx", "x"]),
        (r"\s*", ["a b", "c"], [" "]),
    ],
)
def test_an_expression_is_found_within_blocks(pattern: str, blocks: list[str], found: list[str]) -> None:
    document = page(*blocks)
    hits = Expression(compile_regex(pattern)).find(Encoded(document.text), Blocks(document.blocks))
    assert [document.text[start:end] for start, end in sorted(hits)] == found


TOKENS = "- id: r\n  scope: block\n  match: {{tokens: [{patterns}]}}\n"


@pytest.mark.parametrize(
    ("patterns", "text", "found"),
    [
        ("[helps, {pos: PRON, op: '*'}, sleep]", "It helps me sleep well.", ["helps me sleep"]),
        ("[{op: '?'}, helps]", "So it helps.", ["it helps"]),
        ("[{op: '?'}, helps]", "Helps.", ["Helps"]),
        ("[helps, {op: '?'}, {op: '?'}]", "It helps you sleep well.", ["helps you sleep"]),
        ("[{lower: [very], op: '+'}, good]", "It is very very good.", ["very very good"]),
        ("[good, sleep]", "Sleep is good.", []),
        ("[good], [good, sleep]", "A good sleep is good.", ["good sleep", "good"]),
        ("[{number: true}]", "Six or 7 of them.", ["Six", "7"]),
        ("[it, {lower: [is, was], op: '!'}, good]", "It is good. It feels good.", ["It feels good"]),
    ],
)
def test_token_patterns_are_found_as_far_as_they_reach(
    desk: Desk, patterns: str, text: str, found: list[str]
) -> None:
    assert desk.flagged(TOKENS.format(patterns=patterns), page(text)) == found


@pytest.mark.parametrize(
    ("asked", "meets"),
    [
        ({}, True),
        ({"kind": "outcome"}, True),
        ({"kind": ["dosage", "mechanism"]}, False),
        ({"relation": ["treats", "decreases"], "certainty": "hedged"}, True),
        ({"relation": "decreases", "certainty": "asserted"}, False),
        ({"polarity": "negative"}, False),
        ({"hedge_sort": ["condition", "modal"]}, True),
        ({"hedge_sort": "condition"}, False),
        ({"agent_type": "intervention"}, True),
        ({"agent_type": "drug"}, False),
        ({"target_type": ["symptom", "disease"]}, True),
        ({"target_type": "intervention"}, False),
        ({"dose": {"unit": "mg"}}, False),
        ({"agent": "zinc"}, True),  # names aren't on the face of it
    ],
)
def test_what_a_claim_is_on_its_face(asked: dict[str, object], meets: bool) -> None:
    agents: dict[str, EntityType] = {"Garlic": "food"}
    targets: dict[str, EntityType] = {"pain": "symptom"}
    hedges: dict[str, HedgeSort] = {"may": "modal"}
    told = claim(
        page("Garlic may lower pain."),
        "lower",
        agents=agents,
        targets=targets,
        certainty="hedged",
        hedges=hedges,
    )
    assert fits(outline(told), masks(Conditions.model_validate(asked))) == meets
