"""What has all that it needs, and which rules are asked of a document at all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from desk import Desk, claim, page

from claimaudit.rules.asking import Asker
from claimaudit.rules.compiled import compile_rule
from claimaudit.rules.gate import Gate
from claimaudit.rules.needs import Needs
from claimaudit.rules.probes import Probe, ProbeBook

NEEDS: Sequence[tuple[frozenset[str], ...]] = (
    (),
    (frozenset("a"),),
    (frozenset("ab"), frozenset("c")),
    (frozenset(),),
    (frozenset("b"),),
)


@pytest.mark.parametrize(
    ("there", "met"),
    [("", [0]), ("a", [0, 1]), ("b", [0, 4]), ("c", [0]), ("ac", [0, 1, 2]), ("bc", [0, 2, 4]),
     ("abc", [0, 1, 2, 4]), ("xyz", [0])],
)  # fmt: skip
def test_what_is_met(there: str, met: list[int]) -> None:
    assert Needs(NEEDS).met(set(there)) == met


RULES = """
- id: plain
  applies_to: {kind: outcome}
- id: on-magnesium
  applies_to: {agent: [magnesium, zinc]}
- id: on-sleep
  applies_to: {agent: magnesium, target: sleep}
- id: miracle
  scope: sentence
  match: {phrase: miracle}
- id: miracle-of-zinc
  applies_to: {agent: zinc}
  match: {phrase: miracle, in: sentence}
- id: unlike-magnesium
  applies_to: {not: {agent: magnesium}}
- id: two-doses
  scope: document
  pair: [{kind: dosage, agent: magnesium}, {kind: dosage}]
  same: agent
"""
ANYHOW = {"plain", "two-doses", "unlike-magnesium"}


@pytest.mark.parametrize(
    ("text", "agent", "target", "asked"),
    [
        ("Garlic lowers pressure.", "Garlic", "pressure", set()),
        ("Zinc lowers pressure.", "Zinc", "pressure", {"on-magnesium"}),
        ("MAGNESIUM improves sleep.", "MAGNESIUM", "sleep", {"on-magnesium", "on-sleep"}),
        ("Zinc improves sleep.", "Zinc", "sleep", {"on-magnesium"}),
        ("A miracle: garlic lowers pressure.", "garlic", "pressure", {"miracle"}),
        ("A miracle: zinc lowers pressure.", "zinc", "pressure",
         {"miracle", "miracle-of-zinc", "on-magnesium"}),
    ],
)  # fmt: skip
def test_rules_are_asked_of_documents_that_have_what_they_need(
    desk: Desk, text: str, agent: str, target: str, asked: set[str]
) -> None:
    book = desk.rules(RULES).book
    asker = Asker(book.lists, desk.limits, ProbeBook(book.lists))
    rules = [compile_rule(spec, "warning", asker) for spec in book.rules]
    document = page(text)
    said = claim(document, "lowers" if "lowers" in text else "improves", agents={agent: "nutrient"},
                 targets={target: "function"})  # fmt: skip
    words = {asker.probes.probes.index(Probe("phrase", frozenset({"miracle"})))} if "miracle" in text else ()
    admitted = [rule.spec.id.removeprefix("t/") for rule in Gate(rules, book.lists).admitted(words, [said])]
    assert admitted == sorted(ANYHOW | asked)
