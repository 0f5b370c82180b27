"""In what two claims agree or differ: doses told in other words, what they are for, where they stand."""

from __future__ import annotations

import pytest
from desk import TODAY, claim, page

from claimaudit.model import Claim
from claimaudit.rules.aspects import ASPECTS
from claimaudit.rules.limits import LimitsTable
from claimaudit.rules.reading import Context, Reading
from claimaudit.rules.schema import Aspect
from claimaudit.source import Document


def told(aspect: Aspect, of: Claim, document: Document, *others: Claim, limits: LimitsTable) -> set[object]:
    sentences = [(block.start, block.end) for block in document.blocks]
    reading = Reading(document, [of, *others], Context("editorial", TODAY), {}, sentences, lambda _: False)
    return ASPECTS[aspect](of, reading, limits.facts)


@pytest.mark.parametrize(
    ("agent", "one", "other", "same"),
    [
        ("vitamin D", {"low": 400, "high": 400, "unit": "[iU]"}, {"low": 10, "high": 10, "unit": "ug"}, True),
        ("zinc", {"low": 1, "high": 1, "unit": "g"}, {"low": 1000, "high": 1000}, True),
        ("zinc", {"low": 600, "high": 600, "frequency": "2/day"}, {"low": 1200, "high": 1200}, True),
        ("zinc", {"low": 7, "high": 7, "frequency": "1/week"}, {"low": 1, "high": 1}, True),
        ("zinc", {"low": 3, "high": 4.5}, {"low": 1, "high": 4.5}, False),
        ("zinc", {"low": 15, "high": 15}, {"low": 15, "high": 15, "unit": "[iU]"}, False),
        ("vitamin D", {"low": 50, "high": 50, "unit": "ug"}, {"low": 50, "high": 50}, False),
        ("sage", {"low": 2, "high": 2, "unit": "{tablet}"}, {"low": 2, "high": 2, "unit": "{tablet}"}, True),
    ],
)  # fmt: skip
def test_doses_are_the_same_whatever_units_they_are_told_in(
    limits: LimitsTable, agent: str, one: dict[str, object], other: dict[str, object], same: bool
) -> None:
    text = page("Take this and that.")
    doses = [
        claim(text, cue, kind="dosage", agents={agent: "nutrient"}, dose=dose)
        for cue, dose in (("this", one), ("that", other))
    ]
    first, second = (told("dose", each, text, limits=limits) for each in doses)
    assert (first == second) is same


def test_what_a_dose_is_for_stands_in_its_sentence(limits: LimitsTable) -> None:
    text = page("Zinc, 15 mg, shortens colds. Take 30 mg of zinc.")
    for_colds = claim(text, "15 mg", kind="dosage", dose={"low": 15.0})
    effect = claim(text, "shortens", targets={"colds": "disease"})
    plain = claim(text, "30 mg", kind="dosage", dose={"low": 30.0})
    assert told("use", for_colds, text, effect, plain, limits=limits) == {"colds"}
    assert told("use", plain, text, effect, for_colds, limits=limits) == {None}


@pytest.mark.parametrize(
    ("blocks", "purpose"),
    [
        (["Zinc eases colds.", "For acne, take 30 mg."], {"acne"}),
        (["Zinc eases colds.", "Take 30 mg to ease acne."], {"acne"}),
        (["Zinc eases colds. Take 30 mg for a week."], {"colds"}),
        (["Zinc eases colds.", "Take 30 mg."], set()),
        (["Zinc eases colds.", "# Zinc against acne", "Take 30 mg."], {"acne"}),
        (["Zinc eases colds.", "# Colds", "Take 30 mg."], {"colds"}),
        (["Zinc eases colds.", "# In short", "Take 30 mg."], set()),
        (["Zinc eases colds.", "| Complaint | Dose", "| Acne | 30 mg"], {"acne"}),
        (["Zinc eases colds.", "| Remedy | Dose", "| Zinc | 30 mg"], set()),
    ],
)
def test_what_a_dose_is_for_stands_in_its_surroundings(
    limits: LimitsTable, blocks: list[str], purpose: set[object]
) -> None:
    text = page(*blocks)
    dosed = claim(text, "30 mg", kind="dosage", agents={"zinc": "nutrient"}, dose={"low": 30.0})
    effect = claim(text, "eases", agents={"zinc": "nutrient"}, targets={"colds": "disease"})
    assert told("purpose", dosed, text, effect, limits=limits) == purpose


def test_a_table_is_one_place(limits: LimitsTable) -> None:
    text = page("| Zinc | Dose", "| Citrate | 15 mg", "| Oxide | 30 mg", "Take 40 mg of zinc.")
    rows = [claim(text, cue, kind="dosage", dose={}) for cue in ("15 mg", "30 mg", "40 mg")]
    first, second, below = (told("place", each, text, limits=limits) for each in rows)
    assert first == second
    assert first != below


@pytest.mark.parametrize(("population", "people"), [("Children", {"children"}), (None, {None})])
def test_people(limits: LimitsTable, population: str | None, people: set[object]) -> None:
    text = page("Take 5 mg.")
    dosed = claim(text, "5 mg", kind="dosage", dose={"population": population})
    assert told("people", dosed, text, limits=limits) == people
