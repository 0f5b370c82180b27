"""Traps and false friends of doses and pages: texts through the whole program, and what must come of them.

Each line is a text, the rules that must speak, and those that must not; a pack stands for its rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from claimaudit import Auditor
from claimaudit.rules.conditions import Profile

PACKS = ("dosage", "dosage-writing", "document", "consistency")
ABOVE, TOP, GAP = "dosage/exceeds-limit", "dosage/range-top-exceeds", "dosage/jurisdiction-gap"
ZERO, THOUSANDS = "dosage-writing/trailing-zero", "dosage-writing/ambiguous-thousands"
LIMITS = (
    "dosage/exceeds-limit", "dosage/range-top-exceeds", "dosage/reference-value-exceeded", "dosage/otc-max",
    "dosage/stated-limit-exceeds", "dosage/jurisdiction-gap", "dosage/unit-implausible", "dosage/unit-slip",
)  # fmt: skip


@pytest.fixture(scope="module")
def auditors() -> dict[Profile, Auditor]:
    profiles: tuple[Profile, ...] = ("editorial", "commercial-eu", "commercial-us")
    return {p: Auditor(profile=p, select=PACKS, today=date(2026, 11, 1)) for p in profiles}


def rules_on(auditor: Auditor, text: str) -> Iterator[str]:
    """The rules that say something of a text, those merged into others among them."""
    for finding in auditor.audit_text(text, "page.md").findings:
        yield finding.rule
        yield from (also.rule for also in finding.also)


def check(auditor: Auditor, text: str, speak: tuple[str, ...], silent: tuple[str, ...]) -> None:
    """Which of the rules named speak of the text."""
    said = set(rules_on(auditor, text))
    broken = {rule for rule in said if any(rule == each or rule.startswith(f"{each}/") for each in silent)}
    assert (set(speak) - said, broken - set(speak)) == (set(), set())


@pytest.mark.parametrize(
    ("text", "speak", "silent"),
    [
        # Laboratory units are no doses
        ("Her ALT was 40 U/L and her vitamin D 30 ng/mL.", (), ("dosage", "dosage-writing")),
        ("Blood sugar above 126.0 mg/dL is diabetes.", (), ("dosage", "dosage-writing")),
        ("IL-6 was 3.0 pg/mL.", (), ("dosage", "dosage-writing")),
        ("Ferritin was 12 µg/L.", (), ("dosage", "dosage-writing")),
        # Trailing zeros stand before a unit of a dose
        ("The pH was 7.0, on version 2.0, with a gain of 4.0 points.", (), ("dosage", "dosage-writing")),
        ("Take 5.0 mg of naltrexone at night.", (ZERO,), ()),
        # OD, HS, PO and UD are Latin beside a dose alone
        ("OD is the right eye, HS a school, and PO a river.", (), ("dosage-writing",)),
        ("Put one drop OD in the eye.", (), ("dosage-writing/latin-frequency",)),
        ("Take 20 mg of omeprazole o.d. for a week.", ("dosage-writing/latin-frequency",), ()),
        # MS is a disease, unless a dose follows
        ("Multiple sclerosis (MS) is a disease. MS hurts.", (), ("dosage-writing",)),
        ("He was given MS 10 mg for the pain.", ("dosage-writing/drug-abbreviation",), ()),
        # Numbers and ranges in all their spellings
        ("Take 1,000 to 2,500 mg of vitamin C daily.", (TOP,), (ABOVE,)),
        ("Take between 1,000 and 2,500 mg of vitamin C daily.", (TOP,), ()),
        ("Take 1,000 mg to 2,500 mg of vitamin C daily.", (TOP,), ()),
        ("Take 1,000–2,500 mg of vitamin C daily.", (TOP,), ()),
        ("Take 5k IU of vitamin D daily.", (ABOVE,), ()),
        ("Take 5 000 IU of vitamin D daily.", (ABOVE,), ()),
        ("Take 1.000 mg of vitamin C daily.", (THOUSANDS,), (ZERO,)),
        # What oral limits by the day are not held against
        ("Take 7,000 IU of vitamin D once a week.", (), LIMITS),
        ("Take 5,000 IU of vitamin D every other day.", (), LIMITS),
        ("Give 2 mg/kg of vitamin B6 daily.", (), LIMITS),
        ("Vitamin C is given as 50 g intravenously.", (), LIMITS),
        ("Rub in a cream with 100 mg of zinc daily.", (), LIMITS),
        ("She had an injection of 600,000 IU of vitamin D.", (), LIMITS),
        # People with limits of their own
        ("Give toddlers aged 2 15 mg of zinc daily.", (ABOVE,), ()),
        ("Give children aged 10 15 mg of zinc daily.", (), LIMITS),
        ("In pregnancy, take 300 mg of caffeine a day.", ("dosage/reference-value-exceeded",), ()),
        ("In pregnancy, take 6 mg of copper a day.", (), LIMITS),  # no row for them
        # Food, reference intakes, trials, limits, animals
        ("A day's diet holds 400 mg of magnesium.", (), (*LIMITS, "dosage/form-unspecified")),
        ("The RDA of magnesium is 420 mg for men.", (), (*LIMITS, "dosage/form-unspecified")),
        ("In the trial, patients received 10,000 IU of vitamin D daily.", (), LIMITS),
        ("Do not exceed 4,000 IU of vitamin D a day.", (), LIMITS),
        ("Mice were fed 500 mg of magnesium a day.", (), LIMITS),
        # A limit that the text states, and one that it gets wrong
        ("Do not exceed 40,000 IU of vitamin D a day.", ("dosage/stated-limit-exceeds",), ()),
        # Forms: IU of vitamin E, folate as DFE, the salt and the element
        ("Take 1,200 IU of natural vitamin E daily.", (), (ABOVE,)),
        ("Take 1,200 IU of synthetic vitamin E daily.", (ABOVE,), ()),
        ("Take 1,500 mcg DFE of folate daily.", (), (ABOVE, TOP)),
        ("Take 500 mg of magnesium oxide daily.", (), (ABOVE,)),
        ("Take 500 mg of elemental magnesium daily.", (ABOVE,), ()),
        # Daily totals, single doses, short-term exceptions
        ("Take 200 mg of magnesium twice a day.", (ABOVE,), ()),
        ("Take 300 mg of caffeine before the race.", ("dosage/reference-value-exceeded",), ()),
        ("Load with 20 g of creatine a day for five days.", (), LIMITS),
        ("Suck zinc lozenges, 80 mg a day, for five days.", (), LIMITS),
        # What somebody took is milder than what is advised, and what is refuted is neither
        ("I take 10,000 IU of vitamin D every day.", (ABOVE,), ()),
        ("It is a myth that you should take 10,000 IU of vitamin D daily.", (), LIMITS),
        # Things with figures that are no doses
        ("3 min read", (), ("dosage", "dosage-writing")),
        ("Nov 18, 2024", (), ("dosage", "dosage-writing")),
        ("Avoid processed foods and sugars, and eat nuts.", (), ("dosage", "dosage-writing")),
    ],
)  # fmt: skip
def test_doses(
    auditors: dict[Profile, Auditor], text: str, speak: tuple[str, ...], silent: tuple[str, ...]
) -> None:
    check(auditors["editorial"], text, speak, silent)


TABLE = """# Supplements

