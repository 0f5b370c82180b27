from __future__ import annotations

import pytest

from claimaudit.source import BLOCK_GAP, Block, Document, DocumentBuilder, collapse


def leaflet() -> Document:
    """A heading and a paragraph with an entity and a folded line break."""
    source = "<h1>LDN</h1>\r\n<p>4.5&nbsp;mg at\nnight</p>"
    builder = DocumentBuilder("leaflet.html", source)
    builder.open_block("heading", level=1)
    builder.add(4, 7)
    builder.open_block("paragraph", section=(builder.close_block(),))
    builder.add(17, 20)
    builder.add_as("\u00a0", 20, 26)
    builder.add(26, 31)
    builder.add_as(" ", 31, 32)
    builder.add(32, 37)
    return builder.build(title="LDN")


def test_text_blocks_and_sections() -> None:
    document = leaflet()
    assert document.text == f"LDN{BLOCK_GAP}4.5\u00a0mg at night"
    start = 3 + len(BLOCK_GAP)
    assert document.blocks == (
        Block("heading", 0, 3, level=1),
        Block("paragraph", start, start + 15, section=("LDN",)),
    )


@pytest.mark.parametrize(
    ("words", "start", "end", "line", "column", "end_column", "verbatim"),
    [
        ("LDN", 4, 7, 1, 5, 8, True),
        ("4.5", 17, 20, 2, 4, 7, True),
        ("mg at", 26, 31, 2, 13, 18, True),
        ("4.5\u00a0mg", 17, 28, 2, 4, 15, False),
        ("\u00a0", 20, 26, 2, 7, 13, False),
        ("night", 32, 37, 3, 1, 6, True),
    ],
)
def test_words_lead_back_to_the_source(
    words: str, start: int, end: int, line: int, column: int, end_column: int, verbatim: bool
) -> None:
    document = leaflet()
    at = document.text.index(words)
    region = document.locate(at, at + len(words))
    assert (region.start, region.end, region.verbatim) == (start, end, verbatim)
    assert (region.line, region.column, region.end_column) == (line, column, end_column)
    assert document.positions(region) == (at, at + len(words))


def test_an_empty_range_has_no_region() -> None:
    with pytest.raises(ValueError, match="empty range"):
        leaflet().locate(2, 2)


def test_the_block_at_a_position_and_none_in_a_gap() -> None:
    document = leaflet()
    found = [document.block_at(position) for position in (0, 2, 3, 3 + len(BLOCK_GAP), len(document.text))]
    assert found == [document.blocks[0], document.blocks[0], None, document.blocks[1], None]


@pytest.mark.parametrize(
    ("source", "offset", "position"),
    [
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 3, (1, 4)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 3, (2, 1)),
        ("a\u2028b\x0cc", 4, (1, 5)),
        ("😀é", 2, (1, 3)),
    ],
)
def test_lines_and_columns_are_those_of_editors(source: str, offset: int, position: tuple[int, int]) -> None:
    assert Document.plain(source).position(offset) == position


def test_empty_blocks_are_dropped_and_leave_no_gap() -> None:
    builder = DocumentBuilder("x", "abc")
    builder.open_block("paragraph")
    builder.open_block("list_item", list_number=0)
    builder.add(1, 1)
    builder.add_as("", 1, 2)
    builder.open_block("paragraph")
    builder.add(1, 2)
    document = builder.build()
    assert (document.text, document.blocks) == ("b", (Block("paragraph", 0, 1),))


def test_regions_never_run_backwards_and_text_needs_a_block() -> None:
    builder = DocumentBuilder("x", "abc")
    with pytest.raises(ValueError, match="outside a block"):
        builder.add(0, 1)
    builder.open_block("paragraph")
    builder.add(1, 2)
    with pytest.raises(ValueError, match="backwards"):
        builder.add(0, 1)


def test_links_are_kept_and_empty_ones_are_not() -> None:
    builder = DocumentBuilder("x", "abc")
    builder.open_block("paragraph")
    builder.add(0, 3)
    builder.link(1, 2, "#b")
    builder.link(2, 2, "#none")
    assert [(link.start, link.end, link.target) for link in builder.build().links] == [(1, 2, "#b")]


def test_white_space_collapses_no_break_spaces_included() -> None:
    assert collapse(" 1\u00a0000\u202fmg \r\n a  day\t") == "1 000 mg a day"
