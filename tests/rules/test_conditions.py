"""What a rule may ask of a claim: each condition held against claims that meet it and claims that don't."""

from __future__ import annotations

from typing import Any

import pytest
from desk import Desk, claim, page

TEXT = "Vitamin D may slow the progression of MS in adults."
PAGE = page("# What it does", TEXT, "Take 5 mg of zinc daily.", metadata=(("Author", "The Mind of AI"),))

SLOWS: dict[str, Any] = {
    "agents": {"Vitamin D": "nutrient"},
    "canonical": {"Vitamin D": "vitamin D"},
    "targets": {"progression of MS": "disease_course"},
}
MAY: dict[str, Any] = SLOWS | {"certainty": "hedged", "hedges": {"may": "modal"}}
TAKE: dict[str, Any] = {
    "kind": "dosage",
    "agents": {"zinc": "nutrient"},
    "dose": {"low": 5.0, "high": 5.0, "frequency": "1/day"},
}


def asked(desk: Desk, conditions: str, cue: str, **fields: Any) -> bool:
    """Whether a claim meets conditions."""
    return bool(desk.flagged(f"- id: r\n  applies_to: {conditions}", PAGE, claim(PAGE, cue, **fields)))


@pytest.mark.parametrize(
    ("conditions", "holds"),
    [
        ("{kind: outcome}", True),
        ("{kind: [dosage, mechanism]}", False),
        ("{kind: outcome, certainty: asserted}", True),
        ("{kind: outcome, certainty: hedged}", False),
        ("{relation: [increases, decreases]}", True),
        ("{relation: safe}", False),
        ("{agent_type: nutrient}", True),
        ("{agent_type: intervention}", True),
        ("{agent_type: drug}", False),
        ("{agent: Vitamin D}", True),
        ("{agent: vitamin d}", True),
        ("{agent: [zinc, magnesium]}", False),
        ("{agent: vitamin}", False),
        ("{target_type: [disease, disease_course]}", True),
        ("{target_type: intervention}", False),
        ("{target: progression of MS}", True),
        ("{support: none}", True),
        ("{support: [vague, cited]}", False),
        ("{cue: slow}", True),
        ("{cue: slo}", False),
        ("{cue_only: [slow, not]}", True),
        ("{cue_only: [slo, not]}", False),
        ("{agents: {at_least: 1}, targets: {at_most: 1}}", True),
        ("{agents: {above: 1}}", False),
        ("{score: {at_least: 0.8, below: 0.9}}", True),
        ("{score: {above: 0.8}}", False),
        ("{states: [agent, target]}", True),
        ("{states: [agent, hedge]}", False),
        ("{omits: [hedge, booster, negation, row]}", True),
        ("{omits: target}", False),
        ("{resolved: false}", True),
        ("{resolved: true}", False),
        ("{block: paragraph}", True),
        ("{block: [heading, table_cell]}", False),
        ("{section: does}", True),
        ("{section: do}", False),
        ("{column_head: dose}", False),
        ("{phrase: in adults}", True),
        ("{phrase: zinc}", False),
        ("{phrase: zinc, in: document}", True),
        ("{phrase: slow, in: cue}", True),
        ("{phrase: adults, in: [cue, agent, target]}", False),
        ("{phrase: progression, in: target}", True),
        ("{lemma: vitamins, in: agent}", False),
        ("{phrase: take, in: next}", True),
        ("{any: [{kind: dosage}, {agent: vitamin d}]}", True),
        ("{any: [{kind: dosage}, {agent: zinc}]}", False),
        ("{all: [{kind: outcome}, {agent: vitamin d}]}", True),
        ("{not: {kind: dosage}}", True),
        ("{not: [{kind: dosage}, {agent: vitamin d}]}", False),
        ("{nearby: {within: document, phrase: zinc}}", True),
        ("{nearby: {within: block, phrase: zinc}}", False),
        ("{nearby: {within: section, kind: outcome}}", True),
        ("{nearby: {within: section, kind: dosage}}", False),
        ("{metadata: {author: AI}}", True),
        ("{metadata: {author: []}}", True),
        ("{metadata: {author: Smith}}", False),
        ("{metadata: {date: []}}", False),
        ("{phrase: mind of ai, in: [top, metadata]}", True),
        ("{phrase: 'author: the mind of ai', in: metadata}", True),
        ("{phrase: mind of a, in: metadata}", False),
        ("{phrase: mind of ai, in: document}", False),
        ("{regex: '^Author: The .* (?-i:AI)$', in: metadata}", True),
        ("{regex: '^Author: The .* (?-i:ai)$', in: metadata}", False),
        ("{references: {at_most: 0}}", True),
        ("{references: {at_least: 1}}", False),
        ("{words: {above: 10, below: 30}}", True),
        ("{grade: {above: 12}}", False),
        ("{dated: {missing: true}}", True),
        ("{wording: 'take 5 MG, of zinc: daily!'}", True),
        ("{wording: 'take 6 mg of zinc'}", False),
        ("{wording: 'Progression of MS in adults; take'}", True),
        ("{profile: editorial}", True),
        ("{profile: [commercial-uk, commercial-us]}", False),
        ("{question: false}", True),
        ("{question: true}", False),
    ],
)
def test_conditions_on_an_asserted_claim(desk: Desk, conditions: str, holds: bool) -> None:
    assert asked(desk, conditions, "slow", **SLOWS) == holds


