"""Sentences as people write them, and the dosage claims that they make."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.nlp import layout
from claimaudit.nlp.doses import propose_doses
from claimaudit.nlp.encoder import signals_of
from claimaudit.nlp.proposal import DoseParts, Proposal
from claimaudit.nlp.tree import Tree
from claimaudit.nlp.vocabulary import load_vocabulary
from claimaudit.source import Document, DocumentBuilder


def parsed(nlp: Language, document: Document) -> Doc:
    """A document, parsed only."""
    doc = layout.make_doc(nlp, document)
    for name, pipe in nlp.pipeline:
        if name != "claimaudit":
            doc = pipe(doc)
    return doc


def doses(nlp: Language, document: Document | str) -> list[Proposal]:
    """The dosage claims of a document."""
    document = Document.plain(document) if isinstance(document, str) else document
    doc = parsed(nlp, document)
    tree, vocabulary = Tree(doc), load_vocabulary()
    terms = vocabulary.find(layout.text_of(doc))
    return propose_doses(tree, terms, signals_of(tree, terms), vocabulary)


def summary(
    text: str, found: list[Proposal]
) -> list[tuple[str, float | None, float | None, str | None, str | None]]:
    """Cue, bounds, unit and frequency of each."""
    parts = [(text[slice(*one.cue[0])], one.dose or DoseParts(one.cue[0])) for one in found]
    return [(cue, dose.low, dose.high, dose.unit, dose.frequency) for cue, dose in parts]


STATED: list[tuple[str, list[tuple[str, float | None, float | None, str | None, str | None]]]] = [
    ("Take 3–6 mg/kg of caffeine 60 minutes before exercise.", [("3–6 mg/kg", 3, 6, "mg", None)]),
    ("Amoxicillin 40 mg/kg in two divided doses a day.", [("40 mg/kg", 40, 40, "mg", "1/day")]),
    (
        "Athletes typically load with 20 g of creatine daily for five days, then 3 g a day.",
        [("20 g", 20, 20, "g", "1/day"), ("3 g", 3, 3, "g", "1/day")],
    ),
    (
        "The paediatric dose of ibuprofen is 10 mg/kg up to a maximum of 400 mg three times daily.",
        [("10 mg/kg", 10, 10, "mg", None), ("400 mg", None, 400, "mg", "3/day")],
    ),
    (
        "Adults should not take more than 4,000 IU of vitamin D a day.",
        [("4,000 IU", None, 4000, "[iU]", "1/day")],
    ),
    ("The tolerable upper intake level for zinc is 40 mg.", [("40 mg", None, 40, "mg", "1/day")]),
    ("Doses above 1 g of vitamin C can cause diarrhoea.", [("1 g", 1, None, "g", None)]),
    ("Instil one drop of chloramphenicol twice a day.", [("one drop", 1, 1, "{drop}", "2/day")]),
    ("I ran 2 mg of MK-677 nightly for three months.", [("2 mg", 2, 2, "mg", "1/day")]),
    (
        "Aspirin 75 mg od, clopidogrel 75 mg od.",
        [("75 mg", 75, 75, "mg", "1/day"), ("75 mg", 75, 75, "mg", "1/day")],
    ),
    (
        "Paracetamol: 1 g QDS (max 4 g in 24 h).",
        [("1 g", 1, 1, "g", "4/day"), ("4 g", None, 4, "g", "1/day")],
    ),
    ("Each capsule contains 500 mg of turmeric extract.", [("500 mg", 500, 500, "mg", None)]),
    ("A teaspoon of honey before bed soothes coughs.", [("A teaspoon", 1, 1, "{tsp}", "1/day")]),
    ("Melatonin: start low with 0.5 mg at bedtime.", [("0.5 mg", 0.5, 0.5, "mg", "1/day")]),
    ("Meditate for 20 minutes a day.", [("20 minutes", 20, 20, "min", "1/day")]),
    (
        "Thirty minutes of brisk walking five times a week is enough.",
        [("Thirty minutes", 30, 30, "min", "5/week")],
    ),
    ("Paracetamol doses are every 4 to 6 hours.", [("every 4 to 6 hours", None, None, None, "1/4-6h")]),
    (
        "Stop taking ginkgo two weeks before surgery.",
        [("Stop taking ginkgo two weeks before surgery", None, None, None, None)],
    ),
    ("Four months on brahmi and the fog has lifted.", [("Four months", None, None, None, None)]),
    ("Double the dose of magnesium if nothing happens.", [("Double the dose", None, None, None, None)]),
]

SILENT = [
    "The study enrolled 250 patients and cost $3 million.",
    "Ferritin below 30 ng/mL suggests iron deficiency, and her vitamin D was 18 ng/mL.",
    "HbA1c fell by 0.5% and LDL by 12 mg/dL.",
    "She lost 5 kg in 12 weeks.",
    "How much is too much? Is 10 mg of melatonin safe?",
    "Best before 12/2026; store below 25 °C; net weight 150 g.",
    "Every 100 g of spinach contains 2.7 mg of iron.",
    "The half-life of caffeine is about 5 hours.",
    "The trial of curcumin ran for 12 weeks.",
    "Type 2 diabetes affects 1 in 10; COVID-19 struck in 2020, and IL-6, TLR4 and Th17 rose 3-fold.",
    "Check your blood pressure twice a day.",
    "Turmeric powder is roughly 3% curcumin; extracts are standardised to 95%.",
    "Creatine entered sport in the early 1990s.",
    "There was a drop in blood pressure after garlic.",
    "Ginseng has been used for thousands of years.",
    "Omega-3, CoQ10, vitamin B12 and KSM-66 are sold everywhere.",
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_finds_stated_doses(
    nlp: Language, text: str, expected: list[tuple[str, float | None, float | None, str | None, str | None]]
) -> None:
    assert summary(text, doses(nlp, text)) == expected


@pytest.mark.parametrize("text", SILENT)
def test_other_numbers_make_no_claim(nlp: Language, text: str) -> None:
    assert summary(text, doses(nlp, text)) == []


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Take 500 mg of curcumin with black pepper.", [["curcumin"]]),
        ("Curcumin, 500 mg twice daily, with black pepper.", [["Curcumin"]]),
        ("Magnesium helps. Start with 200 mg at night.", [["Magnesium"]]),
        ("Vitamin C 80 mg and biotin 50 µg a day.", [["Vitamin C"], ["biotin"]]),
        ("Take 20 mg of zorbifen daily.", [["zorbifen"]]),
    ],
)
def test_says_whose_dose_it_is(nlp: Language, text: str, agents: list[list[str]]) -> None:
    assert [[agent.text for agent in one.agents] for one in doses(nlp, text)] == agents


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In the trial, patients received 400 mg of magnesium daily.", "given"),
        ("I took 400 mg of magnesium for a month.", "taken"),
        ("Take 400 mg of magnesium daily.", "advised"),
        ("Do not exceed 400 mg of magnesium a day.", "limit"),
        ("More than 400 mg of magnesium a day is toxic.", "threshold"),
        ("Each tablet provides 400 mg of magnesium.", "content"),
    ],
)
def test_says_what_an_amount_is_to_the_text(nlp: Language, text: str, role: str) -> None:
    assert [one.dose and one.dose.role for one in doses(nlp, text)] == [role]


def test_a_cell_takes_agent_and_frequency_from_its_row(nlp: Language) -> None:
    source = "Supplement|Dose|How often\nNiacin|500 mg|once a week"
    builder = DocumentBuilder("t.txt", source)
    heads = ("Supplement", "Dose", "How often")
    for row, line in enumerate(source.split("\n")):
        for column, cell in enumerate(line.split("|")):
            start = source.index(cell)
            builder.open_block(
                "table_cell",
                row="Niacin" if row and column else None,
                column_head=heads[column] if row else None,
                table=0,
                row_number=row,
                column_number=column,
            )
            builder.add(start, start + len(cell))
    document = builder.build()
    found = doses(nlp, document)
    assert summary(document.text, found) == [("500 mg", 500, 500, "mg", "1/week")]
    assert [agent.text for agent in found[0].agents] == ["Niacin"]


def test_a_stop_order_is_denied(nlp: Language) -> None:
    assert [one.negative for one in doses(nlp, "Stop taking ginkgo two weeks before surgery.")] == [True]
