from __future__ import annotations

import pytest
from outlines import blocks_of, cells, document_of, links, outline, roles, sections


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<p>One</p>\n<p>Two</p>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<p>One<p>Two", [("paragraph", "One"), ("paragraph", "Two")]),
        (
            "<h2>Iron</h2><div>Text in a <span>div</span></div>",
            [("heading", "Iron"), ("paragraph", "Text in a div")],
        ),
        ("<p><b>N</b>AC, Co<em>Q10</em>, MT<sub>1</sub></p>", [("paragraph", "NAC, CoQ10, MT1")]),
        ("<p>4.5&nbsp;mg &#x3B1;&amp;&beta; &frac12;</p>", [("paragraph", "4.5\u00a0mg α&β ½")]),
        ("<p>It\r\n   helps\t<i> a lot</i> .</p>", [("paragraph", "It helps a lot .")]),
        ("<ul><li>a<li>b <p>c</p></ul>", [("list_item", "a"), ("list_item", "b"), ("list_item", "c")]),
        ("<blockquote><p>It helped.</p></blockquote>", [("quote", "It helped.")]),
        ("<figure><img alt='x'><figcaption>Fig</figcaption></figure>", [("caption", "Fig")]),
        ("<p>&nbsp;</p><p></p><p>x</p>", [("paragraph", "x")]),
        ("<p>• calm<br>• sleep</p>", [("list_item", "calm"), ("list_item", "sleep")]),
        (
            "<p>Adults: 5 ml<br>Children: 2 ml</p>",
            [("paragraph", "Adults: 5 ml"), ("paragraph", "Children: 2 ml")],
        ),
        ("<p>It helps<br>some people.<br>Not all.</p>", [("paragraph", "It helps some people. Not all.")]),
        ("<p>One.<br><br>Two.</p>", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<h1>Brack <br>Lime</h1>", [("heading", "Brack Lime")]),
        ("a < b and b > c &c", [("paragraph", "a < b and b > c &c")]),
        ("<p>so<!-- not --> it is</p>", [("paragraph", "so it is")]),
        ("<pre>two\n  lines</pre>", [("paragraph", "two lines")]),
    ],
)
def test_blocks(text: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(text, ".html") == blocks


@pytest.mark.parametrize(
    "text",
    [
        "<script>var dose = '3 mg';</script>",
        "<style>p{x:y}</style>",
        "<nav><ul><li><a href=/>Home</a></ul></nav>",
        "<header><nav>Home</nav></header>",
        "<div role=navigation>Home</div>",
        "<template><p>t</p></template><noscript><p>n</p></noscript>",
        "<p hidden>secret<p>",
        "<div style='display: none'><p>secret <b>a</b></div>",
        "<span aria-hidden=true>★ <i>x</i></span>",
        "<form><label>Mail</label><input value=x><select><option>A</select><button>Go</button></form>",
        "<textarea><p>t</textarea><svg><title>t</title><text>s</text></svg>",
        "<iframe>x</iframe><title>T</title>",
        "<ul><li hidden>secret</ul>",
    ],
)
def test_what_is_not_read(text: str) -> None:
    page = f"<body>{text}<p>Read me.</p></body>"
    assert outline(page, ".html") == [("paragraph", "Read me.")]


def test_tables_with_heads_spans_and_implied_ends() -> None:
    text = """<table><caption>Doses</caption>
    <thead><tr><th>Who<th colspan=2>How much</thead>
    <tr><td rowspan=2>Adults<td>5&nbsp;mg<td>at night
    <tr><td>10 mg<td><ul><li>twice<li>with food</ul>
    </table><p>after"""
    assert outline(text, ".html")[0] == ("caption", "Doses")
    assert cells(text, ".html") == [
        ("Who", None, None),
        ("How much", None, None),
        ("Adults", None, "Who"),
        ("5\u00a0mg", "Adults", "How much"),
        ("at night", "Adults", "How much"),
        ("10 mg", "Adults", "How much"),
        ("twice", "Adults", "How much"),
        ("with food", "Adults", "How much"),
    ]
    assert outline(text, ".html")[-1] == ("paragraph", "after")


def test_bold_first_rows_are_heads_and_row_heads_are_not() -> None:
    bold = "<table><tr><td><b>Form</b></td><td><strong>Dose</strong></td></tr><tr><td>Tea<td>1 cup</table>"
    assert cells(bold, ".html")[2:] == [("Tea", None, "Form"), ("1 cup", "Tea", "Dose")]
    rows = "<table><tr><th>Tea</th><td>1 cup</td></tr><tr><th>Oil</th><td>2 drops</td></tr></table>"
    assert cells(rows, ".html") == [
        ("Tea", None, None),
        ("1 cup", "Tea", None),
        ("Oil", None, None),
        ("2 drops", "Oil", None),
    ]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ([("Herb", "Dose", "Effect"), ("Valerian", "400 mg", "Helps with sleep")], "Effect"),
        ([("", "Adults", "Children"), ("Fever", "500 mg", "Ask a doctor before use")], "Children"),
        ([("Valerian", "400 mg", "sleep"), ("Hops", "200 mg", "calm")], None),
        ([("Valerian", "Helps with sleep.", "Yes"), ("Hops", "Calms most people.", "No")], None),
        ([("Herb", "Dose", "Effect")], None),
        ([("Herb", "Form", "Effect"), ("Hops", "Tea", "Calm")], None),
        ([("Contents", "Valerian"), ("Directions", "Take with food at night.")], None),
        ([("<h2>Herbs</h2>", "Dose", "Effect"), ("Valerian", "400 mg", "Helps with sleep")], None),
    ],
)
def test_first_rows_that_read_like_heads_are_heads(rows: list[tuple[str, ...]], head: str | None) -> None:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    assert cells(f"<table>{body}</table>", ".html")[-1][2] == head


