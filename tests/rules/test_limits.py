"""Doses held against limits: doses a person would write, and what must come of them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from claimaudit.errors import UserError
from claimaudit.model import Dose, DoseRole
from claimaudit.resources import packs_folder
from claimaudit.rules.intake import intake
from claimaudit.rules.limits import LimitsTable, load_limits
from claimaudit.rules.limitvalues import HARD
from claimaudit.source import Region

FOLDER = packs_folder() / "limits"


def dose(
    low: float | None,
    high: float | None,
    unit: str | None = "mg",
    frequency: str | None = "1/day",
    *,
    role: DoseRole = "advised",
    per: str | None = None,
    form: str | None = None,
    route: str | None = None,
    duration: str | None = None,
    population: str | None = None,
    text: str = "",
) -> Dose:
    return Dose(
        low=low,
        high=high,
        unit=unit,
        per=per,
        count=None,
        form=form,
        substance_form=None,
        frequency=frequency,
        route=route,
        duration=duration,
        timing=None,
        population=population,
        role=role,
        text=text,
        span=Region(0, 1, 1, 1, 1, 2, True),
    )


def single(amount: float, unit: str = "mg", frequency: str | None = "1/day") -> Dose:
    return dose(amount, amount, unit, frequency)


@pytest.fixture(scope="module")
def table() -> LimitsTable:
    return load_limits(FOLDER)


class Found(NamedTuple):
    low: str | None
    high: str | None
    authority: str


def upper(
    table: LimitsTable, agent: str, stated: Dose, profile: str = "editorial", text: str = ""
) -> Found | None:
    """How the dose stands to the profile's own upper level."""
    rows = table.compare(stated, agent, profile=profile, text=text)
    hard = [row for row in rows if row.of_profile and row.basis in HARD]
    return Found(hard[0].low, hard[0].high, hard[0].authority) if hard else None


def soft(table: LimitsTable, agent: str, stated: Dose, text: str = "") -> list[str]:
    """The softer values that the upper end passes."""
    rows = table.compare(stated, agent, profile="editorial", text=text)
    return [f"{row.basis} {row.authority}" for row in rows if row.basis not in HARD and row.high == "above"]


ABOVE, TOP, WITHIN = ("above", "above"), ("within", "above"), ("within", "within")


@pytest.mark.parametrize(
    ("agent", "stated", "profile", "expected"),
    [
        ("vitamin D", single(10_000, "[iU]"), "editorial", (*ABOVE, "nasem")),
        ("vitamin D", single(1000, "[iU]"), "editorial", (*WITHIN, "nasem")),
        ("Vitamin D3", dose(2000, 5000, "[iU]"), "editorial", (*TOP, "nasem")),
        ("vitamin D", dose(400, 1000, "[iU]"), "editorial", (*WITHIN, "nasem")),
        ("vitamin D", single(100, "ug"), "editorial", (*WITHIN, "nasem")),  # at it, not above
        ("vitamin D", single(125, "ug"), "commercial-eu", (*ABOVE, "efsa")),
        # Tables before 2011 print 50 µg; those of the EU before 2023, 25 mg and 300 µg.
        ("vitamin D", single(75, "ug"), "editorial", (*WITHIN, "nasem")),
        ("vitamin B6", single(20), "commercial-eu", (*ABOVE, "efsa")),
        ("selenium", single(280, "ug"), "commercial-eu", (*ABOVE, "efsa")),
        ("vitamin B6", single(50), "editorial", (*WITHIN, "nasem")),
        ("vitamin B6", single(50), "commercial-uk", (*ABOVE, "efsa")),
        ("magnesium", dose(300, 400), "commercial-us", (*TOP, "nasem")),
        ("magnesium", dose(300, 400), "commercial-eu", (*ABOVE, "efsa")),
        ("nicotinic acid", single(50), "editorial", (*ABOVE, "nasem")),
        ("vitamin C", single(3, "g"), "editorial", (*ABOVE, "nasem")),
        ("acetaminophen", single(1000, "mg", "4/day"), "editorial", (*WITHIN, "fda-label")),
        ("Tylenol", single(1000, "mg", "6/day"), "editorial", (*ABOVE, "fda-label")),
        ("ibuprofen", single(800, "mg", "3/day"), "editorial", (*ABOVE, "fda-label")),
        ("ibuprofen", single(400, "mg", "3/day"), "editorial", (*WITHIN, "fda-label")),
        ("EGCG", single(800), "commercial-eu", (*ABOVE, "eu")),  # less than 800 is the law
        ("zinc", dose(None, 60), "editorial", (None, "above", "nasem")),
        ("zinc", dose(60, None), "editorial", ("above", None, "nasem")),
        # No limit, another unit, unknown
        ("vitamin B12", single(1000, "ug"), "editorial", None),
        ("N-acetylcysteine", dose(600, 1200), "editorial", None),
        ("magnesium", single(5, "%"), "editorial", None),
        ("zinc", single(3, "{tablet}"), "editorial", None),
        ("ashwagandha", single(5000), "editorial", None),
    ],
)
def test_upper_levels(
    table: LimitsTable, agent: str, stated: Dose, profile: str, expected: tuple[str, str, str] | None
) -> None:
    assert upper(table, agent, stated, profile) == expected