| Supplement | Benefits | Recommended Dosage |
| --- | --- | --- |
| Vitamin D | - Calms the gut.- Helps bones. | 2,000 IU to 5,000 IU daily |
| Omega-3 | - Eases pain. | 1,000 mg to 2,000 mg daily |
"""


def test_a_head_recommends_for_the_agent_of_each_row(auditors: dict[Profile, Auditor]) -> None:
    found = auditors["editorial"].audit_text(TABLE, "page.md").findings
    told = {(finding.rule, finding.span.line) for finding in found if finding.rule.startswith("dosage")}
    assert {
        ("dosage/recommended-by", 3),
        (TOP, 5),
        ("dosage/form-unspecified", 6),
    } <= told
    assert not {(TOP, 6), (ABOVE, 5)} & told


@pytest.mark.parametrize(
    ("text", "profile", "speak", "silent"),
    [
        ("Take 50 mg of vitamin B6 daily.", "editorial", (GAP,), (ABOVE,)),
        ("Take 50 mg of vitamin B6 daily.", "commercial-eu", (ABOVE,), (GAP,)),
        ("Take 300 mg of magnesium daily.", "commercial-us", (), (ABOVE,)),
        ("Take 300 mg of magnesium daily.", "commercial-eu", (ABOVE,), ()),
        ("Take 100 µg of vitamin K2 daily.", "editorial", ("dosage-writing/micro-symbol",), ()),
        ("Take 100 µg of vitamin K2 daily.", "commercial-eu", (), ("dosage-writing/micro-symbol",)),
        ("Buy now for $19.99 a bottle.", "editorial", ("document/suggest-profile",), ()),
        ("Buy now for $19.99 a bottle.", "commercial-us", (), ("document/suggest-profile",)),
    ],
)  # fmt: skip
def test_by_profile(
    auditors: dict[Profile, Auditor],
    text: str,
    profile: Profile,
    speak: tuple[str, ...],
    silent: tuple[str, ...],
) -> None:
    check(auditors[profile], text, speak, silent)


def test_a_limit_tells_whose_it_is_and_of_which_year_the_table_is(auditors: dict[Profile, Auditor]) -> None:
    """Old tables still print half of it: 75 mcg is within today's limit."""
    assert ABOVE not in set(rules_on(auditors["editorial"], "Take 75 mcg of vitamin D daily."))
    finding = next(
        each
        for each in auditors["editorial"].audit_text("Take 125 mcg of vitamin D daily.").findings
        if each.rule == ABOVE
    )
    assert "100 mcg a day, the limit of the US National Academies (NASEM)" in finding.message
    assert finding.basis[-1].source == "iom-efsa-comparison"
