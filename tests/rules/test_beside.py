"""Doses beside their limits: which limit leads, and where on its scale a dose lies."""

from __future__ import annotations

import pytest

from claimaudit.audit import Auditor

Told = tuple[str, float | None, float | None, bool, str]


def told(text: str) -> list[Told]:
    audit = Auditor(rules=(), default_rules=True).audit_text(text)
    return [(check.agent, check.low, check.high, check.above, check.limit) for check in audit.limit_checks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Take 2,000 IU to 5,000 IU of vitamin D daily.",
            [("vitamin D", 0.5, 1.25, True, "100 mcg (4,000 IU) a day")],
        ),
        ("Take 200 mg of magnesium daily.", [("magnesium", 200 / 350, 200 / 350, False, "350 mg a day")]),
        ("Take up to 700 mg of magnesium daily.", [("magnesium", None, 2.0, True, "350 mg a day")]),
        ("Take 5 mg of moonstone extract daily.", []),
        ("In the trial 40 patients were given 900 mg of magnesium daily.", []),
        ("Magnesium relaxes muscles.", []),
    ],
)
def test_a_dose_lies_on_the_scale_of_its_limit(text: str, expected: list[Told]) -> None:
    assert told(text) == expected
