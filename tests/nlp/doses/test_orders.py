"""Orders, fragments and bare numbers: doses of sentences that state no amount with a unit."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_proposals import doses, summary

from claimaudit.nlp.proposal import DoseParts

ORDERED = [
    ("Never stop lamotrigine abruptly.", "stop lamotrigine abruptly", True),
    ("Double the dose of senna.", "Double the dose", False),
    ("The mare was dosed with ivermectin for three days.", "three days", False),
    ("Reflexology: weekly for a month, then monthly.", "weekly for a month", False),
    ("Leave the minoxidil in overnight.", "overnight", False),
]


@pytest.mark.parametrize(("text", "cue", "negative"), ORDERED)
def test_orders_without_an_amount(nlp: Language, text: str, cue: str, negative: bool) -> None:
    found = [(text[slice(*one.cue[0])], one.negative) for one in doses(nlp, text)]
    assert (cue, negative) in found


BARE: list[tuple[str, list[tuple[str, float | None, float | None, str | None, str | None]]]] = [
    ("Ibuprofen 400 three times daily is enough.", [("400", 400, 400, "mg", "3/day")]),
    ("Two loperamide straight away.", [("Two", 2, 2, None, None)]),
    (
        "Begin with the methotrexate at 10 mg, then go up to 15.",
        [("10 mg", 10, 10, "mg", None), ("15", 15, 15, "mg", None)],
    ),
    ("Oxaliplatin 85 mg/m² is given by drip.", [("85 mg/m²", 85, 85, "mg", None)]),
    ("Hydrocortisone 1 % goes on twice daily.", [("1 %", 1, 1, "%", "2/day")]),
    ("A gram of omega-3 every morning.", [("A gram", 1, 1, "g", "1/day")]),
    ("Ten days of cold showers brightened my mood.", [("Ten days", None, None, None, None)]),
    ("A 20-minute walk after lunch steadies blood sugar.", [("20-minute", 20, 20, "min", "1/day")]),
    ("Wear the heat wrap for 30 minutes a day.", [("30 minutes", 30, 30, "min", "1/day")]),
]


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_amounts_by_what_stands_at_their_sides(
    nlp: Language, text: str, expected: list[tuple[str, float | None, float | None, str | None, str | None]]
) -> None:
    assert summary(text, doses(nlp, text)) == expected


SILENT = [
    "Skip the paracetamol.",
    "Skip it if you are on apixaban.",
    "Iron must be withheld in haemochromatosis.",
    "Berberine lowered cholesterol and reduced fatigue.",
    "Liquorice can lower potassium and raise blood pressure.",
    "Sweating settles when the dose is lowered.",
    "A handful of small trials tested curcumin.",
    "Melatonin users slept 12 minutes longer.",
    "They gained 21 minutes of sleep.",
    "Ibuprofen gel relieves pain for an hour or two.",
    "See the pharmacist about naproxen at 3 pm.",
    "He woke at about three in the morning despite melatonin.",
    "Vitamin C serum, 30 ml bottle.",
    "Kava has been drunk for three thousand years.",
    "Lion's mane 8:1 extract.",
    "Her vitamin B12 was 480.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_order_and_no_amount(nlp: Language, text: str) -> None:
    assert summary(text, doses(nlp, text)) == []


def test_a_stop_order_keeps_its_words_as_timing(nlp: Language) -> None:
    [found] = doses(nlp, "Never stop lamotrigine abruptly.")
    assert found.dose == DoseParts(at=(6, 31), timing="stop lamotrigine abruptly", role="advised")
