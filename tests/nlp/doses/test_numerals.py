"""Numbers as texts write them."""

from __future__ import annotations

import pytest

from claimaudit.nlp.doses.numerals import numerals

NUMBERS: list[tuple[str, list[float]]] = [
    ("4.5", [4.5]),
    (".5 ml", [0.5]),
    ("1,000 and 2,000", [1000, 2000]),
    ("1 000 mg", [1000]),
    ("2,5 mg", [2.5]),
    ("300mg-600mg", [300, 600]),
    ("1–3", [1, 3]),
    ("½ tsp", [0.5]),
    ("1 ½ tsp", [1.5]),
    ("1/2 teaspoon", [0.5]),
    ("10 billion", [1e10]),
    ("5k IU", [5000]),
    ("1 x 10^8", [1e8]),
    ("10⁹ CFU", [1e9]),
    ("twenty-five", [25]),
    ("one hundred and fifty", [150]),
    ("two thousand five hundred", [2500]),
    ("a hundred", [100]),
    ("one and a half tablets", [1.5]),
    ("half a sachet", [0.5]),
    ("three quarters of a cup", [0.75]),
    ("a couple of drops", [2]),
]
NO_NUMBERS = [
    "IL-6",
    "TLR4",
    "CoQ10",
    "Th17",
    "KSM-66",
    "v9.3",
    "B12",
    "omega-3",
    "someone",
    "often",
    "attention",
]


@pytest.mark.parametrize(("text", "values"), NUMBERS)
def test_reads_numbers(text: str, values: list[float]) -> None:
    assert [numeral.value for numeral in numerals(text)] == values


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_names_are_no_numbers(text: str) -> None:
    assert numerals(text) == ()
