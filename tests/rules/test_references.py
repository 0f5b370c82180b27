"""What counts as a reference on the face of a text, and what only looks like one."""

from __future__ import annotations

import pytest

from claimaudit.rules.references import references_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saffron helped (Lee 2019).", ["(Lee 2019)"]),
        ("Saffron helped (Lee and Park, 2019).", ["(Lee and Park, 2019)"]),
        ("Lee et al. (2019) say so.", ["Lee et al. (2019)"]),
        ("It helped [3, 4].", ["[3, 4]"]),
        ("See doi 10.1000/182 for it.", ["10.1000/182"]),
        ("As of (May 2021).", []),
        ("It was reviewed (Dec 2020).", []),
        ("Updated (September, 2020).", []),
        ("Mayer (2019) says so.", ["Mayer (2019)"]),
        ("He came in 2019.", []),
    ],
)
def test_references(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in references_in(text)] == found
