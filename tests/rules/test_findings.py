"""From matches to findings: severities, merging, selection, fingerprints."""

from __future__ import annotations

import pytest
from desk import Desk, claim, filled, page

from claimaudit.errors import UserError
from claimaudit.rules.load import load_book
from claimaudit.rules.vocabulary import Profile

TEXT = page("# Herbs", "Sage eases pain. Mint, a miracle, eases pain.")
SAGE = claim(TEXT, "eases", agents={"Sage": "botanical"}, targets={"pain": "symptom"})
MINT = claim(TEXT, "eases", nth=1, agents={"Mint": "botanical"}, targets={"pain": "symptom"})

FOUR = """- id: a
  severity: info
  applies_to: {agent: [Sage, Mint]}
- id: b
  severity: error
  confidence: low
  applies_to: {agent: Mint}
- id: c
  severity: error
  confidence: medium
  scope: sentence
  match: {phrase: miracle}
- id: d
  severity: error
  family: hype
  applies_to: {agent: Mint}
"""


def test_matches_of_a_family_on_a_claim_become_one_finding(desk: Desk) -> None:
    judged = desk.judge(desk.rules(FOUR), TEXT, SAGE, MINT)
    assert [(match.rule, match.text) for match in judged.matches] == [
        ("t/a", "eases"), ("t/c", "miracle"), ("t/a", "eases"), ("t/b", "eases"), ("t/d", "eases"),
    ]  # fmt: skip
    assert [(f.rule, f.severity, f.claim, [also.rule for also in f.also]) for f in judged.findings] == [
        ("t/a", "info", SAGE.id, []),
        ("t/c", "error", MINT.id, ["t/b", "t/a"]),
        ("t/d", "error", MINT.id, []),
    ]


def test_what_one_rule_matches_never_depends_on_others(desk: Desk) -> None:
    rules = desk.rules(FOUR)
    together = desk.judge(rules, TEXT, SAGE, MINT).matches
    for name in ("t/a", "t/b", "t/c", "t/d"):
        alone = type(rules)(rules.book.choose((name,)), desk.nlp, "editorial", desk.limits)
        assert desk.judge(alone, TEXT, SAGE, MINT).matches == tuple(m for m in together if m.rule == name)


def test_without_a_claim_the_sentence_holds_matches_together(desk: Desk) -> None:
    text = page("Magic and wonder. Magic again.")
    rules = "\n".join(
        f"- id: {name}\n  scope: sentence\n  match: {{phrase: {word}}}"
        for name, word in (("a", "magic"), ("b", "wonder"))
    )
    found = desk.judge(desk.rules(rules), text).findings
    assert [(f.rule, f.sentence, [also.rule for also in f.also]) for f in found] == [
        ("t/a", "Magic and wonder.", ["t/b"]),
        ("t/a", "Magic again.", []),
    ]


@pytest.mark.parametrize(
    ("binds", "profile", "message"),
    [
        ("", "editorial", "Magic."),
        ("\n  binds: promotion", "editorial", "If this page promotes a product: Magic."),
        ("\n  binds: promotion", "commercial-uk", "Magic."),
    ],
)
def test_what_binds_promotion_alone_says_so_where_nothing_is_known_to_promote(
    desk: Desk, binds: str, profile: Profile, message: str
) -> None:
    rule = f'- id: a\n  scope: sentence\n  match: {{phrase: magic}}\n  message: "{{match}}."{binds}'
    found = desk.judge(desk.rules(rule, profile=profile), page("Magic works.")).findings
    assert [finding.message for finding in found] == [message]


def test_page_rules_stay_apart(desk: Desk) -> None:
    rules = (
        "- id: a\n  scope: document\n  lacks: {phrase: x}\n- id: b\n  scope: document\n  lacks: {phrase: y}"
    )
    assert [f.rule for f in desk.judge(desk.rules(rules), TEXT).findings] == ["t/a", "t/b"]


