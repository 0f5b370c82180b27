"""Which agent a claim's subject, pronoun, description or missing subject stands for."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.model import Claim
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.claims import read_claims
from claimaudit.nlp.discourse.products import product_terms
from claimaudit.nlp.layout import blocks_of, text_of
from claimaudit.nlp.vocabulary import load_vocabulary
from claimaudit.source import Document, DocumentBuilder


@pytest.fixture(scope="module")
def english() -> Language:
    return pipeline.load()


def written(*parts: str) -> Document:
    """A document of headings ("# …"), list items ("- …"), rows ("| head | row | cell") and paragraphs."""
    builder = DocumentBuilder("text.md", "\n".join(parts))
    section: tuple[str, ...] = ()
    at = 0
    for number, part in enumerate(parts):
        start, end = at, at + len(part)
        at = end + 1
        if part.startswith("# "):
            section = (part[2:],)
            builder.open_block("heading", level=1)
            builder.add(start + 2, end)
        elif part.startswith("- "):
            builder.open_block("list_item", section=section, list_number=1)
            builder.add(start + 2, end)
        elif part.startswith("| "):
            head, row, _ = part[2:].split(" | ")
            builder.open_block(
                "table_cell",
                section=section,
                row=row,
                column_head=head,
                table=0,
                row_number=number,
                column_number=1,
            )
            builder.add(start + 2 + len(head) + len(row) + 6, end)
        else:
            builder.open_block("paragraph", section=section)
            builder.add(start, end)
    return builder.build()


def agents(english: Language, parts: tuple[str, ...], verb: str) -> list[str]:
    """The agents of the claim whose cue is `verb`."""
    document = written(*parts)
    found = read_claims(english(layout.make_doc(english, document)), document)
    claim: Claim | None = next((one for one in found if one.cue.text == verb and one.kind != "dosage"), None)
    return sorted(agent.text for agent in claim.agents) if claim else ["no claim"]


RESOLVED = [
    (("Curcumin blocks COX-2. It also lowers CRP.",), "lowers", ["Curcumin"]),
    (("Walnuts are cheap. They reduce inflammation.",), "reduce", ["Walnuts"]),
    (("When someone takes naltrexone, it blocks opioid receptors.",), "blocks", ["naltrexone"]),
    (
        ("Its main use is in pain.", "Naltrexone raises endorphins. It reduces pain."),
        "reduces",
        ["Naltrexone"],
    ),
    (("Ginger eases nausea. Doctors say that the root reduces vomiting.",), "reduces", ["Ginger"]),
    (("Ginger eases nausea. This remedy also reduces pain.",), "reduces", ["Ginger"]),
    (("Hawthorn was tested in 40 people. The treatment lowered blood pressure.",), "lowered", ["Hawthorn"]),
    (("Vitamin D was tested in Oslo. 2,000 IU a day reduced falls.",), "reduced", ["Vitamin D"]),
    (("Magnesium is cheap. Two tablets a day reduced cramps.",), "reduced", ["Magnesium"]),
    (("# Zinc", "Shortens colds by a day."), "Shortens", ["Zinc"]),
    (("# Zinc", "Trials in colds were small. Symptoms improved."), "improved", ["Zinc"]),
    (("# Melatonin", "Benefits:", "- Improves sleep", "- Reduces anxiety"), "Reduces", ["Melatonin"]),
    (("# Ashwagandha", "- Anxiety Relief: lowers cortisol."), "lowers", ["Ashwagandha"]),
    (("| Effect | Garlic | Lowers blood pressure",), "Lowers", ["Garlic"]),
    (("Ginger has a promising mechanism that reduces nausea.",), "reduces", ["Ginger"]),
    (("Ginger offers a gentle strategy to reduce nausea.",), "reduce", ["Ginger"]),
    (("Drugs such as prednisone reduce inflammation.",), "reduce", ["prednisone"]),
    (("A protein called CGRP causes migraine.",), "causes", ["CGRP"]),
    (
        ("The trial compared sertraline and mirtazapine. Both improve mood.",),
        "improve",
        ["mirtazapine", "sertraline"],
    ),
    (
        ("The trial compared sertraline and mirtazapine. The latter improves sleep.",),
        "improves",
        ["mirtazapine"],
    ),
    (("Magnesium and zinc reduce cramps.",), "reduce", ["Magnesium", "zinc"]),
    (("Iron chelators remove iron. These drugs bind iron in the blood.",), "bind", ["Iron chelators"]),
]
STAYS = [
    (("Curcumin blocks COX-2. Ibuprofen lowers CRP.",), "lowers", ["Ibuprofen"]),
    (
        ("# Zinc", "The thyroid makes two hormones, T4 and T3, which set the pace of the body."),
        "set",
        ["T3", "T4", "two hormones"],
    ),
    (("Curcumin works as well as ibuprofen. It lowers CRP.",), "lowers", ["Curcumin"]),
    (("Topiramate is as strong as propranolol. It reduces migraine.",), "reduces", ["Topiramate"]),
    (("# Zinc", "Zinc is taken with food. It reduces fatigue."), "reduces", ["Zinc"]),
    (("# Zinc", "Vitamin C reduces fatigue."), "reduces", ["Vitamin C"]),
    (("The doctor was kind. Magnesium is cheap. It reduces cramps.",), "reduces", ["Magnesium"]),
    (("Magnesium is cheap. My doctor says it reduces cramps.",), "reduces", ["Magnesium"]),
    (("Swapping cola for water reduces tooth decay.",), "reduces", ["Swapping cola for water"]),
    (("# Ginger", "- Ginger tea: eases nausea.", "- Peppermint: eases cramps."), "eases", ["Ginger tea"]),
    (("The medicine lowers cholesterol.",), "lowers", ["medicine"]),
    (("# Tea", "Arnica serves as the runner's natural pain reliever."), "reliever", ["Arnica"]),
    (("The effect of treatment is to reduce pain.",), "reduce", ["treatment"]),
    (("The drug blocks an enzyme that breaks down dopamine.",), "blocks", ["drug"]),
    (("The operation removes the gallbladder. It stops the attacks.",), "stops", ["operation"]),
    (("# Statins", "The medicine lowers cholesterol."), "lowers", ["Statins"]),
]


@pytest.mark.parametrize(("parts", "verb", "expected"), RESOLVED)
def test_a_subject_stands_for(
    english: Language, parts: tuple[str, ...], verb: str, expected: list[str]
) -> None:
    assert agents(english, parts, verb) == expected


@pytest.mark.parametrize(("parts", "verb", "expected"), STAYS)
def test_a_subject_does_not_jump(
    english: Language, parts: tuple[str, ...], verb: str, expected: list[str]
) -> None:
    assert agents(english, parts, verb) == expected


PRODUCTS = [
    (("# Glumetra 500 mg tablets", "Glumetra lowers glucose."), {"Glumetra"}),
    (("# NestEgg Duo: trying at home", "NestEgg Duo comes in a box."), {"NestEgg Duo"}),
    (
        ("Introducing DermaVive™ Marine Collagen. DermaVive works.",),
        {"DermaVive™ Marine Collagen", "DermaVive"},
    ),
    (("The trial tested TWK-311.", "TWK-311 lowers weight."), {"TWK-311"}),
]
NO_PRODUCTS = [
    ("# Living with Multiple Sclerosis", "Multiple Sclerosis affects the nerves."),
    ("# Magnesium Tablets", "Magnesium tablets reduce cramps."),
    ("# Tarnwick Therapeutics Announces Results", "Tarnwick Therapeutics said so."),
    ("# Maple Street Pediatrics", "Maple Street Pediatrics is open."),
]


def _products(english: Language, parts: tuple[str, ...]) -> set[str]:
    doc = layout.make_doc(english, written(*parts))
    text = text_of(doc)
    return {text[term.start : term.end] for term in product_terms(text, blocks_of(doc), load_vocabulary())}


@pytest.mark.parametrize(("parts", "expected"), PRODUCTS)
def test_names_of_products(english: Language, parts: tuple[str, ...], expected: set[str]) -> None:
    assert _products(english, parts) == expected


@pytest.mark.parametrize("parts", NO_PRODUCTS)
def test_names_of_other_things(english: Language, parts: tuple[str, ...]) -> None:
    assert _products(english, parts) == set()
