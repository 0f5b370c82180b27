"""How the figures of `benchmarks/accuracy.py` are reckoned."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from spacy.language import Language

from benchmarks.accuracy import figures
from benchmarks.columns import of_documents, of_sentences, table
from benchmarks.matching import View
from benchmarks.sentences import STRENGTHS, Judged, Labelled, judge, labelled, macro_f1
from benchmarks.tally import tally, total
from claimaudit.errors import UserError

EASES = View(
    kind="outcome",
    sentence="Ginger eases nausea and blocks 5-HT3 receptors at 2 g a day.",
    cue="eases",
    agents=("Ginger",),
    targets=("nausea",),
    relation="decreases",
    polarity="positive",
    certainty="asserted",
    support="none",
)
BLOCKS = replace(EASES, kind="mechanism", cue="blocks", targets=("5-HT3 receptors",), relation="inhibits")
DOSE = replace(
    EASES, kind="dosage", cue="2 g", targets=(), relation=None, low=2, high=2, unit="g", frequency="1/day"
)
GOLD = (EASES, BLOCKS, DOSE)

COLUMNS = [
    ([EASES, BLOCKS, DOSE], {"strict F1": "1.000", "agent": "1.000", "frequency": "1.000"}),
    ([EASES, DOSE], {"strict precision": "1.000", "strict recall": "0.667", "mechanism F1": "0.000"}),
    (
        [EASES, replace(BLOCKS, kind="outcome"), DOSE],
        {"strict F1": "0.667", "outcome F1": "0.667", "mechanism taken for outcome": "1"},
    ),
    (
        [replace(EASES, certainty="hedged", polarity="negative"), BLOCKS, DOSE],
        {"strict F1": "1.000", "certainty": "0.667", "polarity": "0.667", "support": "1.000"},
    ),
    (
        [replace(EASES, relation="treats", targets=("fatigue",)), BLOCKS, replace(DOSE, high=3)],
        {"relation group": "0.500", "target": "0.500", "dose amount": "0.000", "frequency": "1.000"},
    ),
    ([], {"strict F1": "0.000", "strict precision": "0.000", "claims annotated": "3", "claims found": "0"}),
]


@pytest.mark.parametrize(("found", "expected"), COLUMNS)
def test_figures_of_documents(found: list[View], expected: dict[str, str]) -> None:
    column = of_documents({"page.txt": tally(GOLD, found)})
    assert {name: column[name] for name in expected} == expected


def test_worst_documents_come_first_and_counts_are_summed() -> None:
    tallies = {"good.txt": tally(GOLD, list(GOLD)), "bad.txt": tally(GOLD, [EASES])}
    column = of_documents(tallies)
    assert [column["worst document 1"], column["worst document 2"]] == ["0.500 bad.txt", "1.000 good.txt"]
    assert total(tallies.values()).f1("strict") == pytest.approx(0.8)


PAIRS = [
    ([], 0.0),
    ([("none", "none"), ("correlational", "correlational")], 0.5),
    ([(strength, strength) for strength in STRENGTHS], 1.0),
    ([("none", "direct_causal"), ("direct_causal", "direct_causal")], 1 / 6),
]


@pytest.mark.parametrize(("pairs", "expected"), PAIRS)
def test_macro_f1(pairs: list[tuple[str, str]], expected: float) -> None:
    assert macro_f1(pairs) == pytest.approx(expected)


SENTENCES = [
    ("Garlic lowers blood pressure.", "direct_causal", 0.8),
    ("Garlic may lower blood pressure.", "conditional_causal", 0.32),
    ("Garlic is associated with lower blood pressure.", "correlational", 0.8),
    ("Garlic does not lower blood pressure.", "none", 0.9),
    ("Garlic is safe.", "none", 0.8),
    ("Take 500 mg of garlic daily.", "none", 0.8),
    ("More research is needed.", "none", 0.32),
]


@pytest.mark.parametrize(("text", "strength", "score"), SENTENCES)
def test_strongest_claim_of_a_sentence(nlp: Language, text: str, strength: str, score: float) -> None:
    (judged,) = judge([Labelled(text)], nlp)
    assert judged.strength == strength
    assert judged.score == pytest.approx(score)


def test_figures_of_sentences() -> None:
    judged = [
        Judged(Labelled("", strength="none", certainty=1.0), "none", 0.2),
        Judged(Labelled("", strength="none", certainty=3.0), "direct_causal", 0.8),
        Judged(Labelled("", certainty=2.0), "none", 0.5),
    ]
    column = of_sentences(judged)
    assert column["sentences"] == "3"
    assert column["none F1"] == "0.667"
    assert column["certainty r"] == "1.000"


def test_sets_stand_side_by_side() -> None:
    assert table({"one": {"F1": "0.5", "agent": "1"}, "two": {"r": "0.25", "F1": "1"}}).splitlines() == [
        "       one  two",
        "F1     0.5  1",
        "agent  1",
        "r           0.25",
    ]


def test_sentence_file(tmp_path: Path) -> None:
    file = tmp_path / "sentences.jsonl"
    file.write_text(
        '{"text": "A", "label": "none"}\n\n{"text": "B", "certainty": 2.5}\n{"text": "C", "label": "high"}\n',
        encoding="utf-8",
    )
    assert labelled(file) == [Labelled("A", strength="none"), Labelled("B", certainty=2.5)]


@pytest.mark.parametrize("text", ["", "{", "[1]\n", '{"label": "none"}\n', '{"text": "no label"}\n'])
def test_files_of_another_kind_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "sentences.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="labelled sentences"):
        labelled(file)


def test_a_folder_without_annotated_documents_is_refused(tmp_path: Path, nlp: Language) -> None:
    with pytest.raises(UserError, match="no annotated documents"):
        figures(tmp_path, nlp)