@pytest.mark.parametrize(
    ("conditions", "holds"),
    [
        ("{certainty: hedged}", True),
        ("{certainty: [asserted, boosted]}", False),
        ("{hedge: may}", True),
        ("{hedge: can}", False),
        ("{hedge_only: [may, can]}", True),
        ("{hedge_only: can}", False),
        ("{hedge_sort: modal}", True),
        ("{hedge_sort: [frequency, attribution]}", False),
        ("{hedges: {at_least: 2}}", False),
        ("{phrase: may, in: hedge}", True),
        ("{any: [{certainty: asserted}, {hedge_only: may}]}", True),
    ],
)
def test_conditions_on_a_hedged_claim(desk: Desk, conditions: str, holds: bool) -> None:
    assert asked(desk, conditions, "slow", **MAY) == holds


@pytest.mark.parametrize(
    ("conditions", "holds"),
    [
        ("{hedges: {at_least: 2}}", True),
        ("{hedges: {at_least: 2}, hedge_sort: [modal, quantifier]}", True),
        ("{hedges: {at_least: 2}, hedge_sort: [modal, epistemic]}", False),
        ("{hedges: {at_least: 1}, hedge_sort: [modal, epistemic]}", True),
    ],
)
def test_hedges_are_counted_by_their_sort(desk: Desk, conditions: str, holds: bool) -> None:
    hedges = {"may": "modal", "in adults": "quantifier"}
    assert asked(desk, conditions, "slow", **MAY | {"hedges": hedges}) == holds


@pytest.mark.parametrize(
    ("hedges", "holds"),
    [
        ({"may": "modal"}, True),
        ({"may": "modal", "in adults": "condition"}, True),
        ({"may": "modal", "adults": "quantifier"}, False),
        ({"in adults": "condition"}, False),
    ],
)
def test_hedged_by_nothing_else(desk: Desk, hedges: dict[str, Any], holds: bool) -> None:
    fields = SLOWS | {"hedges": hedges, "certainty": "hedged"}
    assert asked(desk, "{hedge_only: may}", "may", **fields) == holds


@pytest.mark.parametrize(
    ("conditions", "holds"),
    [
        ("{dose: {role: advised}}", True),
        ("{dose: {role: [given, taken]}}", False),
        ("{dose: {unit: mg}}", True),
        ("{dose: {unit: '[iU]'}}", False),
        ("{dose: {high: {above: 4}}}", True),
        ("{dose: {high: {above: 5}}}", False),
        ("{dose: {low: {not_above: 5}}}", True),
        ("{dose: {low: {not_above: 4.9}}}", False),
        ("{dose: {rhythm: daily}}", True),
        ("{dose: {rhythm: [weekly, once]}}", False),
        ("{dose: {low: {above: limit}}}", False),
        ("{dose: {high: {not_above: limit}, basis: [ul, uls]}}", True),
        ("{states: [amount, unit, frequency]}", True),
        ("{omits: [duration, population, route]}", True),
        ("{omits: frequency}", False),
    ],
)
def test_conditions_on_a_dose(desk: Desk, conditions: str, holds: bool) -> None:
    assert asked(desk, conditions, "5 mg", **TAKE) == holds


