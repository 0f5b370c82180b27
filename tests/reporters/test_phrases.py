"""Figures and doses in words."""

from __future__ import annotations

import pytest

from claimaudit.model import Dose
from claimaudit.reporters import phrases
from claimaudit.source import Region

SOMEWHERE = Region(0, 1, 1, 1, 1, 2, True)


def dose(
    low: float | None,
    high: float | None,
    unit: str | None = "mg",
    per: str | None = None,
    count: float | None = None,
    form: str | None = None,
    substance_form: str | None = None,
    frequency: str | None = None,
    route: str | None = None,
    duration: str | None = None,
    timing: str | None = None,
) -> Dose:
    return Dose(
        low, high, unit, per, count, form, substance_form, frequency, route, duration, timing, None,
        "advised", "words", SOMEWHERE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (dose(500.0, 500.0), "500 mg"),
        (dose(3.0, 4.5), "3-4.5 mg"),
        (dose(None, 400.0), "up to 400 mg"),
        (dose(2.0, None, "g"), "at least 2 g"),
        (dose(0.3, 0.3, "g", per="kg"), "0.3 g/kg"),
        (dose(2000.0, 5000.0, "[iU]"), "2,000-5,000 IU"),
        (dose(1e10, 1e10, "[CFU]"), "10,000,000,000 CFU"),
        (dose(250.0, 250.0, "ug"), "250 mcg"),
        (dose(120.0, 120.0, count=3.0, form="tablet"), "120 mg (3 tablet)"),
        (dose(10.0, 20.0, "{drop}"), "10-20 drop"),
        (dose(350.0, 350.0, substance_form="elemental"), "350 mg elemental"),
        (dose(None, None, None), ""),
    ],
)
def test_amounts(stated: Dose, expected: str) -> None:
    assert phrases.amount(stated) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (dose(1.0, 1.0), ""),
        (dose(1.0, 1.0, frequency="2-3/day", route="oral"), "2-3/day, oral"),
        (dose(None, None, None, timing="with food", duration="8 weeks"), "with food, 8 weeks"),
    ],
)
def test_manners(stated: Dose, expected: str) -> None:
    assert phrases.manner(stated) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["one"], "one"), (["one", "two"], "one and two"), (["a", "b", "c"], "a, b and c")],
)
def test_lists(items: list[str], expected: str) -> None:
    assert phrases.listed(items) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"), [(9, 73, "9 of 73 (12%)"), (0, 4, "0 of 4 (0%)"), (0, 0, "0 of 0")]
)
def test_shares(part: int, whole: int, expected: str) -> None:
    assert phrases.share(part, whole) == expected


@pytest.mark.parametrize(
    ("region", "expected"),
    [(SOMEWHERE, "1:1"), (Region(0, 1, 1, 1, 1, 2, True, "table 2, row 4"), "table 2, row 4")],
)
def test_places(region: Region, expected: str) -> None:
    assert phrases.place(region) == expected
