"""What a converter hands back: pages of HTML, and what the places in them are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from claimaudit.formats.loose import has_heads

Place = tuple[int, str]
"""An offset in the HTML, and what a person calls what begins there."""

_TAG = re.compile(
    r"<(/?)(table|tr|p|h[1-6]|li|dt|dd|blockquote|figcaption|caption|pre)\b([^>]{0,400})>", re.I
)
_LISTS = re.compile(r"\A(?:</?[uo]l>)+")
TITLE = '<h1 class="title">'
_HEADING = re.compile(r"(</?h)([1-5])>")
_TABLE = re.compile(r"<table>(?:(?!<table\b).)*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]*>")
_NOTE = re.compile(r"""\bid=["'](?:footnote|endnote)-(\d+)["']""")


@dataclass(frozen=True, slots=True)
class Page:
    """A chapter of a book, or a whole document."""

    html: str
    places: list[Place]


@dataclass(frozen=True, slots=True)
class Converted:
    """All that there is of a document."""

    pages: list[Page]
    metadata: dict[str, str] = field(default_factory=dict)
    """Title, author, date, lang."""
    notes: list[str] = field(default_factory=list)


def page(html: str) -> Page:
    """The page of a word processor: its first rows of tables and its title are made known as such."""
    html = headed(_below_title(html))
    return Page(html, places(html))


def headed(html: str) -> str:
    """With heads for tables whose first row reads like them: word processors seldom mark heads."""
    return _TABLE.sub(_headed, html)


def _headed(table: re.Match[str]) -> str:
    rows = [[_text(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(table[0])]
    if "<th" in table[0] or not rows or not has_heads(rows):
        return table[0]
    return _ROW.sub(lambda row: re.sub(r"(</?)td\b", r"\1th", row[0]), table[0], count=1)


def _text(html: str) -> str:
    return unescape(_ANY_TAG.sub("", html)).strip()


def _below_title(html: str) -> str:
    """With headings a level lower where a word processor has kept the title apart from them, as a style."""
    if TITLE not in html:
        return html
    lowered = _HEADING.sub(lambda tag: f"{tag[1]}{int(tag[2]) + 1}>", html)
    return re.sub(rf"({TITLE}.*?)</h2>", r"\1</h1>", lowered, flags=re.DOTALL)


def places_on_pages(html: str, pages: Sequence[Place]) -> list[Place]:
    """The same, counted on each page anew; what runs over from the page before comes first on it."""
    found: list[Place] = []
    ends = [start for start, _ in pages[1:]] + [len(html)]
    for (start, name), end in zip(pages, ends, strict=True):
        open_above = _open_above(html[start:end])
        on_page = places(open_above + html[start:end], f"{name}, ")
        found += [(max(start, start + offset - len(open_above)), place) for offset, place in on_page]
    return found


def _open_above(page: str) -> str:
    """The start tag of what was begun on an earlier page."""
    first = _TAG.match(_LISTS.sub("", page))
    if not first:
        return "<p>"
    return "<table>" if first[2].lower() == "tr" else ""


def places(html: str, prefix: str = "") -> list[Place]:
    """The paragraphs, table rows and footnotes of a page, counted as a person would count them.

    Headings and list items are paragraphs, too; those in tables and footnotes aren't counted.
    """
    found: list[Place] = []
    tables = depth = rows = paragraphs = 0
    counted = -1  # where a paragraph began that has no text yet: <li><p> is one
    note = ""
    for tag in _TAG.finditer(html):
        closing, name = tag[1] == "/", tag[2].lower()
        if name == "table":
            depth += -1 if closing else 1
            tables += not closing and depth == 1
            rows = 0 if depth <= 1 else rows
        elif closing:
            note = "" if name == "li" else note
        elif name == "tr" and depth == 1:
            rows += 1
            found.append((tag.start(), f"{prefix}table {tables}, row {rows}"))
        elif depth == 0:
            number = _NOTE.search(tag[3])
            note = f"{prefix}footnote {number[1]}" if number else note
            if counted != tag.start() and not note:
                paragraphs += 1
            found.append((tag.start(), note or f"{prefix}paragraph {paragraphs}"))
            counted = tag.end()
    return found
