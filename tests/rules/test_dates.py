"""What a page says of its own age, and how hard it is to read."""

from __future__ import annotations

from datetime import date

import pytest
from desk import TODAY, page

from claimaudit.rules.conditions import Dated
from claimaudit.rules.dates import dates, is_dated
from claimaudit.rules.facts import grade
from claimaudit.rules.reading import Context, Reading
from claimaudit.source import Document


def reading(document: Document, *, today: date = TODAY) -> Reading:
    sentences = [(block.start, block.end) for block in document.blocks]
    return Reading(document, (), Context("editorial", today), {}, sentences, lambda _: False)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated: Dec 30, 2024", date(2024, 12, 30)),
        ("12 May 2024", date(2024, 5, 12)),
        ("Published 3rd of May 2024", date(2024, 5, 31)),  # no day is read here; the month's last counts
        ("Posted 30/12/2024", date(2024, 12, 30)),
        ("12/30/2024", date(2024, 12, 30)),
        ("Last reviewed 2024", date(2024, 12, 31)),
        ("LONDON, 3 May 2024 — People who drink coffee live longer, says a study of many.", date(2024, 5, 3)),
        ("In a trial that began in sober earnest, and was registered on 3 May 2019, people took zinc.", None),
        ("© 2019 Herbs Ltd", None),
        ("Copyright 3 May 2019", None),
        ("Caring for you since May 1987", None),
        ("Review date: May 2023", None),
        ("Next review due: 1 March 2021", None),
        ("Valid until 3 May 2025", None),
        ("31 February 2024", None),
        ("3 min read", None),
        ("Published May 3", None),
    ],
)  # fmt: skip
def test_publication_dates(line: str, expected: date | None) -> None:
    assert max(dates(reading(page("# Herbs", line))), default=None) == expected


@pytest.mark.parametrize(
    ("line", "asked", "holds"),
    [
        ("Published May 3", Dated(without_year=True), True),
        ("Updated: Monday, 3 June", Dated(without_year=True), True),
        ("Published May 3, 2024", Dated(without_year=True), False),
        ("Updated Dec. 30, 2024", Dated(without_year=True), False),
        ("Sage may help.", Dated(without_year=True), False),
        ("Review date: May 2023", Dated(review_overdue=True), True),
        ("Next review due: March 2027", Dated(review_overdue=True), False),
        ("Date of review: May 2023", Dated(review_overdue=True), False),
        ("Medically reviewed by Jane Roy, May 2023", Dated(review_overdue=True), False),
        ("To be reviewed by 05/2024", Dated(review_overdue=True), True),
        ("12 May 2024", Dated(older_than_years=3.0), False),
        ("12 May 2022", Dated(older_than_years=3.0), True),
        ("no date", Dated(older_than_years=3.0), False),
        ("no date", Dated(missing=True), True),
    ],
)
def test_what_may_be_asked_of_dates(line: str, asked: Dated, holds: bool) -> None:
    assert is_dated(reading(page("# Herbs", line)), asked) == holds


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ((("date", "2024-05-03"),), date(2024, 5, 3)),
        ((("updated", "3 May 2024"),), date(2024, 5, 3)),
        ((("title", "Herbs of May 2024"),), None),
    ],
)
def test_dates_of_the_metadata(metadata: tuple[tuple[str, str], ...], expected: date | None) -> None:
    assert max(dates(reading(page("# Herbs", metadata=metadata))), default=None) == expected


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (("The cat sat on the mat.",), -1.4),  # 6 words of one syllable: 0.39 * 6 + 11.8 - 15.59
        (("Interleukin contributes to inflammation.",), 24.3),
        (("# Interleukin contributes", "The cat sat on the mat."), -1.4),
        (("| Interleukin | contributes",), 0.0),
        (("no sentence at all",), 0.0),
    ],
)
def test_grade(blocks: tuple[str, ...], expected: float) -> None:
    assert round(grade(reading(page(*blocks))), 1) == pytest.approx(expected, abs=0.05)
