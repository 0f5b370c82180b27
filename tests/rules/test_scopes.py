"""Rules on sentences, blocks, documents, pairs and corpora: when they speak, how often, and of what."""

from __future__ import annotations

from typing import Any

import pytest
from desk import TODAY, Desk, claim, page

from claimaudit.model import Claim, EntityType
from claimaudit.rules.joining import Candidate
from claimaudit.rules.reading import Context
from claimaudit.source import Document

HERB: dict[str, Any] = {"agents": {"Sage": "botanical"}, "targets": {"pain": "symptom"}}


def test_a_sentence_rule_points_to_each_place(desk: Desk) -> None:
    text = page("A miracle, a true miracle. No miracle here.", "# Another miracle", "~ The miracle, 2019.")
    rules = "- id: r\n  scope: sentence\n  match: {lemma: miracle}"
    found = desk.judge(desk.rules(rules), text).matches
    assert [(m.text, m.span.line, m.span.column, m.sentence) for m in found] == [
        ("miracle", 1, 3, "A miracle, a true miracle."),
        ("miracle", 1, 19, "A miracle, a true miracle."),
        ("miracle", 3, 11, "Another miracle"),
    ]


def test_a_sentence_rule_may_ask_for_a_claim_in_it(desk: Desk) -> None:
    text = page("Sage eases pain. Wow. Mint eases pain, wow.")
    rules = "- id: r\n  scope: sentence\n  applies_to: {agent: Mint}\n  match: {phrase: wow}"
    mint = claim(text, "eases", nth=1, agents={"Mint": "botanical"})
    found = desk.judge(desk.rules(rules), text, claim(text, "eases", **HERB), mint).findings
    assert [(each.text, each.span.column, each.claim) for each in found] == [("wow", 40, mint.id)]


def test_a_sentence_without_words_to_find_is_pointed_to_whole(desk: Desk) -> None:
    text = page("One two three. Four.")
    assert desk.flagged("- id: r\n  scope: sentence\n  applies_to: {phrase: two}", text) == ["One two three."]


def test_a_block_rule_is_asked_of_blocks(desk: Desk) -> None:
    text = page("# The Benefits of Sage", "The benefits are many.")
    rules = "- id: r\n  scope: block\n  applies_to: {block: heading}\n  match: {phrase: benefits}"
    assert desk.flagged(rules, text) == ["Benefits"]


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (None, "eases"), ("cue", "eases"), ("agent", "Sage"), ("target", "pain"), ("hedge", "often"),
        ("sentence", "Sage often eases pain."), ("claim", "Sage often eases pain."), ("title", "Herbs"),
        ("dose", "eases"),
    ],
)  # fmt: skip
def test_what_a_finding_points_to(desk: Desk, at: str | None, words: str) -> None:
    text = page("# Herbs", "Sage often eases pain.")
    rules = "- id: r\n  applies_to: {kind: outcome}\n" + (f"  at: {at}" if at else "")
    assert desk.flagged(rules, text, claim(text, "eases", **HERB, hedges={"often": "frequency"})) == [words]


def test_a_finding_says_all_that_there_is_to_say(desk: Desk) -> None:
    text = page("Tea.", "Sage and mint often ease pain.")
    herbs = claim(text, "ease", agents={"Sage": "botanical", "mint": "botanical"},
                  targets={"pain": "symptom"}, hedges={"often": "frequency"})  # fmt: skip
    rules = desk.rules(
        "- id: r\n  applies_to: {kind: outcome}\n"
        '  message: "{agents} {hedge} {cue} {target}: {relation}, {support}"\n  suggestion: "Cite {agent}."'
    )
    found = desk.judge(rules, text, herbs).findings[0]
    assert (found.message, found.suggestion) == (
        "Sage and mint often ease pain: decreases, —",
        "Cite Sage.",
    )
    assert (found.rule, found.family, found.severity, found.confidence) == (
        "t/r",
        "support",
        "warning",
        "high",
    )
    assert (found.sentence, found.claim) == ("Sage and mint often ease pain.", herbs.id)
    assert [basis.source for basis in found.basis] == ["ftc-2022"]


PAGE_RULE = """- id: r
  scope: document
  count: {kind: [outcome, mechanism], agent_type: intervention, at_least: 2}
  lacks: {lemma: [side effect, risk], denied: any}
  message: "{count} claims, “{title}”"
"""


