from __future__ import annotations

import pytest
from outlines import blocks_of, cells, document_of, outline, sections

LONG = "Magnesium eases cramps in some people, and it may help them to sleep through the night as well."


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    text = (
        "LDN may ease pain. It is cheap.\n"
        "Some people sleep badly on it during the first few nights.\n"
        "Others notice nothing at all.\n"
    )
    assert outline("Title\n" + text) == [
        ("heading", "Title"),
        ("paragraph", "LDN may ease pain. It is cheap."),
        ("paragraph", "Some people sleep badly on it during the first few nights."),
        ("paragraph", "Others notice nothing at all."),
    ]


def test_wrapped_lines_are_folded_and_short_last_lines_end_a_paragraph() -> None:
    text = (
        "Zinc lozenges shorten colds in grown-ups by about a day, if they are\n"
        "begun early. In children no such benefit has turned up, and they can\n"
        "be a choking hazard for the small ones.\n"
        "\n"
        "A spoonful of honey soothes a night cough better than most syrups do,\n"
        "but NEVER give it to babies under one.\n"
        "\n"
        "Warmly,\n"
        "Hester\n"
    )
    assert outline(text) == [
        (
            "paragraph",
            "Zinc lozenges shorten colds in grown-ups by about a day, if they are begun early. In children "
            "no such benefit has turned up, and they can be a choking hazard for the small ones.",
        ),
        (
            "paragraph",
            "A spoonful of honey soothes a night cough better than most syrups do, but NEVER give it to "
            "babies under one.",
        ),
        ("paragraph", "Warmly,"),
        ("paragraph", "Hester"),
    ]


def test_line_ends_of_windows_count_two_and_fold_into_one_space() -> None:
    document = document_of("Zinc helps,\r\nsays she.\r\n")
    region = document.locate(document.text.index("says"), len(document.text))
    assert (document.text, region.line, region.column, region.start) == ("Zinc helps, says she.", 2, 1, 13)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        (f"Iron and Sleep\n\n{LONG}\n", [1]),
        (f"IRON\n\nA guide for runners\n\nIS IT SAFE?\n\n{LONG}\n", [1, 2, 3]),
        (f"IRON\n\nOliver Brandt\n\n3 May 2023\n\n{LONG}\n", [1]),
        (f"IRON\n\nTutor: Bev (bring a bottle)\n\n{LONG}\n", [1]),
        (f"{LONG}\n\nDO\n\n- drink\n\nDON'T\n\n- smoke\n\nSide effects\nCommon: bruising\n{LONG}", [2, 2, 3]),
        (f"Iron\n\n{LONG}\n\nHOW MUCH\n\n{LONG}\n\nWho should not take it\n\n{LONG}", [1, 2, 3]),
        (f"Iron\n\n{LONG}\n\n1. How to take it\n\n{LONG}\n\n2. Side effects\n\n{LONG}", [1, 2, 2]),
        (f"Iron\n====\n\n{LONG}\n\nDoses\n-----\n{LONG}", [1, 2]),
        (f"Iron\n{LONG}\nWhat is iron?\n{LONG}\nThe Bottom Line\n{LONG}", [1, 2, 2]),
        # not headings
        (f"{LONG}\nTake it with food.\n{LONG}", []),
        (f"{LONG}\nDo not take it if:\n- you are pregnant\n", []),
        (f"{LONG}\nGood for: cramps, broken nights\n{LONG}", []),
        (f"{LONG}\n1. Shake the can.\n2. Breathe out.\n", []),
        (f"{LONG}\n\nYours,\nTom\n\n{LONG}", []),
        (f"{LONG}\nUpdated: Dec 30, 2024\n{LONG}", []),
    ],
)
def test_headings_by_their_looks(text: str, levels: list[int]) -> None:
    assert [block.level for block, _ in blocks_of(text) if block.kind == "heading"] == levels


def test_sections_are_the_enclosing_headings_outermost_first() -> None:
    text = f"Iron\n\nHOW MUCH\n\n{LONG}\n\nTablets and drops\n\n{LONG}\n\nSAFETY\n\n{LONG}\n"
    text = text.replace("HOW MUCH", f"{LONG}\n\nHOW MUCH", 1)
    assert sections(text) == [
        ("Iron", ()),
        (LONG, ("Iron",)),
        ("HOW MUCH", ("Iron",)),
        (LONG, ("Iron", "HOW MUCH")),
        ("Tablets and drops", ("Iron", "HOW MUCH")),
        (LONG, ("Iron", "HOW MUCH", "Tablets and drops")),
        ("SAFETY", ("Iron",)),
        (LONG, ("Iron", "SAFETY")),
    ]


def test_a_text_without_a_heading_has_no_title() -> None:
    assert document_of(f"{LONG}\n\nDOSES\n\n{LONG}").title is None


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- calms nerves\n- eases pain", ["calms nerves", "eases pain"]),
        ("• one\n✔ two\n→ three\n* four\n• five", ["one", "two", "three", "four", "five"]),
        (
            "1. Shake.\n2) Breathe.\n(3) Wait.\na) Rinse.\n(b) Spit.",
            ["Shake.", "Breathe.", "Wait.", "Rinse.", "Spit."],
        ),
        ("  * Sleep. Children need\n    ten hours.\n  * Soap.", ["Sleep. Children need ten hours.", "Soap."]),
        ("✗ no sugar\n❌ Resveratrol", ["✗ no sugar", "❌ Resveratrol"]),
        ("✔️ Emoji with a variant", ["Emoji with a variant"]),
        # no items
        ("1.5 g is enough.", []),
        ("-5 °C outside.", []),
        ("2004) found nothing", []),
        ("L. plantarum eased bloating.", []),
        ("5 drops a day.", []),
    ],
)
def test_list_items(text: str, items: list[str]) -> None:
    assert [words for kind, words in outline(f"{LONG}\n\n{text}\n") if kind == "list_item"] == items


