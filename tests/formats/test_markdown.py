from __future__ import annotations

import pytest
from outlines import blocks_of, cells, document_of, links, outline, roles, sections


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# Iron\n\nIt *may* help **a lot**.\n", [("heading", "Iron"), ("paragraph", "It may help a lot.")]),
        ("Iron\n====\n\nSoft\nbreak.", [("heading", "Iron"), ("paragraph", "Soft break.")]),
        (
            "- one\n- two\n  goes on\n\n  more\n",
            [("list_item", "one"), ("list_item", "two goes on"), ("list_item", "more")],
        ),
        ("## 1. Take it\n\n## 2023 in review\n", [("heading", "Take it"), ("heading", "2023 in review")]),
        ("1. Take it.\n2. Stop.\n", [("list_item", "Take it."), ("list_item", "Stop.")]),
        ("> It helped.\n> — Ann\n", [("quote", "It helped. — Ann")]),
        ("5&nbsp;mg &amp; 3 \\* 2 &lt; 7", [("paragraph", "5\u00a0mg & 3 * 2 < 7")]),
        ("**N**AC and <b>Co</b>Q10 with `code`", [("paragraph", "NAC and CoQ10 with code")]),
        ("before ![a chart](c.png) after", [("paragraph", "before after")]),
        ("```\n500 mg\n```\n\ntext", [("paragraph", "text")]),
        ("text\n\n    indented", [("paragraph", "text"), ("paragraph", "indented")]),
        ("Adults: 5 ml  \nChildren: 2 ml", [("paragraph", "Adults: 5 ml"), ("paragraph", "Children: 2 ml")]),
        ("It helps  \nsome people.", [("paragraph", "It helps some people.")]),
        ("- Calms.- Aids sleep.", [("list_item", "Calms."), ("list_item", "Aids sleep.")]),
        ("- Zinc (oxide) - 5 mg", [("list_item", "Zinc (oxide) - 5 mg")]),
        ("- fever - chills - a rash", [("list_item", text) for text in ("fever", "chills", "a rash")]),
        ("- Tea. - Rest - Ice - Heat", [("list_item", text) for text in ("Tea.", "Rest", "Ice", "Heat")]),
        ("- pain - sleep", [("list_item", "pain - sleep")]),
        ("- Zinc - for skin - with food", [("list_item", "Zinc - for skin - with food")]),
        ("- zinc - 5 mg - with food - at noon", [("list_item", "zinc - 5 mg - with food - at noon")]),
        *(
            (f"- {aside}", [("list_item", aside)])
            for aside in (
                "no drug - old or new - has been shown to help",
                "none of the drugs - new or old - cures it",
                "do not - under any circumstances - take it",
                "it's a myth - a very old one - that garlic cures colds",
            )
        ),
        ("fever - chills - a rash", [("paragraph", "fever - chills - a rash")]),
        (
            "Uses: - Calms.- Aids sleep.",
            [("paragraph", "Uses:"), ("list_item", "Calms."), ("list_item", "Aids sleep.")],
        ),
        (
            "It helps. • calm • sleep",
            [("paragraph", "It helps."), ("list_item", "calm"), ("list_item", "sleep")],
        ),
        ("Home • About us • Shop", [("paragraph", "Home • About us • Shop")]),
        ("It helps. - It is cheap.", [("paragraph", "It helps. - It is cheap.")]),
        ("• calm • sleep • joy", [("list_item", "calm"), ("list_item", "sleep"), ("list_item", "joy")]),
        ("text\n\n***\n\n<!-- note -->\n\nmore", [("paragraph", "text"), ("paragraph", "more")]),
        (
            "<div>\nIn <i>HTML</i> &gt; 5\n</div>\n\nmore",
            [("paragraph", "In HTML > 5"), ("paragraph", "more")],
        ),
        ("<script>\nvar dose = '3 mg';\n</script>\n\nmore", [("paragraph", "more")]),
        ("- [x] taken\n- [ ] not taken", [("list_item", "taken"), ("list_item", "not taken")]),
    ],
)
def test_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(text, ".md") == blocks
    assert outline(text.replace("\n", "\r\n"), ".md") == blocks