@pytest.mark.parametrize(
    ("text", "claims", "messages"),
    [
        ("Sage eases pain. Sage eases pain.", 2, ["2 claims, “Herbs”"]),
        ("Sage eases pain. Sage eases pain.", 1, []),
        ("Sage eases pain. Sage eases pain. It has risks.", 2, []),
        ("Sage eases pain. Sage eases pain. It has no side effects.", 2, []),
    ],
)
def test_a_document_rule_says_what_is_missing(
    desk: Desk, text: str, claims: int, messages: list[str]
) -> None:
    document = page("# Herbs", text)
    made = [claim(document, "eases", nth=n, **HERB) for n in range(claims)]
    found = desk.judge(desk.rules(PAGE_RULE), document, *made).findings
    assert [each.message for each in found] == messages
    assert [(each.text, each.sentence, each.claim) for each in found] == [("Herbs", None, None)] * len(
        messages
    )


@pytest.mark.parametrize(
    ("count", "speaks"),
    [
        ("{kind: outcome, distinct: agent, at_least: 2}", True),
        ("{kind: outcome, distinct: agent, at_least: 3}", False),
        ("{kind: outcome, distinct: target, at_most: 1}", True),
        ("{kind: outcome, distinct: sentence, at_least: 3}", True),
        ("{phrase: eases, at_least: 3}", True),
        ("{phrase: eases, at_least: 4}", False),
        ("[{kind: outcome, at_least: 1}, {kind: dosage, at_most: 0}]", True),
        ("[{kind: outcome, at_least: 1}, {kind: dosage, at_least: 1}]", False),
    ],
)
def test_what_can_be_counted(desk: Desk, count: str, speaks: bool) -> None:
    text = page("Sage eases pain. Mint eases pain. Mint eases pain.")
    claims = [
        claim(text, "eases", nth=n, agents={who: "botanical"}, targets={"pain": "symptom"})
        for n, who in enumerate(["Sage", "Mint", "Mint"])
    ]
    assert bool(desk.flagged(f"- id: r\n  scope: document\n  count: {count}", text, *claims)) == speaks


def test_a_document_rule_without_a_title_points_to_the_first_line(desk: Desk) -> None:
    assert desk.flagged(
        "- id: r\n  scope: document\n  lacks: {phrase: sources}", page("First line. Second line.")
    ) == ["First line."]


def test_a_document_rule_with_words_points_to_them_once(desk: Desk) -> None:
    rules = "- id: r\n  scope: document\n  match: {phrase: AI}"
    assert desk.flagged(rules, page("# Herbs", "By AI. An AI text.")) == ["AI"]
    assert desk.flagged(rules, page("# Herbs", "By a person.")) == []


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("Sage costs little.", ["lacks harms and other ways"]),
        ("Sage costs little. It harms some.", ["lacks other ways"]),
        ("Sage costs little. It harms some. Others drink tea.", []),
        ("None of it.", ["lacks cost, harms and other ways"]),
    ],
)
def test_a_checklist_tells_what_is_missing(desk: Desk, text: str, messages: list[str]) -> None:
    rules = """- id: r
  scope: document
  checklist: {cost: {phrase: costs}, harms: {phrase: harms}, other ways: {phrase: others}}
  message: "lacks {missing}"
"""
    found = desk.judge(desk.rules(rules), page("# Herbs", text)).findings
    assert [each.message for each in found] == messages


OTHER = """- id: r
  scope: {scope}
  {match}
  other: {other}
  message: "{{other}} ({{other_place}})"
"""


