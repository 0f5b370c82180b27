"""Amounts in a text: their words, bounds and units."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimaudit.nlp.doses.amounts import amounts
from claimaudit.nlp.doses.day_times import times_of_day
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.same import merge_equivalents

AMOUNTS: list[tuple[str, list[tuple[str, float, float, str]]]] = [
    ("around 3 to 4.5 milligrams", [("3 to 4.5 milligrams", 3, 4.5, "mg")]),
    ("300 mg to 600 mg daily", [("300 mg to 600 mg", 300, 600, "mg")]),
    ("between 1 to 4.5 mg", [("1 to 4.5 mg", 1, 4.5, "mg")]),
    ("between 500 and 1,500 mg", [("500 and 1,500 mg", 500, 1500, "mg")]),
    ("1,000-2,000 mg", [("1,000-2,000 mg", 1000, 2000, "mg")]),
    ("500 mg to 1 g", [("500 mg to 1 g", 500, 1000, "mg")]),
    ("500mg/day", [("500mg/day", 500, 500, "mg")]),
    ("5,000IU", [("5,000IU", 5000, 5000, "[iU]")]),
    (
        "200 μg, 200 µg, 200 mcg",
        [("200 μg", 200, 200, "ug"), ("200 µg", 200, 200, "ug"), ("200 mcg", 200, 200, "ug")],
    ),
    ("10–50 billion CFU", [("10–50 billion CFU", 1e10, 5e10, "[CFU]")]),
    ("100, 250 and 500 mg", [("100", 100, 100, "mg"), ("250", 250, 250, "mg"), ("500 mg", 500, 500, "mg")]),
    ("500/200 mg", [("500", 500, 500, "mg"), ("200 mg", 200, 200, "mg")]),
    ("500 mg or 850 mg", [("500 mg or 850 mg", 500, 850, "mg")]),
    ("down from 100mg to 50mg", [("100mg", 100, 100, "mg"), ("50mg", 50, 50, "mg")]),
    ("one or two puffs", [("one or two puffs", 1, 2, "{puff}")]),
    ("a cup or two", [("a cup or two", 1, 2, "{cup}")]),
    ("six or more cups", [("six or more cups", 6, 6, "{cup}")]),
    ("5 ml or 1 teaspoon", [("5 ml", 5, 5, "mL")]),
    ("1 heaped scoop", [("1 heaped scoop", 1, 1, "{scoop}")]),
    ("two slow-release capsules", [("two slow-release capsules", 2, 2, "{capsule}")]),
    ("20 mg/kg/day", [("20 mg/kg/day", 20, 20, "mg")]),
    ("2.4 g EPA", [("2.4 g", 2.4, 2.4, "g")]),
]
NO_AMOUNTS = [
    "a day",
    "IL-6 and TLR4",
    "type 1 diabetes",
    "the 5G network",
    "24/7",
    "in 2024",
    "two women took capsules",
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_reads_amounts(text: str, expected: list[tuple[str, float, float, str]]) -> None:
    found = [
        (text[one.start : one.end], one.low, one.high, one.unit and one.unit.code) for one in amounts(text)
    ]
    assert found == expected


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "total", "count", "form"),
    [
        ("three 40-mg tablets", 120, 3, "tablet"),
        ("2 × 500 mg tablets", 1000, 2, "tablet"),
        ("one 500mg capsule", 500, 1, "capsule"),
        ("a 250 mg capsule after breakfast", 250, 1, "capsule"),
        ("2 x 70 mL", 140, 2, None),
        ("a single 2.5 ml dose", 2.5, None, None),
    ],
)
def test_multiplies_counted_strengths(text: str, total: float, count: float | None, form: str | None) -> None:
    (amount,) = amounts(text)
    assert (amount.low, amount.count, amount.form) == (total, count, form)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("250 mcg (0.25 mg)", [(250, "ug", None, None)]),
        ("one scoop (5 g)", [(5, "g", 1, "scoop")]),
        ("5 drops (10 mg) once a day", [(10, "mg", 5, "drop")]),
        ("8.5 to 10 micrograms (340-400 IU)", [(8.5, "ug", None, None)]),
        ("200mg a day (about two mugs of instant)", [(200, "mg", None, None)]),
        ("4 caps = 2.4 g EPA", [(4, "{capsule}", None, None)]),
        ("3 capsules (610 mg each)", [(1830, "mg", 3, "capsule")]),
        ("two sachets of 5 g", [(10, "g", 2, "sachet")]),
        ("a pack of 30 tablets of 500 mg", [(30, "{tablet}", None, None), (500, "mg", None, None)]),
        ("two injections of 120 mg", [(120, "mg", None, None)]),
        ("1 g (max 4 g)", [(1, "g", None, None), (4, "g", None, None)]),
        ("5 mg of A, 10 mg of B", [(5, "mg", None, None), (10, "mg", None, None)]),
    ],
)
def test_counts_two_expressions_of_one_dose_once(
    text: str, expected: list[tuple[float, str, float | None, str | None]]
) -> None:
    found = merge_equivalents(text, amounts(text))
    assert [(one.low, one.unit and one.unit.code, one.count, one.form) for one in found] == expected


FREQUENCIES = [
    ("twice daily", "2/day"), ("three times a day", "3/day"), ("2–3 times per day", "2-3/day"),
    ("once or twice daily", "1-2/day"), ("4×/wk", "4/week"), ("3x/day", "3/day"), ("once weekly", "1/week"),
    ("four days a week", "4/week"), ("every 4 to 6 hours", "1/4-6h"), ("4-hourly", "1/4h"),
    ("every 72 hours", "1/72h"), ("every other day", "1/2day"), ("on alternate days", "1/2day"),
    ("every third day", "1/3day"), ("every 2–3 months", "1/2-3month"), ("t.d.s.", "3/day"), ("b.d.", "2/day"),
    ("QDS", "4/day"), ("nocte", "1/day"), ("in any 24 hours", "1/day"), ("every fortnight", "1/2week"),
    ("5 on / 2 off", "5/week"), ("1-0-1", "2/day"), ("as needed", "prn"), ("×2", "2/day"),
    ("two portions a week of fish", "1/week"), ("every single day", "1/day"),
    ("every month or two", "1/1-2month"), ("every hour or two", "1/1-2h"),
    ("every twenty minutes", "1/20min"), ("x 5 days", "1/day"),
    ("every hour or two drops", "1/h"), ("every other morning", "1/2day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), FREQUENCIES)
def test_reads_frequencies(text: str, value: str) -> None:
    assert [one.value for one in frequencies(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "for a week",
        "within a day",
        "after a month",
        "one day",
        "once you sleep",
        "day or night",
        "A month of rest",
        "stop a week before",
        "per year of age",
        "a year-long trial",
        "at a year",
    ],
)
def test_lengths_of_time_are_no_frequencies(text: str) -> None:
    assert frequencies(text) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("at bedtime", {"night"}),
        ("with the evening meal", {"evening"}),
        ("60 min pre-bed", {"night"}),
        ("in the morning and at night", {"morning", "night"}),
        ("this morning sickness", set()),
    ],
)
def test_reads_times_of_day(text: str, parts: set[str]) -> None:
    assert {time.part for time in times_of_day(text)} == parts


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789.,-–/ ½x×mgkIUaonetwhr()%", max_size=400))
def test_any_text_gives_amounts_in_order_within_it(text: str) -> None:
    found = amounts(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1 ", "one ", "10 x ", "5 mg ", "1-", "1/", "a ", "½", "every 2 ", "mg/kg"]
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begin = time.process_time()
    amounts(text)
    frequencies(text)
    assert time.process_time() - begin < 5