@pytest.mark.parametrize(
    ("frequency", "high"),
    [
        ("1/day", "above"),
        ("1/2day", "within"),  # every other day halves
        ("1/week", "within"),  # a seventh
        ("3/week", "within"),
        ("2/day", "above"),
        (None, "above"),  # counted as a day's
        ("prn", "above"),
    ],
)
def test_a_dose_is_a_daily_average(table: LimitsTable, frequency: str | None, high: str) -> None:
    assert upper(table, "vitamin D", single(7000, "[iU]", frequency)) == (high, high, "nasem")


@pytest.mark.parametrize(
    ("frequency", "least", "most"),
    [
        ("1/day", 1, 1),
        ("2-3/day", 2, 3),
        ("1/2day", 0.5, 0.5),
        ("1/8h", 3, 3),
        ("1/20min", 72, 72),
        ("1/4-6h", 4, 4),  # a minimum gap, not six times a day
        ("7/week", 1, 1),
        (None, 1, 1),
    ],
)
def test_times_a_day(frequency: str | None, least: float, most: float) -> None:
    found = intake(single(1, frequency=frequency))
    assert (round(found.least, 6), round(found.most, 6)) == (least, most)


@pytest.mark.parametrize("role", ["given", "threshold", "content"])
def test_doses_nobody_is_told_to_take(table: LimitsTable, role: DoseRole) -> None:
    assert table.compare(dose(20_000, 20_000, "[iU]", role=role), "vitamin D", profile="editorial") == ()


def test_a_limit_that_the_text_states_is_compared(table: LimitsTable) -> None:
    stated = dose(None, 10_000, "[iU]", role="limit")
    assert upper(table, "vitamin D", stated) == (None, "above", "nasem")


@pytest.mark.parametrize(
    ("agent", "stated", "text"),
    [
        ("vitamin C", dose(50_000, 50_000, route="intravenous"), ""),
        ("vitamin C", dose(50_000, 50_000), "Vitamin C 50 g is given as an infusion."),
        ("magnesium", dose(500, 500), "A day's diet holds 500 mg of magnesium."),
        ("vitamin D", dose(50_000, 50_000, "[iU]"), "Mice had 50,000 IU a day."),
        ("zinc", dose(80, 80, duration="5 days"), "Zinc lozenges, 80 mg a day."),
        ("vitamin D", dose(10_000, 10_000, "[iU]", "once"), ""),
        ("vitamin B6", dose(5, 5, per="kg"), ""),  # per kg, and no body named
    ],
)
def test_what_is_not_compared(table: LimitsTable, agent: str, stated: Dose, text: str) -> None:
    assert upper(table, agent, stated, text=text) is None