def test_items_of_one_list_share_its_number_and_deeper_ones_have_their_own() -> None:
    text = f"- a\n  - b\n- c\n\n{LONG}\n\n- d\n"
    numbers = {words: block.list_number for block, words in blocks_of(text) if block.kind == "list_item"}
    assert numbers == {"a": 0, "b": 1, "c": 0, "d": 2}


def test_pipe_rows_without_a_separator_line_and_bullets_fused_in_a_cell() -> None:
    text = (
        "Supplement | Benefits | Dosage |\n"
        "NAD+ | - Reduces IL-6.- Enhances repair.- Improves mood. | 300 mg to 600 mg daily |\n"
        "Zinc | - Helps (a bit) - 5 mg does nothing. | |\n"
    )
    assert cells(text) == [
        ("Supplement", None, None),
        ("Benefits", None, None),
        ("Dosage", None, None),
        ("NAD+", None, "Supplement"),
        ("Reduces IL-6.", "NAD+", "Benefits"),
        ("Enhances repair.", "NAD+", "Benefits"),
        ("Improves mood.", "NAD+", "Benefits"),
        ("300 mg to 600 mg daily", "NAD+", "Dosage"),
        ("Zinc", None, "Supplement"),
        ("Helps (a bit)", "Zinc", "Benefits"),
        ("5 mg does nothing.", "Zinc", "Benefits"),
    ]


def test_fused_bullets_share_the_place_of_their_cell() -> None:
    places = [
        (block.table, block.row_number, block.column_number)
        for block, _ in blocks_of("Form | Good for |\nTea | • sleep • calm |\nOil | • skin |\n")
    ]
    assert places == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (0, 1, 1), (0, 2, 0), (0, 2, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Adults ........ 2 puffs twice a day\nChildren 5 to 12 ..... one puff b.d.\n",
            [
                ("Adults", None, None),
                ("2 puffs twice a day", "Adults", None),
                ("Children 5 to 12", None, None),
                ("one puff b.d.", "Children 5 to 12", None),
            ],
        ),
        (
            "  Week 1    1 tablet (500 mg)\n  Week 2    1-0-1\n",
            [
                ("Week 1", None, None),
                ("1 tablet (500 mg)", "Week 1", None),
                ("Week 2", None, None),
                ("1-0-1", "Week 2", None),
            ],
        ),
        (
            "Who\tHow much\nAdults\t10 mg\n",
            [
                ("Who", None, None),
                ("How much", None, None),
                ("Adults", None, "Who"),
                ("10 mg", "Adults", "How much"),
            ],
        ),
        # no tables
        ("£42.50   |  SAVE 15% today  |  4.7/5 from 612 buyers\n", []),
        ("Well ... it depends.\nYes ... it does.\n", []),
        ("It helps.  It is cheap.\nIt works.  It is safe.\n", []),
    ],
)
def test_tables_laid_out_by_hand(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert cells(f"{LONG}\n\n{text}") == expected


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("“I sleep through!” – Carol, 63", "quote", "“I sleep through!” – Carol, 63"),
        ('"No headache since." (Ron)', "quote", '"No headache since." (Ron)'),
        ('***** "No more limping" DaveP', "quote", '"No more limping" DaveP'),
        ("> It helped me.\n> Really.", "quote", "It helped me. Really."),
        (
            '"It helped me," one of our patients told us.',
            "paragraph",
            '"It helped me," one of our patients told us.',
        ),
        ('"It works," he said. "Honestly."', "paragraph", '"It works," he said. "Honestly."'),
        ("Figure 1: Cortisol fell by a third.", "caption", "Figure 1: Cortisol fell by a third."),
        ("Table 2. Doses by weight.", "caption", "Table 2. Doses by weight."),
        ("Table salt raises blood pressure.", "paragraph", "Table salt raises blood pressure."),
        ("**Stress Relief:** It calms ~~all~~ you.", "paragraph", "Stress Relief: It calms all you."),
        ("A score of **5 is high.", "paragraph", "A score of **5 is high."),
        (
            "500\u00a0mg or 1\u202f000\u00a0mg  a day.",
            "paragraph",
            "500\u00a0mg or 1\u202f000\u00a0mg a day.",
        ),
    ],
)
def test_kinds_of_paragraphs(text: str, kind: str, words: str) -> None:
    assert outline(f"{LONG}\n\n{text}\n\n{LONG}")[1:-1] == [(kind, words)]


def test_markdown_under_the_name_of_a_text_is_read_as_markdown() -> None:
    text = "# Diets\n\nSome *help*.\n\n## Table\n\n| Diet | Dose |\n|---|---|\n| AIP | 30 days |\n"
    assert outline(text) == [
        ("heading", "Diets"),
        ("paragraph", "Some help."),
        ("heading", "Table"),
        ("table_cell", "Diet"),
        ("table_cell", "Dose"),
        ("table_cell", "AIP"),
        ("table_cell", "30 days"),
    ]


def test_a_very_long_line_is_one_paragraph() -> None:
    document = document_of("LDN helps pain. " * 60_000)
    assert [(block.start, block.end) for block in document.blocks] == [(0, 959_999)]
