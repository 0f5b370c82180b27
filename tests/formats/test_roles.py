from __future__ import annotations

import pytest
from outlines import roles

TITLE = "Iron and Sleep"
BODY = "Iron eases tiredness in women whose stores are low, says one small trial of forty people."


@pytest.mark.parametrize(
    "line",
    [
        "By Helen Marchetti, health correspondent",
        "14 May 2024",
        "Nov 18, 2024",
        "3 min read",
        "By Priya Anand · Reviewed 4 June 2023 · 3-minute read",
        "Updated: Dec 30, 2024",
        "Last reviewed 2024-03-01",
        "Medically reviewed by Jane Doe, MD",
        "Home > Joints > Duo packs",
        "Frances Oduya, registered dietitian · Saturday column",
        "From: The Gut Letter <hello@example.com>",
    ],
)
def test_lines_between_title_and_text_that_frame_it(line: str) -> None:
    assert roles(f"{TITLE}\n\n{line}\n\n{BODY}\n")[1:] == [("metadata", line), ("body", BODY)]


@pytest.mark.parametrize(
    "line",
    [
        "Comments",
        "© 2024 Nightwell Ltd",
        "Share this article",
        "Leave a comment",
        "Tips: plate@paper.example",
        "Too many emails? Unsubscribe at https://example.com/off",
    ],
)
def test_lines_that_frame_the_text_wherever_they_stand(line: str) -> None:
    assert roles(f"{BODY}\n\n{line}\n\n{BODY}\n")[1] == ("metadata", line)


@pytest.mark.parametrize(
    "line",
    [
        "By blocking TLR4, LDN stops inflammation.",
        "Published in 2019, the trial found that zinc shortened colds.",
        "Updated doses are lower.",
        "Home remedies > pills, says Ann.",
        "Take 3 min to read this.",
        "Zinc, copper · iron and more of them help your sleep.",
        "Eases pain · Calms nerves · Aids sleep",
        "1,000 mg sodium · 200 mg potassium",
        "Vitamin D, 2,000 IU a day, eased pain in 2019.",
        "In a trial (Nutr J 2019;18:33, doi:10.5555/x) zinc shortened colds.",
        "Hallam and Pryce (2011) saw iron rise.",
    ],
)
def test_lines_that_say_something(line: str) -> None:
    assert roles(f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}\n")[2] == ("body", line)
    assert roles(f"{TITLE}\n\n{BODY}\n\n- {line}\n\n{BODY}\n")[2] == ("body", line)


def test_an_author_beside_a_date_goes_with_it() -> None:
    text = f"{TITLE}\n- The Desk\n\n- Feb 3, 2025\n- 4 min read\n\n{BODY}\n\n- eases pain\n"
    assert [role for role, _ in roles(text)] == ["body", "metadata", "metadata", "metadata", "body", "body"]


@pytest.mark.parametrize(
    "entry",
    [
        "Ferro B, Olds K. Melatonin prevents jet lag. J Sleep Rep. 2013;8:e63.",
        "Smith, J. (2019). Zinc cures colds. Journal of Colds, 12(3), 45–67.",
        "Salmela M, Löyly: sauna prevents more than boredom (Harju Press, 2019), 212 pp.",
        "Okonjo R et al. Curcumin improves glycaemia. Diabetes Metrics 2021;9:77. doi:10.5555/x",
    ],
)
def test_entries_are_told_by_their_form(entry: str) -> None:
    assert roles(f"{TITLE}\n\n{BODY}\n\n1. {entry}\n")[-1] == ("bibliography", entry)


def test_entries_are_told_by_their_heading() -> None:
    entries = "1. Leaflet of the maker\n2. Interview, May 2022\n"
    text = f"# Iron\n\n{BODY}\n\n## References\n\n{entries}\n## Tea\n\n- calms\n"
    assert [role for role, _ in roles(text, ".md")] == ["body"] * 3 + ["bibliography"] * 2 + ["body"] * 2


def test_a_name_over_a_date_goes_with_it() -> None:
    text = f"{TITLE}\n\nOliver Brandt\n\n3 October 2023\n\n{BODY}\n"
    assert [role for role, _ in roles(text)] == ["body", "metadata", "metadata", "body"]


def test_sources_may_be_those_of_a_vitamin() -> None:
    items = "- Oily fish: 10 mcg a serving\n- Sunlight raises levels\n- NHS, 2 May 2021\n"
    text = f"# Vitamin D\n\n## Sources\n\n{items}"
    assert [role for role, _ in roles(text, ".md")][2:] == ["body", "body", "bibliography"]


def test_a_paragraph_may_be_a_whole_reference_list() -> None:
    text = f"{BODY}\n\n**References** (selected). Hallberg P. 1996. *Acta* 156:195. · Weiss L. 2022.\n"
    assert [role for role, _ in roles(text, ".md")] == ["body", "bibliography"]
