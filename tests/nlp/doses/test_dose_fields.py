"""The fields of doses: how much, by what bound, in what unit, and how often."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.nlp import layout
from claimaudit.nlp.doses.amounts import Amount, amounts
from claimaudit.nlp.doses.candidates import stated_amounts
from claimaudit.nlp.doses.day_times import times_of_day
from claimaudit.nlp.doses.figures import figures
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.intervals import in_minutes, interval_of
from claimaudit.nlp.doses.left_out import amount_of
from claimaudit.nlp.doses.often import frequency_of
from claimaudit.nlp.doses.role import bound_of
from claimaudit.nlp.doses.scene import Page, Scene
from claimaudit.nlp.tree import Tree
from claimaudit.nlp.vocabulary import load_vocabulary
from claimaudit.source import Document


def scene_of(nlp: Language, text: str) -> Scene:
    """The one sentence of a text, tokenised and tagged."""
    doc = layout.make_doc(nlp, Document.plain(text))
    for name, pipe in nlp.pipeline:
        if name != "claimaudit":
            doc = pipe(doc)
    (scene,) = Page(Tree(doc), load_vocabulary().find(layout.text_of(doc))).scenes()
    return scene


def stated(scene: Scene) -> list[Amount]:
    """Its amounts."""
    return [one.amount for one in stated_amounts(scene) if one.amount]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # as the amount before it
        ("Take 5 mg three times a day, rising to 10 mg.", ["3/day", "3/day"]),
        ("Give 150 mg/kg a day, never above 300 mg.", ["1/day", "1/day"]),
        ("Take 20 mg daily; 40 mg did nothing more.", ["1/day", "1/day"]),
        ("Take 300 mg at once, then 75 mg daily.", [None, "1/day"]),
        ("The limit is 600 mg per dose, 1,800 mg a day.", [None, "1/day"]),
        ("Take 800 IU daily and chew 500 mg of calcium.", ["1/day", None]),
        ("Take 5 mg nightly, up by 5 mg a week to 20 mg.", ["1/day", "1/week", "1/day"]),
        ("Come down by 5 mg a fortnight, the twin drug by 2 mg.", ["1/2week", "1/2week"]),
        # how often it is changed
        ("Take 25 mg once daily, increased every two weeks to 200 mg.", ["1/day", "1/day"]),
        ("Start at 50 mg a day and raise it weekly to 200 mg.", ["1/day", "1/day"]),
        ("Take an increased daily dose of 400 mg.", ["1/day", None]),
        ("Start at 0.3 mg and move up every two weeks to 4.8 mg.", [None, None]),
        ("Begin with 5 ml, going up weekly to 20 ml.", [None, None]),
        # portions, days, sessions
        ("Take 3 g in divided doses.", ["1/day"]),
        ("Prednisolone 30 mg x 5 days.", ["1/day"]),
        ("Paracetamol 500 mg x 3.", ["3/day"]),
        ("Give 2,000 mg, or placebo, by drip every four weeks.", ["1/4week"]),
        ("Put sunscreen on every two hours.", ["1/2h"]),
        ("Inject 10 units every evening, five nights on, two nights off.", ["5/week"]),
        ("Sit for 30 minutes once a day, five days a week.", ["5/week"]),
        ("Two sessions a week are enough.", ["1/week"]),
        ("Two cups a day are enough.", ["1/day"]),
        ("The 40 daily sessions of laser eased it.", ["1/day"]),
        # the number of a name
        ("Take 200 mg of vitamin B6 a day.", ["1/day"]),
        ("Take 180 µg of MK-7 daily.", ["1/day"]),
        ("Take 2 g of omega-3 a day.", ["1/day"]),
        ("Eat 30 g of carbohydrate an hour.", ["1/h", None]),
        ("Take 3 mg of melatonin an hour or two before.", [None, None]),
        ("On 15 mg of tirzepatide people lose 1-2 kg a month.", [None]),
        ("Take 400 mg -twice daily.", ["2/day"]),
        ("Ten daily sessions of laser eased it.", ["1/day"]),
        ("A single pot a day is enough.", ["1/day"]),
        ("Take 2.5 mg on waking.", ["1/day"]),
        ("Use one spray per nostril, on getting up.", ["1/day"]),
        ("Have 30 g of nuts on most days.", ["1/day"]),
        ("Drink 2 litres spread over the day.", ["1/day"]),
        ("Give 10 drops per year of age.", [None]),
        ("In a year-long trial people ate 30 g of seed.", [None]),
        ("A month of 30 g changed nothing.", [None]),
        ("Take 70 mg a week before breakfast.", ["1/week"]),
        ("Drink 1.2 litres an hour.", ["1/h", None]),
        ("Take 50 mg an hour before.", [None, None]),
        ("Leave two hours before bed.", [None]),
        # the period of another number
        ("Olanzapine 10 mg added about 0.6 kg a month.", [None]),
        ("With 3 g the stools were firm a day earlier.", [None]),
        ("Give 20 mg, repeated once.", [None]),
    ],
)
def test_how_often_an_amount_is_taken(nlp: Language, text: str, expected: list[str | None]) -> None:
    scene = scene_of(nlp, text)
    found = stated(scene)
    assert [frequency_of(scene, found, index, "advised") for index in range(len(found))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The most we give is 10 mg.", "maximum"),
        ("Highest dose: 400 mg.", "maximum"),
        ("Stop at: 400 mg.", "maximum"),
        ("Keep simvastatin to 20 mg a day.", "maximum"),
        ("Limit caffeine to 200 mg a day.", "maximum"),
        ("Five grams a day is the official limit.", "maximum"),
        ("Take 100 mg four times daily at most.", "maximum"),
        ("Take 500 mg at a time at most.", "maximum"),
        ("Keep each meal to about 15 g of fat.", "maximum"),
        ("Give 30 ml of weak tea at most.", "maximum"),
        ("Eat five ounces a week or more.", "minimum"),
        ("Limit a bath below 12 °C to five minutes.", "maximum"),
        ("Nobody should stay in for longer than ten minutes.", "maximum"),
        ("More than five tablespoons (50 grams) is not recommended.", "maximum"),
        ("Upper limit, adults to 70 years: 4,000 mg a day.", "maximum"),
        ("The upper limit is high, the usual dose: 10 mg.", None),
        ("Upper level 4,000 IU.", "maximum"),
        ("The highest licensed single dose is 100 mg.", "maximum"),
        ("Keep taking it and slowly increase to 4.5 mg.", None),
        ("Nobody had side effects on more than 10 mg a day.", "minimum"),
        ("Inject 0.58 mg plus massage.", None),
        ("Take 1,000 mcg + folate.", None),
        ("Go from nothing to 20 mg a day.", None),
        ("More than 25 mg should be avoided.", "maximum"),
        ("More than 4 g a day is too much.", "maximum"),
        ("Experts advise against more than 800 mg a day.", "maximum"),
        ("Few people need more than 100 mg.", "maximum"),
        ("More than 2 g is rarely needed.", "maximum"),
        ("More than 2 g is rarely a problem.", "minimum"),
        ("Two capsules are the most popular dose.", None),
        ("Two capsules are the most anyone needs.", "maximum"),
        ("More than 30 g may upset the stomach.", "minimum"),
        ("Never go below five hours.", "minimum"),
        ("Stay below five grams.", "maximum"),
        ("Never take fewer than 4 capsules.", "minimum"),
        ("No harm is seen at less than 400 mg of caffeine a day.", "maximum"),
        ("Do not take zinc if you eat less than 500 mg of calcium.", "maximum"),
        ("Few people need to take more than 400 mg.", "maximum"),
        ("Take a 400 mg cap of ibuprofen.", None),
        ("200 mg is all you need.", None),
        ("200 mg is all you may take.", "maximum"),
        ("Take 2 tablets and more water.", None),
        ("Never use it for longer than an hour.", "maximum"),
        ("Gloves for longer than twenty minutes make hands sweat.", "minimum"),
        ("A nap of no longer than 30 minutes.", "maximum"),
        ("Use a gel no stronger than 5%.", "maximum"),
        ("Two sprays in 24 hours is the limit.", "maximum"),
        ("That is over the 5 microgram limit.", "maximum"),
        ("10 mg three times a day is the most we give.", "maximum"),
        ("Three capsules at the outside.", "maximum"),
        ("Keep to 800 to 1,000 mg a day.", None),
        ("Eat 1.2 g per kilo a day, and up to 1.5 g when ill.", None),
        ("Take one tablet, building up to 2 tablets.", None),
        ("10 mg at night is the remedy most people use.", None),
    ],
)
def test_bounds_before_and_after_an_amount(nlp: Language, text: str, expected: str | None) -> None:
    scene = scene_of(nlp, text)
    assert bound_of(scene, stated(scene)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Take it four hours after the bleeding.", "four hours after the bleeding"),
        ("Give it an hour before food.", "an hour before food"),
        ("Reapply every two hours.", "two hours"),
        ("Leave it on for 15 minutes.", "15 minutes"),
        ("Drink nothing for 30 minutes.", "30 minutes"),
        ("Repeat after 5 minutes.", "5 minutes"),
        ("Chew gum for 10 minutes after meals.", None),
        ("Walk for 20 minutes a day.", None),
        ("Children read better after 20 minutes in a park.", None),
    ],
)
def test_times_that_are_intervals(nlp: Language, text: str, expected: str | None) -> None:
    scene = scene_of(nlp, text)
    assert interval_of(scene, stated(scene)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half an hour", (30, "min")),
        ("a quarter of an hour", (15, "min")),
        ("an hour", (1, "h")),
        ("half a tablet", (0.5, "{tablet}")),
        ("a teaspoon and a half", (1.5, "{tsp}")),
        ("a litre and a half of water", (1.5, "L")),
        ("a cup and a half a day", (1.5, "{cup}")),
        ("one perle", (1, "{perle}")),
        ("two jabs", (2, "{jab}")),
        ("two vials", (2, "{vial}")),
        ("one packet", (1, "{packet}")),
        ("two strips", (2, "{strip}")),
        ("10,000 lux", (10000, "lx")),
    ],
)
def test_parts_and_units(text: str, expected: tuple[float, str]) -> None:
    (amount,) = (in_minutes(one) for one in amounts(text))
    assert (amount.high, amount.unit and amount.unit.code) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 or 100 mg", [(50, 100)]),
        ("start with 500 mg or 850 mg", [(500, 850)]),
        ("in the trial, 50 or 100 mg", [(50, 50), (100, 100)]),
        ("adults received 475 mg or 950 mg of extract", [(475, 475), (950, 950)]),
        ("100, 250 or 500 mg", [(100, 100), (250, 250), (500, 500)]),
        ("80 or 100 mg", [(80, 100)]),
        ("1 or 2 tablets", [(1, 2)]),
        ("30, 60 or 90 seconds", [(30, 30), (60, 60), (90, 90)]),
        ("down by 1 mg to 5 mg", [(1, 1), (5, 5)]),
        ("5 mg/kg, or 120 mg", [(5, 5), (120, 120)]),
        ("two to four 7.5 mg tablets", [(15, 30)]),
    ],
)
def test_choices_are_no_ranges(text: str, expected: list[tuple[float, float]]) -> None:
    assert [(one.low, one.high) for one in amounts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He drank nine cartons a day.", "{carton}"),
        ("Take 2 or 3 pods a day.", "{pod}"),
        ("She was given 26 Gy in a week.", "Gy"),
        ("Drops, five a day, help.", "{drop}"),
        ("Eat one orange a day.", "{orange}"),
        ("A second spray may be used.", "{spray}"),
        ("Stockings of 15 to 30 mmHg help.", "mm[Hg]"),
        ("Repeat it up to three times.", None),
    ],
)
def test_what_a_bare_number_counts(nlp: Language, text: str, expected: str | None) -> None:
    scene = scene_of(nlp, text)
    unit = amount_of(scene, figures(scene.text)[0], (), None).unit
    assert (unit.code if unit else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twice a year", "1/6month"),
        ("five times a year", "5/12month"),
        ("twice a fortnight", "2/2week"),
        ("eight weekly walks", "1/week"),
        ("two weekly", "2/week"),
        ("Monday, Wednesday and Friday", "3/week"),
        ("on weekdays", "5/week"),
    ],
)
def test_reads_more_frequencies(text: str, expected: str) -> None:
    assert [one.value for one in frequencies(text)] == [expected]


def test_a_day_of_the_week_alone_is_no_frequency() -> None:
    assert (frequencies("see you on Monday"), times_of_day("see you on Monday")) == ((), ())
