"""How far a citation carries."""

from __future__ import annotations

import pytest
from desk import Desk, claim, page

REPORTS = "The same trial found that sage eases pain."
PLAIN = "Sage eases pain."
CITED = "Lee and others (2019) gave it to 40 people."


@pytest.mark.parametrize(
    ("blocks", "evidence", "cited"),
    [
        ((f"{CITED} {REPORTS}",), "sentence", False),
        ((f"{CITED} {REPORTS}",), "paragraph", True),
        ((f"{CITED} {PLAIN}",), "paragraph", False),
        ((CITED, REPORTS), "paragraph", False),
        ((CITED, REPORTS), "section", True),
        (("# A", CITED, "# B", REPORTS), "section", False),
        ((PLAIN, CITED), "section", False),
        (("# A", CITED, "# Conclusion", PLAIN), "sentence", True),
        (("# A", "Nothing is cited.", "# Conclusion", PLAIN), "sentence", False),
        (("# A", CITED, "# Benefits", PLAIN), "section", False),
    ],
)
def test_a_citation_lends_itself(desk: Desk, blocks: tuple[str, ...], evidence: str, cited: bool) -> None:
    text = page(*blocks)
    rules = f"- id: r\n  evidence: {evidence}\n  applies_to: {{kind: outcome}}\n  unless: {{support: cited}}"
    assert desk.flagged(rules, text, claim(text, "eases")) == ([] if cited else ["eases"])


def test_a_citation_serves_its_whole_table_row(desk: Desk) -> None:
    text = page(
        "| Herb | Benefit | Source", "| Sage | Eases pain | doi:10.1000/xyz", "| Mint | Eases pain | us"
    )
    claims = [
        claim(text, "Eases", agents={who: "botanical"}, nth=n) for n, who in enumerate(["Sage", "Mint"])
    ]
    rules = (
        "- id: r\n  evidence: paragraph\n  applies_to: {support: none, kind: outcome}\n  message: '{agent}'"
    )
    assert [found.message for found in desk.judge(desk.rules(rules), text, *claims).findings] == ["Mint"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Studies show it works (doi:10.1002/14651858.CD000001).", True),
        ("Studies show it works [3].", True),
        ("Studies show it works [3, 5–7].", True),
        ("Studies show it works.³", True),
        ("Studies show it works (Lee 2019).", True),
        ("Studies show it works (Lee et al., 2019).", True),
        ("As Lee and Park (2020) write, studies show it works.", True),
        ("Studies show it works, PMID 12345678.", True),
        ("Studies show it works: https://example.org/trial.", True),
        ("Studies show it works.", False),
        ("Studies show it works in 2019.", False),
        ("Studies show it works [sic].", False),
        ("Studies show it works (300 mg).", False),
        ("Studies from May 2019 show it works.", False),
    ],
)
def test_what_cites_a_sentence_by_itself(desk: Desk, text: str, cited: bool) -> None:
    rules = "- id: r\n  scope: sentence\n  match: {phrase: studies}\n  unless: {support: cited}"
    assert bool(desk.flagged(rules, page(text))) != cited


def test_the_best_support_of_its_claims_counts_for_a_sentence(desk: Desk) -> None:
    text = page("Studies show that sage eases pain and soothes coughs.")
    claims = [claim(text, "eases", support="none"), claim(text, "soothes", support="vague")]
    rules = "- id: r\n  scope: sentence\n  match: {{phrase: studies}}\n  applies_to: {{support: {level}}}"
    found = [
        level
        for level in ("none", "vague", "cited")
        if desk.flagged(rules.format(level=level), text, *claims)
    ]
    assert found == ["vague"]
