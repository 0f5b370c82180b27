"""PDF: pdfium gives characters with their places; from these the lines, tables and paragraphs are rebuilt."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from claimaudit.formats.converters.page import Converted, Page, places_on_pages
from claimaudit.formats.converters.pdf_flow import flow
from claimaudit.formats.converters.pdf_grid import Grid, Stroke
from claimaudit.formats.converters.pdf_lines import Sheet, Span
from claimaudit.formats.failures import UnreadableError

MAX_PAGES = 3_000
MAX_CHARACTERS = 5_000_000
MAX_STROKES = 20_000
COLUMN_GAP = 0.9
"""Of the size of the type: a wider gap parts columns and not words."""
_RAISED = 0.15
"""Of the size: a smaller character that stands so much higher is a mark of reference."""
_SMALLER = 0.85
_METADATA = {"Title": "title", "Author": "author"}
_NO_TEXT = "holds no text, such as a scan: it must go through text recognition first"


def convert(data: bytes) -> Converted:
    """The text of the pages, without running heads and page numbers."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = "password" in str(error).lower() or "security" in str(error).lower()
        raise UnreadableError("encrypted" if encrypted else "damaged, or no PDF") from error
    if len(document) > MAX_PAGES:
        raise UnreadableError(f"more than {MAX_PAGES:,} pages")
    sheets = list(_sheets(document))
    html, pages = flow(sheets)
    if not pages:
        raise UnreadableError(_NO_TEXT if sheets else "empty")
    told = document.get_metadata_dict()
    metadata = {name: told[key].strip() for key, name in _METADATA.items() if told.get(key, "").strip()}
    return Converted([Page(html, places_on_pages(html, pages))], metadata)


def _sheets(document: Any) -> Iterator[Sheet]:
    left = MAX_CHARACTERS
    for page in document:
        text = page.get_textpage()
        count = text.count_chars()
        left -= count
        if left < 0:
            raise UnreadableError(f"more than {MAX_CHARACTERS:,} characters")
        width, height = page.get_size()
        yield Sheet(width, height, tuple(_spans(text, count)), Grid.of(_strokes(page)))
        text.close()
        page.close()


def _strokes(page: Any) -> Iterator[Stroke]:
    """The straight lines that are drawn on a page."""
    left = MAX_STROKES
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        count = raw.FPDFPath_CountSegments(item)
        left -= count
        if left < 0:  # a drawing, and no table
            return
        matrix = item.get_matrix()
        points: list[tuple[float, float]] = []
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                points = []
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(matrix.on_point(x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
            yield from (_stroke(*ends) for ends in pairwise(points[-3:]))


def _stroke(one: tuple[float, float], other: tuple[float, float]) -> Stroke:
    (x, y), (u, v) = one, other
    return min(x, u), min(y, v), max(x, u), max(y, v)


class _Character:
    """A character of a page."""

    __slots__ = ("bold", "box", "sign", "size", "y")

    def __init__(self, text: Any, index: int) -> None:
        code = raw.FPDFText_GetUnicode(text, index)
        self.sign = "-" if code in (2, 0xFFFE) else chr(code) if code < 0x110000 else "\ufffd"
        self.size = raw.FPDFText_GetFontSize(text, index)
        self.box = text.get_charbox(index, loose=True)
        # A size of 1 under a scaling matrix: the box tells.
        height = self.box[3] - self.box[1]
        if self.size <= 1.5 < height:
            self.size = height / 1.2
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        self.y = y.value
        self.bold = False


def _spans(text: Any, count: int) -> Iterator[Span]:
    """Runs of characters on one line without a wide gap."""
    characters: list[_Character] = []
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code == 0:  # a glyph that stands for nothing
            continue
        if code in (10, 13):
            yield from _span(characters)
            characters = []
            continue
        generated = raw.FPDFText_IsGenerated(text, index) == 1
        character = _Character(text, index)
        if generated or character.sign.isspace():
            if characters:
                character.sign = " "
                characters.append(character)
            continue
        last = next((each for each in reversed(characters) if each.sign != " "), None)
        if last and _is_apart(last, character):
            yield from _span(characters)
            characters = []
        character.bold = _is_bold(text, index) if _begins_word(characters) else characters[-1].bold
        characters.append(character)
    yield from _span(characters)


def _is_apart(last: _Character, character: _Character) -> bool:
    size = max(last.size, character.size)
    gap = character.box[0] - last.box[2]
    return bool(gap > COLUMN_GAP * size or gap < -2 * size or abs(character.y - last.y) > 0.6 * size)


def _begins_word(characters: list[_Character]) -> bool:
    return not characters or characters[-1].sign == " "


def _is_bold(text: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, name, 128, None)
    fonts = name.value.decode("utf-8", "replace").lower()
    bold = any(word in fonts for word in ("bold", "black", "heavy", "demi"))
    return bold or bool(raw.FPDFText_GetFontWeight(text, index) >= 600)


def _span(characters: list[_Character]) -> Iterator[Span]:
    while characters and characters[-1].sign == " ":
        characters.pop()
    if not characters:
        return
    solid = [character for character in characters if character.sign != " "]
    sizes = sorted(character.size for character in solid)
    size = sizes[len(sizes) // 2] or 1.0
    baseline = sorted(character.y for character in solid)[len(solid) // 2]
    yield Span(
        text=_text(characters, size, baseline),
        left=solid[0].box[0],
        right=solid[-1].box[2],
        y=baseline,
        size=size,
        bold=all(character.bold for character in solid if character.sign.isalnum()),
    )


def _text(characters: list[_Character], size: float, baseline: float) -> str:
    """The text; raised numbers behind a word are marks of notes, and are put in brackets."""

    def is_raised(character: _Character) -> bool:
        return (
            character.sign.isdigit()
            and character.size < _SMALLER * size
            and character.y > baseline + _RAISED * size
        )

    pieces: list[str] = []
    for raised, group in groupby(characters, key=is_raised):
        text = "".join(character.sign for character in group)
        before = pieces[-1] if pieces else ""
        pieces.append(f"[{text}]" if raised and _takes_mark(before) else text)
    return "".join(pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _takes_mark(before: str) -> bool:
    """A word or the end of a sentence takes a mark of reference; a unit or a number has a power."""
    return before[-1:] in tuple('.,;:)”"’') or (before[-3:].isalpha() and len(before[-3:]) == 3)