@pytest.mark.parametrize(
    ("scope", "match", "other", "expected"),
    [
        ("block", "match: {phrase: benefits}", "{certainty: hedged}", [("may ease", 3, "It may ease pain.")]),
        ("block", "match: {phrase: benefits}", "{certainty: boosted}", []),
        ("block", "match: {phrase: benefits}", "{phrase: shop}", [("shop", 3, "Buy it in our shop.")]),
        ("block", "match: {phrase: benefits}", "{phrase: benefits}", []),  # its own place is no other
        ("document", "match: {phrase: benefits}", "{phrase: shop}", [("shop", 3, "Buy it in our shop.")]),
        ("claim", "applies_to: {certainty: hedged}", "{phrase: shop}", [("shop", 3, "Buy it in our shop.")]),
        ("claim", "applies_to: {certainty: hedged}", "{certainty: hedged}", []),
    ],
)  # fmt: skip
def test_a_finding_points_to_another_place_too(
    desk: Desk, scope: str, match: str, other: str, expected: list[tuple[str, int, str]]
) -> None:
    text = page("# The benefits of sage", "It may ease pain. Buy it in our shop.")
    hedged = claim(text, "may ease", certainty="hedged")
    rules = desk.rules(OTHER.format(scope=scope, match=match, other=other))
    found = desk.judge(rules, text, hedged).findings
    places = [
        (text.source[r.span.start : r.span.end], r.span.line, r.message) for f in found for r in f.related
    ]
    assert places == expected
    assert [each.message for each in found] == [f"{message} (line {line})" for _, line, message in expected]


def test_each_agent_is_asked_by_itself(desk: Desk) -> None:
    rest = "lexicons: {partners: {source: x, entries: {sage: [warfarin], mint: [lithium], rue: [digoxin]}}}"
    rules = """- id: r
  scope: document
  each: agent
  applies_to: {agent: {lexicon: partners}}
  lacks: {phrase: {lexicon: partners, for: agent}, denied: any}
  message: "{agents}"
"""
    text = page("Sage eases pain. Mint eases pain. Rue eases pain. Yam eases pain.", "Not with lithium.")
    claims = [
        claim(text, "eases", nth=n, agents={who: "botanical"})
        for n, who in enumerate(["Sage", "Mint", "Rue", "Yam"])
    ]
    found = desk.judge(desk.rules(rules, rest), text, *claims).findings
    assert [each.message for each in found] == ["Sage and Rue"]
    assert [(each.span.start, each.message) for each in found[0].related] == [(5, "Sage"), (38, "Rue")]


@pytest.mark.parametrize("scope", ["sentence", "block", "document"])
@pytest.mark.parametrize(
    ("conditions", "on_positive", "on_negative"),
    [
        ("{relation: treats}", True, False),
        ("{any: [{relation: treats}, {phrase: magic}]}", True, False),
        ("{all: [{any: [{relation: treats}]}]}", True, False),
        ("{any: [{relation: treats, polarity: negative}, {phrase: magic}]}", False, True),
    ],
)
def test_a_choice_of_conditions_too_sees_positive_claims_alone(
    desk: Desk, scope: str, conditions: str, on_positive: bool, on_negative: bool
) -> None:
    rule = f"- id: r\n  scope: {scope}\n  applies_to: {conditions}"
    text = page("The herb eases pain.")
    herb: dict[str, Any] = {"agents": {"herb": "botanical"}, "relation": "treats"}
    positive, negative = claim(text, "eases", **herb), claim(text, "eases", polarity="negative", **herb)
    assert bool(desk.flagged(rule, text, positive)) == on_positive
    assert bool(desk.flagged(rule, text, negative)) == on_negative


def test_what_is_counted_for_each_agent_is_its_own(desk: Desk) -> None:
    rules = """- id: r
  scope: document
  each: agent
  applies_to: {agent_type: botanical}
  count: {target_type: disease, distinct: target, at_least: 2}
  message: "{agents}: {count}"
"""
    text = page("Sage eases gout. Sage cures acne. Mint eases asthma.")
    claims = [
        claim(text, "eases", agents={"Sage": "botanical"}, targets={"gout": "disease"}),
        claim(text, "cures", agents={"Sage": "botanical"}, targets={"acne": "disease"}),
        claim(text, "eases", nth=1, agents={"Mint": "botanical"}, targets={"asthma": "disease"}),
    ]
    found = desk.judge(desk.rules(rules), text, *claims).findings
    assert [each.message for each in found] == ["Sage: 2"]


def test_an_empty_document_has_nothing_to_say(desk: Desk) -> None:
    rules = "- id: r\n  scope: document\n  lacks: {phrase: sources}"
    assert desk.flagged(rules, page()) == []
    assert desk.flagged(rules, page("~ Smith 2019.")) == []


