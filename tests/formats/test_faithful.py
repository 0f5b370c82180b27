"""Whatever is read, every word of the text leads back to its place in the source."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import document_in

from benchmarks.writers import WRITERS, Piece
from claimaudit.formats import READERS, documents_of, read, read_text
from claimaudit.source import BLOCK_GAP, Document

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*(ROOT / "tests/gold/docs").iterdir(), *(ROOT / "seeds").iterdir()])

FRAGMENTS = [
    *"abcXYZ019.,:;!?-–—•*_#>|`~[](){}<>/\\&\"'“”’ \t\n\r=+^@%½µαβé😀💊\ufe0f",
    *"\u00a0\u202f\u2009\u200b\u2028\x0c",
    "\r\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n* ", "\n• ", "- A.- B.", " | ", "|---|---|\n",
    "\n| a | b |\n", "**", "~~", "[^1]", "\n[^1]: note", "[x](http://y)", "![alt](z.png)", "\n# ",
    "\n## H\n", "\n> ", "\n---\n", "\n===\n", "\n```\n", "    code", "&nbsp;", "&amp;", "&#x3B1;", "&#0;",
    "&notareal;", "\\*", "  \n", " ..... ", "<p>", "</p>", "<b>", "</b>", "<br>", "<td>", "<tr>", "<th>",
    "<table>", "</table>", "<td colspan=2 rowspan=9>", "<li>", "<ul>", "</ul>", "<dl><dt>", "<dd>", "<h2>",
    "</h2>", "<a href='#r'>", "</a>", "<nav>", "</nav>", "</>", "<script>", "</script>", "<!--", "-->",
    "<div hidden>", "</div>", "<svg>", "</svg>", "<textarea>", "<title>", "<thead>", "<blockquote>", "</ >",
    "<![CDATA[", "<?php", "<p class=byline>", "\n---\ntitle: x\n---\n", "References\n",
    "Smith J, Doe K. 2019;8:12. ", "By Ann Lee\n", "3 min read\n", "500 mg", "LDN helps pain. ",
    "a  b   c\td\n", "IN CAPITALS\n", "Fig. 1: x", "\"I slept.\" – Ann\n",
]  # fmt: skip
_WRITABLE = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML can't hold."""
markup = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)


def assert_faithful(document: Document) -> None:
    """What every reader promises of the way from the text to the source."""
    text, source = document.text, document.source
    position, offset = 0, 0
    for segment in document.segments:
        assert segment.text_start == position
        assert segment.text_end > segment.text_start
        assert offset <= segment.start <= segment.end <= len(source)
        if segment.verbatim:
            assert source[segment.start : segment.end] == text[segment.text_start : segment.text_end]
        position, offset = segment.text_end, segment.end
    assert position == len(text)
    end = -len(BLOCK_GAP)
    for block in document.blocks:
        assert block.start == end + len(BLOCK_GAP)
        content = text[block.start : block.end]
        assert content
        assert content == content.strip()
        end = block.end
    assert end == len(text)
    for link in document.links:
        assert 0 <= link.start < link.end <= len(text)
    assert_words_found(document)


def assert_words_found(document: Document) -> None:
    for block in document.blocks:
        for word in re.finditer(r"\S+", document.text[block.start : block.end]):
            region = document.locate(block.start + word.start(), block.start + word.end())
            if region.verbatim:
                assert document.source[region.start : region.end] == word[0]
            line = re.split(r"\r\n|\r|\n", document.source)[region.line - 1]
            begins = document.source[region.start : region.start + 1]
            assert line[region.column - 1 : region.column] == begins.strip("\r\n")


@pytest.mark.parametrize("suffix", sorted(set(READERS) - {".rst", ".rest"}))
@given(text=markup)
@settings(max_examples=60, deadline=None)
def test_any_text_keeps_its_way_home(suffix: str, text: str) -> None:
    document = read_text(text, path="x", key="x", suffix=suffix)
    if isinstance(document, Document):
        assert document.source == text
        assert_faithful(document)


@pytest.mark.parametrize("suffix", sorted(WRITERS))
@given(texts=st.lists(markup, min_size=1, max_size=4))
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_keeps_its_way_home_through_every_format(suffix: str, texts: list[str]) -> None:
    words = [" ".join(_WRITABLE.sub(" ", text).split()) or "x" for text in texts]
    pieces = [Piece("heading", ((words[0],),)), Piece("table", ((words[0], words[-1]), ("a", words[-1])))]
    pieces += [Piece("paragraph", ((text,),)) for text in words]
    for document in documents_of(WRITERS[suffix](pieces, "Title"), name=f"x{suffix}", key="x"):
        if isinstance(document, Document):
            assert_faithful(document)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_real_documents_keep_their_way_home(path: Path) -> None:
    assert_faithful(document_in(read(path, name=path.name, key=path.name)))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_blocks_never_run_into_one_another_and_hold_text(path: Path) -> None:
    document = document_in(read(path, name=path.name, key=path.name))
    for before, after in pairwise(document.blocks):
        assert document.text[before.end : after.start] == BLOCK_GAP
        assert document.slice(after.start, after.end) != ""
