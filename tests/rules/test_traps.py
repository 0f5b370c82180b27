"""False friends: sentences whose words look like a breach and are none, and their neighbours that are one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from claimaudit.audit import Auditor
from claimaudit.rules.engine import RuleSet
from claimaudit.rules.match import Match
from claimaudit.rules.reading import Context

Judged = Callable[[str, str], tuple[Match, ...]]
Told = Callable[[str], set[str]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    """What the rules, of all packs, say of a text."""
    auditor = Auditor(today=date(2026, 11, 1))
    rules, context = RuleSet(auditor.book, auditor.nlp, "editorial"), Context("editorial", auditor.today)

    def judge(text: str, name: str) -> tuple[Match, ...]:
        return rules.judge(*auditor.prepare(text, name), context).matches

    return judge


@pytest.fixture(scope="module")
def told(judged: Judged) -> Told:
    """The rules that speak of a sentence; those on whole pages left out."""
    return lambda text: {match.rule for match in judged(text, "trap.txt") if match.sentence is not None}


@pytest.mark.parametrize(
    ("trap", "breach", "rule"),
    [
        ("Saffron is sold in May.", "Saffron may ease depression.", "hedging/modal-no-support"),
        ("Dr May sells saffron.", "Saffron might ease depression.", "hedging/modal-no-support"),
        ("Keep the saffron in a can.", "Saffron can ease depression.", "overclaim/can-claim"),
        ("It is not a cure.", "It is a miracle cure.", "overclaim/miracle-words"),
        ("There is no cure for MS.", "It is the natural cure for MS.", "overclaim/miracle-words"),
        ("There is no miracle here.", "It is a miracle.", "overclaim/miracle-words"),
        ("The aim is care rather than a miracle cure.", "It works like magic.", "overclaim/miracle-words"),
        ("Natural killer cells destroy viruses.", "It is natural and safe.", "overclaim/natural-safe"),
        ("Endorphins are natural opioids.", "It is safe and natural.", "overclaim/natural-safe"),
        ("The natural history of MS is long.", "The drops are naturally safe.", "overclaim/natural-safe"),
        ("Selenium is a naturally occurring element.", "It is naturally gentle.", "overclaim/natural-safe"),
        (
            "Hope Smith takes zinc for her illness.",
            "Zinc offers hope to patients.",
            "overclaim/emotive-person",
        ),
        ("Hopefully zinc helps patients.", "Zinc gives hope to patients.", "overclaim/emotive-person"),
        ("Cured meat is salty.", "Garlic prevents asthma.", "overclaim/direct-causal"),
        ("Treat yourself to garlic bread.", "Garlic treats asthma.", "fda/disease-claim"),
        ("The treatment group ate garlic.", "Garlic treats asthma.", "fda/disease-claim"),
        ("The prevention programme began in June.", "Garlic prevents asthma.", "fda/disease-claim"),
        (
            "Garlic significantly lowered cholesterol (p = 0.03).",
            "Garlic significantly lowers cholesterol.",
            "hedging/vague-magnitude",
        ),
        (
            "Claims that garlic cures asthma are false.",
            "Garlic prevents asthma.",
            "overclaim/direct-causal",
        ),
        ("There is no evidence that garlic cures asthma.", "Garlic prevents asthma.", "fda/disease-claim"),
        ("People may not feel better overnight.", "Ginger relieves pain overnight.", "overclaim/quick-fix"),
        ("It may not work for everyone.", "It works for everyone.", "overclaim/absolute"),
        ("Never take it on an empty stomach.", "It never fails.", "overclaim/absolute"),
        ("Satisfaction guaranteed.", "Guaranteed results.", "overclaim/absolute"),
        ("Could you hold the saffron?", "Saffron could ease depression.", "hedging/modal-no-support"),
        (
            "We hoped for rain and took zinc for her illness.",
            "Zinc gives hope to patients.",
            "overclaim/emotive-person",
        ),
        (
            "Garlic significantly lowered cholesterol (95% CI 0.1 to 0.4).",
            "Garlic significantly lowers cholesterol.",
            "hedging/vague-magnitude",
        ),
        ("He has an MS in nutrition.", "Give MS 10 mg at night.", "dosage-writing/drug-abbreviation"),
        ("People with MS took 10 mg of zinc.", "Give MS 10 mg at night.", "dosage-writing/drug-abbreviation"),
        ("The OD of the sample was 0.4.", "Take 10 mg OD.", "dosage-writing/latin-frequency"),
        ("The HS team met at noon.", "Take 10 mg HS.", "dosage-writing/latin-frequency"),
        ("The PO box is full.", "Take 10 mg PO daily.", "dosage-writing/latin-frequency"),
        ("UD was found in 4 of 10 mice.", "Take 10 mg UD.", "dosage-writing/latin-frequency"),
        ("Her vitamin D was 5,000 pg/mL.", "Take 5,000 mg of vitamin D daily.", "dosage/unit-implausible"),
        ("Her glucose was 200 mg/dL with zinc.", "Take 200 mg of zinc daily.", "dosage/exceeds-limit"),
        ("The enzyme stood at 40 U/L.", "Inject 40 U at night.", "dosage-writing/unit-abbrev"),
        (
            "Alkaline phosphatase was 10000 IU/L.",
            "Take 10000 IU of vitamin D daily.",
            "dosage-writing/no-comma",
        ),
        ("The pH was 7.0.", "Take 7.0 mg of melatonin.", "dosage-writing/trailing-zero"),
        ("It was version 2.0 of the app.", "Take 2.0 mg of melatonin.", "dosage-writing/trailing-zero"),
        ("Pain fell by 4.0 points.", "Take 4.0 mg of melatonin.", "dosage-writing/trailing-zero"),
        (
            "Take 100–300 mg of magnesium daily.",
            "Take 300 mg to 600 mg of magnesium daily.",
            "dosage/range-top-exceeds",
        ),
        (
            "Take between 1 to 4.5 mg of zinc daily.",
            "Take between 30 to 45 mg of zinc daily.",
            "dosage/range-top-exceeds",
        ),
        ("Take 1,000 mg of vitamin C daily.", "Take 3,000 mg of vitamin C daily.", "dosage/exceeds-limit"),
        ("Take 1k IU of vitamin D daily.", "Take 5k IU of vitamin D daily.", "dosage/exceeds-limit"),
        ("Take 1 000 IU of vitamin D daily.", "Take 5 000 IU of vitamin D daily.", "dosage/exceeds-limit"),
        (
            "Take 1,000 mg of vitamin C daily.",
            "Take 1.000 mg of vitamin C daily.",
            "dosage-writing/ambiguous-thousands",
        ),
        ("Give 10 mg/kg of zinc.", "Give 100 mg of zinc daily.", "dosage/exceeds-limit"),
        (
            "Take 10,000 IU of vitamin D per week.",
            "Take 10,000 IU of vitamin D per day.",
            "dosage/exceeds-limit",
        ),
        (
            "Take 6,000 IU of vitamin D every other day.",
            "Take 6,000 IU of vitamin D every day.",
            "dosage/exceeds-limit",
        ),
        ("Vitamin C, 25 g IV, was given daily.", "Take 25 g of vitamin C daily.", "dosage/exceeds-limit"),
        ("Inject 5 g of magnesium.", "Take 5 g of magnesium daily.", "dosage/exceeds-limit"),
        ("Apply 500 mg of zinc cream daily.", "Take 500 mg of zinc daily.", "dosage/exceeds-limit"),
        ("Apply a 20% zinc cream daily.", "Take 200 mg of zinc daily.", "dosage/exceeds-limit"),
        (
            "Give children aged 6 10 mg of zinc a day.",
            "Give children aged 6 20 mg of zinc a day.",
            "dosage/exceeds-limit",
        ),
        (
            "In pregnancy take 30 mg of zinc a day.",
            "In pregnancy take 60 mg of zinc a day.",
            "dosage/exceeds-limit",
        ),
        (
            "A day's diet gives 400 mg of magnesium.",
            "Take 400 mg of magnesium daily.",
            "dosage/exceeds-limit",
        ),
        (
            "The RDA of magnesium is 420 mg for men.",
            "Take 420 mg of magnesium daily.",
            "dosage/exceeds-limit",
        ),
        (
            "Patients received 10,000 IU of vitamin D daily.",
            "Take 10,000 IU of vitamin D daily.",
            "dosage/exceeds-limit",
        ),
        (
            "Do not exceed 4,000 IU of vitamin D a day.",
            "Take 4,500 IU of vitamin D a day.",
            "dosage/exceeds-limit",
        ),
        ("Take 75 mcg of vitamin D daily.", "Take 150 mcg of vitamin D daily.", "dosage/exceeds-limit"),
        (
            "Take 1,200 IU of natural vitamin E daily.",
            "Take 2,000 IU of natural vitamin E daily.",
            "dosage/exceeds-limit",
        ),
        (
            "Take 600 IU of natural vitamin E daily.",
            "Take 1,200 IU of synthetic vitamin E daily.",
            "dosage/exceeds-limit",
        ),
        (
            "Take 1,500 mcg DFE of folate from food daily.",
            "Take 1,500 mcg of folic acid daily.",
            "dosage/exceeds-limit",
        ),
        ("Take 800 mcg of folic acid daily.", "Take 1,500 mcg of folic acid daily.", "dosage/exceeds-limit"),
    ],
)
def test_a_trap_is_left_and_its_neighbour_flagged(told: Told, trap: str, breach: str, rule: str) -> None:
    assert rule not in told(trap)
    assert rule in told(breach)


TABLE = """
| Supplement | Purpose | Recommended Dosage |
| --- | --- | --- |
| Vitamin D | - Strengthens bones.- Prevents asthma.- Lifts the mood. | 10,000 IU |
| Zinc | Immunity | 15 mg |
"""


def test_the_dose_of_a_row_is_that_of_its_first_cell(judged: Judged) -> None:
    found = [match for match in judged(TABLE, "trap.md") if match.rule == "dosage/exceeds-limit"]
    assert [(match.text, match.message.split(":")[0]) for match in found] == [("10,000 IU", "Vitamin D")]


def test_bullets_run_together_are_told_apart(judged: Judged) -> None:
    found = [match for match in judged(TABLE, "trap.md") if match.rule == "fda/disease-claim"]
    assert [(match.text, match.sentence) for match in found] == [("Prevents", "Prevents asthma.")]


@pytest.mark.parametrize(
    ("page", "flagged"),
    [
        ("# Myths about garlic\n\n“Garlic cures asthma.”\n\nGarlic is a bulb.", False),
        ("# What others write\n\nTheir headline ran: “Garlic cures asthma”. That is a myth.", False),
        ("# About garlic\n\n“Garlic cures asthma.”\n\nGarlic is a bulb.", True),
    ],
)
def test_what_others_are_quoted_with_is_theirs(judged: Judged, page: str, flagged: bool) -> None:
    assert ("fda/disease-claim" in {match.rule for match in judged(page, "trap.md")}) == flagged