DRIFT = """- id: r
  scope: document
  pair: [{certainty: [asserted, boosted]}, {certainty: hedged}]
  same: [agent, effect]
  message: "“{other}” ({other_place})"
"""


def stated(document: Document, nth: int, target: str = "pain", **fields: Any) -> Claim:
    kind: EntityType = "disease_course" if target in ("relapses", "progression") else "symptom"
    return claim(document, "eases", nth=nth, agents={"Sage": "botanical"}, targets={target: kind}, **fields)


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        (("pain", "pain"), [("eases", "“Sage perhaps eases pain.” (line 3)")]),
        (("pain", "fever"), []),
        (("relapses", "progression"), [("eases", "“Sage perhaps eases progression.” (line 3)")]),
    ],
)
def test_two_claims_of_a_document_that_disagree(
    desk: Desk, targets: tuple[str, str], found: list[tuple[str, str]]
) -> None:
    text = page(f"Sage eases {targets[0]}.", f"Sage perhaps eases {targets[1]}.")
    claims = [stated(text, 0, targets[0]), stated(text, 1, targets[1], certainty="hedged")]
    said = desk.judge(desk.rules(DRIFT), text, *claims).findings
    assert [(each.text, each.message) for each in said] == found
    assert [related.span.line for each in said for related in each.related] == [3] * len(found)
    alone = [stated(text, 0, targets[0]), stated(text, 1, targets[1])]
    assert desk.judge(desk.rules(DRIFT), text, *alone).findings == ()


CONFLICT = """- id: r
  scope: corpus
  pair: [{kind: dosage}, {kind: dosage}]
  same: agent
  differ: dose
  message: "{dose}, but {other_place}"
"""


@pytest.mark.parametrize(
    ("doses", "found"),
    [
        ([3.0, 5.0], [("b.md", "5 mg", "5 mg, but a.md, line 1")]),
        ([3.0, 3.0], []),
        ([3.0, 3.0, 5.0], [("c.md", "5 mg", "5 mg, but a.md, line 1")]),
        ([3.0], []),
    ],
)
def test_documents_of_a_corpus_that_disagree(
    desk: Desk, doses: list[float], found: list[tuple[str, str, str]]
) -> None:
    rules = desk.rules(CONFLICT)
    candidates: list[Candidate] = []
    for name, dose in zip("abc", doses, strict=False):
        text = page(f"Take {dose:g} mg of sage.", path=f"{name}.md")
        made = claim(text, f"{dose:g} mg", kind="dosage", agents={"sage": "botanical"},
                     dose={"low": dose, "high": dose})  # fmt: skip
        judged = desk.judge(rules, text, made)
        assert judged.findings == ()
        candidates += judged.candidates
    said = rules.judge_corpus(candidates)
    assert [(each.path, each.text, each.message) for each in said] == found


def test_a_document_never_disagrees_with_itself_across_documents(desk: Desk) -> None:
    rules = desk.rules(CONFLICT)
    text = page("Take 3 mg of sage. Take 5 mg of sage.")
    doses = [
        claim(text, f"{n:g} mg", kind="dosage", agents={"sage": "botanical"}, dose={"low": n, "high": n})
        for n in (3.0, 5.0)
    ]
    judged = desk.judge(rules, text, *doses)
    assert rules.judge_corpus(judged.candidates) == ()


def test_questions_are_asked_only_on_demand(desk: Desk) -> None:
    text = page("Is it magic?")
    rules = "- id: r\n  scope: sentence\n  match: {phrase: magic}\n"
    assert desk.flagged(rules, text) == []
    assert desk.flagged(rules + "  applies_to: {question: true}", text) == ["magic"]


def test_the_run_date_decides_what_is_stale(desk: Desk) -> None:
    rules = desk.rules("- id: r\n  scope: document\n  applies_to: {dated: {older_than_years: 3}}")
    doc = desk.nlp.make_doc
    for day, speaks in (
        ("12 May 2024", False),
        ("May 2, 2023", True),
        ("2022-01-01", True),
        ("May 2024", False),
    ):
        text = page("# Herbs", f"Updated {day}. © 2019. Next review due: 1 March 2021.")
        judged = rules.judge(text, desk.nlp(doc(text.text)), (), Context("editorial", TODAY))
        assert bool(judged.findings) == speaks, day
