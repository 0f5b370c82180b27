"""Whether the examples of rules notice when a rule is widened: what mutants there are, and a sample."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import filled

from benchmarks.mutation import mutants, sampled, survivors
from claimaudit.rules.load import load_book

SAMPLE, SEED, MOST = 30, 7, 2
"""So many of a sample may survive: some conditions say what the reading of claims mostly sees to as well."""


def told(folder: Path, rule: str) -> list[str]:
    path = folder / "t.yml"
    path.write_text(f"pack: t\ntitle: T\nrules:\n{filled('- id: r' + rule)}", encoding="utf-8")
    (spec,) = load_book([path], builtin=False).rules
    return [mutant.what for mutant in mutants(spec)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (
            "\n  applies_to: {certainty: hedged, relation: treats}",
            ["applies_to.relation without ('treats',)", "applies_to.certainty without ('hedged',)"],
        ),
        (
            "\n  applies_to: {kind: dosage, dose: {role: advised, unit: mg}}",  # only doses have a dose
            [
                "applies_to.dose without {'role': ('advised',), 'unit': ('mg',)}",
                "applies_to.dose.role without ('advised',)",
                "applies_to.dose.unit without ('mg',)",
            ],
        ),
        (
            "\n  scope: sentence\n  match: {phrase: [so, no harm done]}",
            ["match.phrase.1: 'no harm done' -> 'harm done'", "match.phrase.1: 'no harm done' -> 'no harm'"],
        ),
        (
            "\n  scope: sentence\n  match: {tokens: [[no, {lower: real, op: '?'}, {lemma: harm}]]}",
            ["match.tokens.0.0: 'no' -> {}", "match.tokens.0.2: {'lemma': ('harm',)} -> {}"],
        ),
        (
            "\n  applies_to: {kind: outcome}\n  unless: [{support: cited, polarity: negative}]",
            ["unless.0 without {'polarity': ('negative',), 'support': ('cited',)}"],
        ),
        (
            "\n  applies_to: {not: [{certainty: hedged}]}"
            "\n  unless: {not: [{target: a}, {agent: b, target: c}]}",
            [
                "applies_to.not.0 without {'certainty': ('hedged',)}",
                "unless.0 without {'not': ({'target': ('a',)}, {'agent': ('b',), 'target': ('c',)})}",
                "unless.0.not.1.agent without ('b',)",
                "unless.0.not.1.target without ('c',)",
            ],
        ),
    ],
)
def test_a_rule_is_widened_in_one_place_at_a_time(tmp_path: Path, rule: str, expected: list[str]) -> None:
    assert sorted(told(tmp_path, rule)) == sorted(expected)


def test_a_mutant_survives_where_no_example_shows_what_a_place_is_for(tmp_path: Path) -> None:
    rule = "- id: r\n  scope: sentence\n  match: {phrase: [small miracle, tiny miracle]}\n" + (
        '  examples: {flag: ["A [[small miracle]]."], leave: ["A miracle."]}'
    )
    (tmp_path / "t.yml").write_text(f"pack: t\ntitle: T\nrules:\n{filled(rule)}", encoding="utf-8")
    book = load_book([tmp_path / "t.yml"], builtin=False)
    alive = survivors(book, sampled(book, None, 0))
    assert [str(mutant) for mutant in alive] == ["t/r: match.phrase.1: 'tiny miracle' -> 'tiny'"]


@pytest.mark.slow
def test_the_examples_of_the_packs_notice() -> None:
    book = load_book()
    alive = [str(mutant) for mutant in survivors(book, sampled(book, SAMPLE, SEED))]
    assert len(alive) <= MOST, alive