@pytest.mark.parametrize(
    ("low", "high", "exceeds", "top_exceeds"),
    [
        (50.0, 50.0, True, False),
        (30.0, 50.0, False, True),
        (5.0, 40.0, False, False),
        (None, 50.0, False, True),
    ],
)
def test_a_dose_is_held_against_the_limit(
    desk: Desk, low: float | None, high: float, exceeds: bool, top_exceeds: bool
) -> None:
    fields = TAKE | {"dose": {"low": low, "high": high, "frequency": "1/day"}}
    basis = "[ul, uls]"
    whole = f"{{dose: {{low: {{above: limit}}, basis: {basis}}}}}"
    top = f"{{dose: {{low: {{not_above: limit}}, high: {{above: limit}}, basis: {basis}}}}}"
    assert (asked(desk, whole, "5 mg", **fields), asked(desk, top, "5 mg", **fields)) == (
        exceeds,
        top_exceeds,
    )


def test_a_message_tells_dose_and_limit(desk: Desk) -> None:
    text = page("Take 50 mg of zinc daily.")
    dose = claim(text, "50 mg", **TAKE | {"dose": {"low": 50.0, "high": 50.0, "frequency": "1/day"}})
    rules = desk.rules(
        "- id: r\n  applies_to: {dose: {low: {above: limit}, basis: [ul, uls]}}\n"
        '  message: "{dose} of {agent}: {amount} is above {limit}, says {authority}"'
    )
    found = desk.judge(rules, text, dose).findings
    assert [(each.message, each.text, each.basis[-1].source) for each in found] == [
        (
            "50 mg of zinc: 50 mg a day is above 40 mg a day, says the US National Academies (NASEM)",
            "50 mg",
            "nasem-elements",
        )
    ]


@pytest.mark.parametrize(
    ("conditions", "positive", "negative"),
    [
        ("{kind: outcome}", True, False),
        ("{kind: outcome, polarity: positive}", True, False),
        ("{kind: outcome, polarity: negative}", False, True),
        ("{kind: outcome, polarity: [positive, negative]}", True, True),
        ("{any: [{polarity: negative}, {relation: safe}]}", False, True),
        ("{phrase: slow}", True, False),
        ("{phrase: slow, polarity: [positive, negative]}", True, True),
    ],
)
def test_a_negated_claim_is_left_unless_asked_for(
    desk: Desk, conditions: str, positive: bool, negative: bool
) -> None:
    assert asked(desk, conditions, "slow", **SLOWS) == positive
    assert asked(desk, conditions, "slow", **SLOWS, polarity="negative") == negative


def test_a_list_by_entry_is_read_for_the_agent_of_the_claim(desk: Desk) -> None:
    text = page("Curcumin eases pain.", "Ginkgo eases pain, not with warfarin.")
    rest = "lexicons: {partners: {source: x, entries: {curcumin: [warfarin], sage: [lithium]}}}"
    asked_of = "- id: r\n  applies_to: {agent: {lexicon: partners}}\n"
    exempt = "  unless: {phrase: {lexicon: partners, for: agent}, in: document, denied: any}"
    claims = [
        claim(text, "eases", agents={"Curcumin": "botanical"}),
        claim(text, "eases", agents={"Ginkgo": "botanical"}, nth=1),
    ]
    assert desk.flagged(asked_of, text, *claims, rest=rest) == ["eases"]
    assert desk.flagged(asked_of + exempt, text, *claims, rest=rest) == []
    assert desk.flagged(asked_of + exempt, page("Curcumin eases pain."), claims[0], rest=rest) == ["eases"]


@pytest.mark.parametrize(
    ("agent", "resolved_from", "elsewhere"),
    [
        ("Vitamin D", None, False),
        ("Sage", "it", True),
        # A clause without a subject of its own may lean on the head of the same sentence.
        ("Vitamin D", "", False),
    ],
)
def test_an_agent_stands_elsewhere(
    desk: Desk, agent: str, resolved_from: str | None, elsewhere: bool
) -> None:
    fields = SLOWS | {"agents": {agent: "nutrient"}, "resolved_from": resolved_from}
    assert asked(desk, "{resolved: true}", "slow", **fields) == elsewhere
    assert asked(desk, "{resolved: false}", "slow", **fields) != elsewhere
