"""Units: what one comes to in another, in general and for one substance."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.resources import packs_folder
from claimaudit.rules.limits import load_limits
from claimaudit.rules.units import UnitFacts, mentions, scale, spell


@pytest.fixture(scope="module")
def facts() -> UnitFacts:
    return load_limits(packs_folder() / "limits").facts


@pytest.mark.parametrize(
    ("unit", "to", "expected"),
    [
        ("mg", "ug", 1000),
        ("g", "mg", 1000),
        ("kg", "mg", 1_000_000),
        ("ug", "mg", 0.001),
        ("mL", "L", 0.001),
        ("[iU]", "[iU]", 1),
        ("mg", "[iU]", None),  # a matter of the substance
        ("mg", "mL", None),
        ("{tablet}", "mg", None),
        ("[CFU]", "mg", None),
        ("%", "mg", None),
        ("min", "mg", None),
    ],
)
def test_scale(unit: str, to: str, expected: float | None) -> None:
    found = scale(unit, to)
    assert (found if found is None else round(found, 9)) == expected


@pytest.mark.parametrize(
    ("agent", "unit", "to", "text", "expected"),
    [
        ("vitamin D", "[iU]", "ug", "", (0.025, True)),
        ("vitamin D", "[iU]", "mg", "", (0.000025, True)),
        ("vitamin A", "[iU]", "ug", "", (0.3, True)),
        ("vitamin E", "[iU]", "mg", "400 IU of natural vitamin E", (0.67, True)),
        ("vitamin E", "[iU]", "mg", "dl-alpha-tocopherol", (0.9, True)),
        ("vitamin E", "[iU]", "mg", "vitamin E 400 IU", (0.67, False)),
        ("folic acid", "ug", "ug", "680 mcg DFE", (0.6, True)),
        ("folic acid", "ug", "ug", "400 mcg", (1, True)),
        ("magnesium", "mg", "mg", "magnesium oxide 400 mg", (0.6, False)),
        ("magnesium", "mg", "mg", "200 mg elemental magnesium as magnesium oxide", (1, True)),
        ("magnesium", "g", "mg", "1 g of magnesium", (1000, True)),
        ("sodium", "g", "mg", "5 g of sodium bicarbonate", (274, False)),
        ("zinc", "[iU]", "mg", "", None),
        ("vitamin D", "{drop}", "ug", "", None),
    ],
)
def test_by_substance(
    facts: UnitFacts, agent: str, unit: str, to: str, text: str, expected: tuple[float, bool] | None
) -> None:
    found = facts.factor(agent, unit, to, text)
    assert (found and (round(found.value, 9), found.sure)) == expected


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (5000, "[iU]", "5,000 IU"),
        (62.5, "ug", "62.5 mcg"),
        (1000 / 3, "mg", "333 mg"),
        (0.05, "mg", "0.05 mg"),
        (2, "{tablet}", "2 tablet"),
        (1234.5, "mg", "1,234 mg"),
    ],
)
def test_spell(amount: float, unit: str, expected: str) -> None:
    assert spell(amount, unit) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("given by IV drip", ("iv",), True),
        ("five milligrams", ("iv",), False),
        ("a gel-like capsule", ("cream",), False),
        ("anything", (), False),
    ],
)
def test_mentions(text: str, words: tuple[str, ...], expected: bool) -> None:
    assert mentions(text, words) is expected


def test_the_command_line_need_not_wait_for_pint() -> None:
    source = Path(scale.__code__.co_filename).read_text(encoding="utf-8")
    assert "\nfrom pint" not in source