@pytest.mark.parametrize(
    ("agent", "stated", "text", "expected"),
    [
        ("zinc", dose(15, 15, population="toddlers aged 2"), "", (*ABOVE, "nasem")),
        ("zinc", dose(15, 15, population="children"), "", (*WITHIN, "nasem")),  # age not told: the widest
        ("zinc", dose(15, 15, population="children aged 6"), "", (*ABOVE, "nasem")),
        ("zinc", dose(15, 15), "Children aged 6 get 15 mg.", (*ABOVE, "nasem")),
        ("zinc", dose(15, 15), "A 15-year-old boy gets 15 mg.", (*WITHIN, "nasem")),
        ("zinc", dose(15, 15, population="adults and children over 12"), "", (*WITHIN, "nasem")),
        ("phosphorus", dose(3800, 3800), "In pregnancy take 3,800 mg.", (*ABOVE, "nasem")),
        ("copper", dose(6, 6, population="pregnant women"), "", None),  # no row: silent
        ("vitamin B6", dose(2, 2, per="kg"), "For a 70 kg adult, 2 mg/kg.", (*ABOVE, "nasem")),
        ("magnesium", dose(500, 500), "Magnesium oxide, 500 mg a day.", (*WITHIN, "nasem")),
        ("magnesium", dose(500, 500), "500 mg elemental, as magnesium oxide.", (*ABOVE, "nasem")),
    ],
)
def test_people_bodies_and_forms(
    table: LimitsTable, agent: str, stated: Dose, text: str, expected: tuple[str, str, str] | None
) -> None:
    assert upper(table, agent, stated, text=text) == expected


@pytest.mark.parametrize(
    ("agent", "stated", "text", "expected"),
    [
        ("curcumin", dose(500, 1000), "", ["adi jecfa", "adi efsa", "adv anses", "adv vkm"]),
        ("curcumin", single(200), "", ["adv anses"]),
        ("curcumin", single(250), "An adult weighing 90 kg can take 250 mg.", ["adv anses"]),
        ("CoQ10", dose(100, 300), "", []),
        ("quercetin", dose(500, 1000), "", []),
        ("quercetin", single(1500), "", ["adv bfr"]),
        ("berberine", single(500, "mg", "3/day"), "", ["adv anses"]),
        ("omega-3 fatty acids", dose(1000, 2000), "", []),
        ("omega-3", single(6, "g"), "6 g of EPA and DHA", ["sl efsa", "adv fda"]),
        ("caffeine", single(300, "mg", None), "", ["adv efsa", "adv efsa"]),  # single, by number and weight
        ("caffeine", single(300), "", []),
        ("creatine", single(20, "g"), "A loading phase of 20 g a day.", []),
        ("creatine", single(20, "g"), "Take 20 g a day.", ["osl crn"]),
        ("nitrate", single(400), "", ["adi efsa", "adi jecfa"]),
        ("iron", single(45), "", ["sl efsa"]),
    ],
)
def test_softer_values(table: LimitsTable, agent: str, stated: Dose, text: str, expected: list[str]) -> None:
    assert soft(table, agent, stated, text) == expected


@pytest.mark.parametrize(
    ("agent", "stated", "amount", "limit", "certain"),
    [
        ("vitamin D", dose(2000, 5000, "[iU]"), "50 to 125 mcg a day", "100 mcg (4,000 IU) a day", True),
        (
            "magnesium",
            single(400, "mg", None),
            "400 mg a day (taken as a day's amount)",
            "350 mg a day",
            False,
        ),
        ("curcumin", single(500), "500 mg a day", "210 mg a day (3 mg/kg at 70 kg)", False),
        ("caffeine", dose(3, 6, per="kg"), "3 to 6 mg/kg a day", "5.7 mg/kg a day", True),
    ],
)
def test_wording(
    table: LimitsTable, agent: str, stated: Dose, amount: str, limit: str, certain: bool
) -> None:
    first = table.compare(stated, agent, profile="editorial")[0]
    assert (first.amount, first.limit, first.certain) == (amount, limit, certain)