def test_sections_and_a_bold_line_that_heads_what_follows() -> None:
    text = "# A\n\n## B\n\nb\n\n**How it works**\n\nw\n\n**Doses**\n\nd\n\n# C\n\nc\n"
    assert sections(text, ".md") == [
        ("A", ()),
        ("B", ("A",)),
        ("b", ("A", "B")),
        ("How it works", ("A", "B")),
        ("w", ("A", "B", "How it works")),
        ("Doses", ("A", "B")),
        ("d", ("A", "B", "Doses")),
        ("C", ()),
        ("c", ("C",)),
    ]


def test_a_bold_run_in_stays_in_its_paragraph() -> None:
    assert outline("**Charcoal.** It binds pills.\n\n**Ask first.**", ".md") == [
        ("paragraph", "Charcoal. It binds pills."),
        ("paragraph", "Ask first."),
    ]


def test_tables_keep_row_and_column_heads() -> None:
    text = "| Who | Iron, mg |\n|:--|--:|\n| **Men** | 8.7 \\| less |\n| Women | |\n"
    assert cells(text, ".md") == [
        ("Who", None, None),
        ("Iron, mg", None, None),
        ("Men", None, "Who"),
        ("8.7 | less", "Men", "Iron, mg"),
        ("Women", None, "Who"),
    ]


def test_pipe_rows_without_a_delimiter_line() -> None:
    assert cells("Form | Dose |\nTea | - one cup.- at night. |\n", ".md") == [
        ("Form", None, None),
        ("Dose", None, None),
        ("Tea", None, "Form"),
        ("one cup.", "Tea", "Dose"),
        ("at night.", "Tea", "Dose"),
    ]


def test_nested_lists_have_numbers_of_their_own() -> None:
    numbers = [
        (words, block.list_number) for block, words in blocks_of("- a\n  - b\n- c\n\ntext\n\n1. d\n", ".md")
    ]
    assert numbers == [("a", 0), ("b", 1), ("c", 0), ("text", None), ("d", 2)]


def test_links_and_footnote_marks() -> None:
    text = "In [a *2019* trial](https://doi.org/10.5/x) it helped[^1] <https://x.example>.\n\n[^1]: No."
    assert links(text, ".md") == [
        ("a 2019 trial", "https://doi.org/10.5/x"),
        ("[^1]", "#fn1"),
        ("https://x.example", "https://x.example"),
    ]


def test_footnotes_are_sources_or_remarks() -> None:
    source, remark = "Orr J, Bello T. *Arch Fever* 2017;44:12–19.", "It also eases pain in mice."
    text = f"A[^a] b[^b].\n\n[^a]: {source}\n\n[^b]: {remark}\n"
    assert roles(text, ".md")[1:] == [
        ("bibliography", "Orr J, Bello T. Arch Fever 2017;44:12–19."),
        ("body", "It also eases pain in mice."),
    ]


def test_front_matter_is_metadata_and_the_heading_the_title() -> None:
    front = 'title: "Creaky Knees"\nauthor: Jo Hartley\nlast_reviewed: 2022-11-08\ntags: [a, b]\n'
    text = f"---\n{front}---\n\n# Knees\n\nHi.\n"
    document = document_of(text, ".md")
    assert document.title == "Knees"
    assert document.metadata == (
        ("title", "Creaky Knees"),
        ("author", "Jo Hartley"),
        ("updated", "2022-11-08"),
        ("tags", "a, b"),
    )
    assert outline(text, ".md") == [("heading", "Knees"), ("paragraph", "Hi.")]


def test_offsets_behind_wide_characters() -> None:
    document = document_of("Ärzte 😀 α\n\n**β-blockers** slow the heart.\n", ".md")
    region = document.locate(document.text.index("slow"), document.text.index("slow") + 4)
    assert (region.line, region.column, document.source[region.start : region.end]) == (3, 16, "slow")