@pytest.mark.parametrize(
    ("rule", "rest", "severities"),
    [
        ("", "", ["warning", "warning"]),
        ("  severity_if: [{agent: Mint, severity: error}]", "", ["warning", "error"]),
        ("  severity_if: [{agent: Mint, severity: error}, {kind: outcome, severity: info}]", "",
         ["info", "error"]),
        ("  severity_if: [{agent: Mint, severity: off}]", "", ["warning"]),
        ("  profiles: {editorial: info}", "", ["info", "info"]),
        ("  profiles: {editorial: info}\n  severity_if: [{agent: Mint, severity: error}]", "",
         ["info", "error"]),
        ("  profiles: {editorial: off}\n  severity_if: [{agent: Mint, severity: error}]", "", []),
        ("  profiles: {commercial-uk: error}", "", ["warning", "warning"]),
        ("", "profiles: {editorial: error}", ["error", "error"]),
        ("  profiles: {editorial: info}", "profiles: {editorial: off}", ["info", "info"]),
    ],
)  # fmt: skip
def test_severity_by_profile_and_condition(desk: Desk, rule: str, rest: str, severities: list[str]) -> None:
    rules = desk.rules(f"- id: r\n  applies_to: {{kind: outcome}}\n{rule}", rest)
    assert [found.severity for found in desk.judge(rules, TEXT, SAGE, MINT).findings] == severities


@pytest.mark.parametrize(("profile", "severity"), [("editorial", "warning"), ("commercial-uk", "error")])
def test_a_profile_changes_the_severity(desk: Desk, profile: Profile, severity: str) -> None:
    rules = "- id: r\n  applies_to: {kind: outcome}\n  profiles: {commercial-uk: error}"
    found = desk.judge(desk.rules(rules, profile=profile), TEXT, SAGE).findings
    assert [each.severity for each in found] == [severity]


def test_fingerprints_outlive_the_wording_and_tell_occurrences_apart(desk: Desk) -> None:
    rules = desk.rules(FOUR)
    before = desk.judge(rules, TEXT, SAGE, MINT)
    later = page("# Herbs, revised", "New words. Sage eases pain. Mint, a miracle, eases pain.")
    claims = [
        claim(later, "eases", nth=n, agents={who: "botanical"}, targets={"pain": "symptom"})
        for n, who in enumerate(["Sage", "Mint"])
    ]
    after = desk.judge(rules, later, *claims)
    assert [m.fingerprint for m in before.matches] == [m.fingerprint for m in after.matches]
    assert len({m.fingerprint for m in before.matches}) == len(before.matches)
    assert {m.fingerprint[0] for m in before.matches} == {"f"}


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ((), (), ["a/x", "a/y", "b/x"]),
        (("a",), (), ["a/x", "a/y"]),
        (("a/x",), (), ["a/x"]),
        (("a", "b/x"), ("a/y",), ["a/x", "b/x"]),
        ((), ("a",), ["b/x"]),
        (("b/old",), (), ["b/x"]),
        (("a",), ("a",), []),
    ],
)
def test_rules_are_chosen_by_name_or_pack(
    desk: Desk, select: tuple[str, ...], ignore: tuple[str, ...], left: list[str]
) -> None:
    names = {"a": "- id: x\n  applies_to: {kind: outcome}\n- id: y\n  applies_to: {kind: outcome}",
             "b": "- id: x\n  aliases: b/old\n  applies_to: {kind: outcome}"}  # fmt: skip
    for pack, rules in names.items():
        text = filled(rules).replace("t/", f"{pack}/")
        (desk.folder / f"{pack}.yml").write_text(
            f"pack: {pack}\ntitle: T\nrules:\n{text}\n", encoding="utf-8"
        )
    book = load_book([desk.folder], builtin=False).choose(select, ignore)
    assert [spec.id for spec in book.rules] == left


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("hedgign", "no rule or pack is called “hedgign” (did you mean “hedging”?)"),
        ("hedging/safty", "no rule or pack is called “hedging/safty” (did you mean “hedging/safety”?)"),
        ("zzz", "no rule or pack is called “zzz”"),
    ],
)
def test_an_unknown_name_is_an_error(name: str, error: str) -> None:
    with pytest.raises(UserError) as raised:
        load_book().choose(select=(name,))
    assert str(raised.value) == error