@pytest.mark.parametrize(
    ("agent", "stated", "expected"),
    [
        ("vitamin D", single(5000), True),  # milligrams for micrograms
        ("vitamin D", single(5000, "[iU]"), False),
        ("zinc", single(5000, "[iU]"), True),
        ("selenium", single(200, "mg"), True),
        ("selenium", single(200, "ug"), False),
        ("magnesium", single(400), False),
        ("vitamin B12", single(1000, "ug"), False),
        ("vitamin B12", single(1000), True),  # no limit, but a slip that stands in the table
        ("vitamin B12", single(1, "[iU]"), True),
        ("vitamin A", single(5000, "[iU]"), False),
        ("caffeine", dose(3, 3, "g", per="kg"), True),
        ("caffeine", dose(3, 6, "mg", per="kg"), False),
        ("creatine", dose(0.3, 0.3, "g", per="kg"), False),
        ("vitamin D", dose(7.5, 7.5, "mg", "once"), False),
        ("ashwagandha", single(5000, "[iU]"), False),  # not in the table
    ],
)
def test_implausible(table: LimitsTable, agent: str, stated: Dose, expected: bool) -> None:
    assert table.implausible(stated, agent) is expected


@pytest.mark.parametrize(
    ("agent", "stated", "expected"),
    [
        ("methotrexate", single(10), True),
        ("MTX", single(10, frequency="2/week"), True),
        ("methotrexate", single(10, frequency="1/week"), False),
        ("methotrexate", single(10, frequency="1/2week"), False),
        ("methotrexate", single(10, frequency=None), False),  # not told
        ("methotrexate", single(50, frequency="once"), False),
        ("methotrexate", dose(10, 10, role="given"), False),
        ("alendronate", single(70), True),
        ("alendronate", single(10), False),  # the daily tablet
        ("alendronate", single(70, frequency="1/week"), False),
        ("ibuprofen", single(400, frequency="3/day"), False),
    ],
)
def test_more_often_than_the_label_allows(
    table: LimitsTable, agent: str, stated: Dose, expected: bool
) -> None:
    assert table.too_often(stated, agent) is expected


def test_a_row_says_how_far_its_own_source_was_read(table: LimitsTable) -> None:
    rows = table.compare(dose(6, 6, per="kg"), "caffeine", profile="editorial")
    assert {(row.source, row.read) for row in rows} == {("efsa-caffeine-2015", "unverified")}


ROW = "{amount: 5, unit: mg, basis: ul, authority: nasem, year: 2001, source: nasem-elements, read: original}"


@pytest.mark.parametrize(
    ("row", "message", "line"),
    [
        (ROW.replace("basis: ul", "basis: ull"), "unknown basis “ull” (did you mean “ul”?)", 6),
        (ROW.replace("nasem,", "nasm,"), "unknown authority “nasm” (did you mean “nasem”?)", 6),
        (ROW.replace("unit: mg, ", ""), "an amount and its unit go together", 6),
        (ROW.replace("5", "-5"), "an amount is above zero", 6),
        (ROW.replace("basis:", "frequency: weekly, basis:"), "“weekly” is no frequency", 6),
        (ROW.replace("year:", "yaer:"), "unexpected keyword argument", 6),
    ],
)
def test_a_fault_names_its_place(tmp_path: Path, row: str, message: str, line: int) -> None:
    for name in ("authorities", "contexts", "conversions"):
        (tmp_path / f"{name}.yml").write_text((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    faulty = tmp_path / "own.yml"
    faulty.write_text(
        f"checked: 2026-11-01\nagents:\n  - agent: X\n    names: []\n    limits:\n      - {row}\n"
    )
    with pytest.raises(UserError) as caught:
        load_limits(tmp_path)
    assert (caught.value.path, caught.value.line) == (faulty, line)
    assert message in str(caught.value)


def test_a_name_belongs_to_one_agent(tmp_path: Path) -> None:
    for name in ("authorities", "contexts", "conversions", "vitamins"):
        (tmp_path / f"{name}.yml").write_text((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    (tmp_path / "own.yml").write_text(
        f"checked: 2026-11-01\nagents:\n  - agent: Vitamin d\n    names: []\n    limits: [{ROW}]\n"
    )
    with pytest.raises(UserError, match="stands in the table twice"):
        load_limits(tmp_path)


def test_every_row_names_a_source_of_the_list(table: LimitsTable) -> None:
    listed = (packs_folder() / "sources.yml").read_text(encoding="utf-8")
    rows = {limit.source for substance in table.substances.values() for limit in substance.limits}
    assert {source for source in rows if f"\n  {source}:\n" not in listed} == set()
