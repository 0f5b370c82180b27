"""Doses as the stickies, letters, formula sheets, essays and reviews of many hands write them."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_proposals import doses, summary

from claimaudit.formats import read_text
from claimaudit.source import Document

STATED: list[tuple[str, list[tuple[str, float | None, float | None, str | None, str | None]]]] = [
    (
        "Please increase the levothyroxine from 50 to 75 micrograms each morning.",
        [("50", 50, 50, "ug", "1/day"), ("75 micrograms", 75, 75, "ug", "1/day")],
    ),
    (
        "Cut the prednisolone from 40 to 30 mg, then 20, then 10.",
        [
            ("40", 40, 40, "mg", None),
            ("30 mg", 30, 30, "mg", None),
            ("20", 20, 20, "mg", None),
            ("10", 10, 10, "mg", None),
        ],
    ),
    (
        "The body makes about 1 g of creatine each day, and athletes take 5 g a day.",
        [("5 g", 5, 5, "g", "1/day")],
    ),
    ("A dose of 25 g of albumin was infused.", [("25 g", 25, 25, "g", None)]),
    ("Take 20 mg of stool softener daily.", [("20 mg", 20, 20, "mg", "1/day")]),
    ("The patch on your skin releases 21 mg of nicotine a day.", [("21 mg", 21, 21, "mg", "1/day")]),
    (
        "Take 500 mg of metformin a day or 1,000 if you are over 70.",
        [("500 mg", 500, 500, "mg", "1/day"), ("1,000", 1000, 1000, "mg", "1/day")],
    ),
    ("Take 5 g of creatine in the morning.", [("5 g", 5, 5, "g", "1/day")]),
    ("She ate three prunes before bed.", [("three prunes", 3, 3, "{prune}", "1/day")]),
    (
        "Melatonin is begun at 2 mg (1 mg over the age of 70), an hour before bed.",
        [("2 mg", 2, 2, "mg", "1/day"), ("1 mg", 1, 1, "mg", "1/day")],
    ),
    ("Ferrous fumarate 210 mg (68 mg iron) daily.", [("210 mg", 210, 210, "mg", "1/day")]),
    ("Give a dose of ivermectin (200 mcg/kg) twice a year.", [("200 mcg/kg", 200, 200, "ug", "1/6month")]),
    ("Mebendazole pills (100 mg): 2 pills a day.", [("2 pills", 200, 200, "mg", "1/day")]),
    ("Feed 1 scoop of glucosamine per 250 kg twice daily.", [("1 scoop", 1, 1, "{scoop}", "2/day")]),
    ("Moderate exercise three times a week eased it.", [("three times a week", None, None, None, "3/week")]),
    ("Ibuprofen gel, Tuesdays and Saturdays, 5 g each.", [("5 g", 5, 5, "g", "2/week")]),
    ("Lion's mane extract 500 mg.", [("500 mg", 500, 500, "mg", None)]),
    ("Each capsule contains 200 mg of magnesium.", [("200 mg", 200, 200, "mg", None)]),
    ("Infuse 1 g of vancomycin in 100 ml of saline twice daily.", [("1 g", 1, 1, "g", "2/day")]),
    ("Inject 50 mg of it every week or two as needed.", [("50 mg", 50, 50, "mg", "1/1-2week")]),
    ("Take 5 mg of melatonin every other evening.", [("5 mg", 5, 5, "mg", "1/2day")]),
    ("Drink 8 ounces of prune juice a day.", [("8 ounces", 8, 8, "[foz_us]", "1/day")]),
    ("Drink 30 to 60 g of carbohydrate per hour.", [("30 to 60 g", 30, 60, "g", "1/h")]),
    ("Infuse morphine at 2 mg/h.", [("2 mg/h", 2, 2, "mg", "1/h")]),
    ("Eat an ounce of walnuts a day.", [("an ounce", 1, 1, "[oz_av]", "1/day")]),
    ("Inject 10 units of insulin before lunch.", [("10 units", 10, 10, "[iU]", "1/day")]),
    ("Take paracetamol 650 mg every 6 hours for a day or two.", [("650 mg", 650, 650, "mg", "1/6h")]),
    ("Avoid caffeine after 2 pm.", [("after 2 pm", None, None, None, None)]),
    ("Kiwis. Eat two a day, peeled or not.", [("two", 2, 2, "{kiwi}", "1/day")]),
]
CAPTIONED = """<h2>How much iodine do I need?</h2><table><caption>Average daily recommended amounts</caption>
<tr><th>Life stage</th><th>mcg</th></tr><tr><td>Teens and adults</td><td>150</td></tr></table>"""
UNDER_HEADINGS: list[tuple[str, list[tuple[float | None, str | None, str | None]]]] = [
    (
        "# Folate\n\n## Daily amounts, in mcg\n\n- 1 to 3 years: 150\n- Pregnant: 600\n",
        [(150, "ug", "1/day"), (600, "ug", "1/day")],
    ),
    (
        "# Ipamorelin\n\n| Phase | Dose (mcg) | When |\n|---|---|---|\n| Weeks 1-2 | 100 | bedtime |\n",
        [(100, "ug", "1/day")],
    ),
    (
        "# Molybdenum\n\nMilk has 7 mg.\n\n## Intakes (micrograms per day)\n\n- Adults: 45\n- Pregnant: 50\n",
        [(45, "ug", "1/day"), (50, "ug", "1/day")],
    ),
    ("# Vitamin C\n\n## Daily needs (mg)\n\n- Number of studies: 12\n- Adults: 45\n", [(45, "mg", "1/day")]),
    ("# Magnesium capsules\n\n## Dosage (mg)\n\n- Adults: one or two a day\n", [(1, "{capsule}", "1/day")]),
    ("# Iron\n\n## Iron in foods (mg)\n\n- Spinach: 3\n- Liver: 9\n", []),
    ("# Vitamin C\n\n## Upper limits and daily intakes\n\n- Single dose: 500 mg\n", [(500, "mg", None)]),
]

SILENT = [
    "A normal result is less than 30 milligrams of albumin per gram of creatinine.",
    "Losing more than 150 milligrams of protein in the urine per day points to kidney damage.",
    "The pancreas produces about 240 ml of juice daily.",
    "Your body makes 1 gram of cholesterol a day.",
    "Most adults pass 1 to 2 litres of urine a day.",
    "Healthy people lose about 2 litres of sweat over two hours.",
    "The IC50 of curcumin for COX-2 was 5 µM in this assay.",
    "Plasma levels of curcumin reached 2 µM after a single meal.",
    "If you take digoxin or a water tablet, ask first.",
    "Serving size: 3 capsules",
    "Alcohol raises the risk by about the same as two glasses of wine a night.",
    "For the heart, sitting all day is as bad as smoking ten cigarettes.",
    "Half of a 4 pm dose of caffeine is still in you at 10.",
    "6C means six steps of one in a hundred in homeopathy.",
    "Common with apixaban (up to 1 in 10): bruising.",
    "There were two eggs in the nest.",
    "Spinach contains 2.7 mg of iron per 100 g.",
    "There are 2.7 mg of iron in 100 g of spinach.",
    "A cup of spinach has 6 mg of iron.",
    "Brazil nuts contain about 80 micrograms of selenium each.",
]

OWNERS = [
    ("I gave him two Arnica pillules in the car.", "Arnica"),
    ("Two litres of water a day make kidney stones less likely.", "water"),
    ("Did 400mg caff before a meet.", "caff"),
    ("I took Rhus tox for six weeks.", "Rhus tox"),
    ("Give the foal 20 mL of glucosamine by mouth.", "glucosamine"),
]


def parts(nlp: Language, text: str, suffix: str) -> list[tuple[float | None, str | None, str | None] | None]:
    """Amount, unit and frequency of each dosage claim in a text of a format; None for one without a dose."""
    read = read_text(text, path=f"text{suffix}", key="text", suffix=suffix)
    if not isinstance(read, Document):
        pytest.fail(f"not read: {read}")
    found = [claim.dose for claim in doses(nlp, read)]
    return [(dose.low, dose.unit, dose.frequency) if dose else None for dose in found]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_amounts_of_other_genres(
    nlp: Language, text: str, expected: list[tuple[str, float | None, float | None, str | None, str | None]]
) -> None:
    assert summary(text, doses(nlp, Document.plain(text))) == expected


@pytest.mark.parametrize(("text", "expected"), UNDER_HEADINGS)
def test_a_heading_gives_the_unit_of_the_numbers_under_it(
    nlp: Language, text: str, expected: list[tuple[float | None, str | None, str | None]]
) -> None:
    assert parts(nlp, text, ".md") == expected


def test_a_caption_tells_how_often(nlp: Language) -> None:
    assert parts(nlp, CAPTIONED, ".html") == [(150, "ug", "1/day")]


@pytest.mark.parametrize("text", SILENT)
def test_numbers_that_are_no_doses(nlp: Language, text: str) -> None:
    assert summary(text, doses(nlp, Document.plain(text))) == []


@pytest.mark.parametrize(("text", "owner"), OWNERS)
def test_whose_dose_it_is(nlp: Language, text: str, owner: str) -> None:
    assert [agent.text for one in doses(nlp, Document.plain(text)) for agent in one.agents] == [owner]