def test_text_beside_the_cells_of_a_table_has_a_cell_of_its_own() -> None:
    assert cells("<table><td><tr>Iron", ".html") == [("Iron", None, None)]
    beside = "<table><tr>Tea<td>1 cup<tr>Oil<td>2 drops</table>"
    assert [text for _, text in outline(beside, ".html")] == ["Tea", "1 cup", "Oil", "2 drops"]


def test_a_table_that_only_lays_out_the_page_has_no_cells() -> None:
    text = "<table role=presentation><tr><td><p>Iron helps.</p></td></tr></table>"
    assert outline(text, ".html") == [("paragraph", "Iron helps.")]


def test_definitions_know_their_term() -> None:
    found = [
        (words, block.kind, block.row)
        for block, words in blocks_of("<dl><dt>Tea<dd>calms<dt>Oil<dd>burns</dl>", ".html")
    ]
    assert found == [
        ("Tea", "list_item", None),
        ("calms", "list_item", "Tea"),
        ("Oil", "list_item", None),
        ("burns", "list_item", "Oil"),
    ]


def test_sections_and_a_bold_paragraph_that_heads_what_follows() -> None:
    text = "<h1>A</h1><h2>B</h2><p>b</p><p><strong>How much?</strong></p><p>m</p><h2>C</h2><p>c</p>"
    assert sections(text, ".html") == [
        ("A", ()),
        ("B", ("A",)),
        ("b", ("A", "B")),
        ("How much?", ("A", "B")),
        ("m", ("A", "B", "How much?")),
        ("C", ("A",)),
        ("c", ("A", "C")),
    ]


def test_links_and_raised_reference_numbers() -> None:
    text = '<p>In <a href="/t?a=1&amp;b=2">a trial</a>, x.<sup><a href="#r1">1</a></sup> <a name=y>no</a></p>'
    assert links(text, ".html") == [("a trial", "/t?a=1&b=2"), ("1", "#r1")]
    assert outline(text, ".html") == [("paragraph", "In a trial, x.1 no")]


def test_header_and_footer_of_the_page_are_not_those_of_a_quotation() -> None:
    text = (
        "<header><p>Nightwell</p><h1>Sleep</h1></header>"
        "<article><p class=byline>By Ann Lee</p><p>It helps.</p>"
        "<blockquote>Yes.<footer>Tom</footer></blockquote></article><footer><p>Buy drops!</p></footer>"
    )
    assert roles(text, ".html") == [
        ("metadata", "Nightwell"),
        ("body", "Sleep"),
        ("metadata", "By Ann Lee"),
        ("body", "It helps."),
        ("body", "Yes."),
        ("body", "Tom"),
        ("metadata", "Buy drops!"),
    ]


def test_the_head_is_metadata() -> None:
    text = (
        '<html lang="en-GB"><head><title>Sleep &amp; you | Nightwell</title>'
        '<meta name=Description content="All  of it">'
        '<meta property="article:published_time" content="2024-01-02"></head><body><p>x</p></body>'
    )
    document = document_of(text, ".html")
    assert document.title == "Sleep & you | Nightwell"
    assert document.metadata == (
        ("title", "Sleep & you | Nightwell"),
        ("lang", "en-GB"),
        ("description", "All of it"),
        ("date", "2024-01-02"),
    )


def test_offsets_of_words_parted_by_tags_and_entities() -> None:
    document = document_of("<p>\r\nTake <b>4.5</b>&nbsp;mg</p>", ".html")
    region = document.locate(document.text.index("4.5"), len(document.text))
    assert document.source[region.start : region.end] == "4.5</b>&nbsp;mg"
    assert (region.line, region.column, region.verbatim) == (2, 9, False)
