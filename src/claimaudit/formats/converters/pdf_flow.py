"""The running text of a PDF: paragraphs, headings and lists over the borders of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from claimaudit.formats.converters.page import Place, headed
from claimaudit.formats.converters.pdf_grid import SAME
from claimaudit.formats.converters.pdf_lines import Line, Sheet, Table
from claimaudit.formats.converters.pdf_pages import (
    HEADING,
    NOTE,
    NOTE_NUMBER,
    Placed,
    body_size,
    placed_lines,
)
from claimaudit.formats.marks import mark_length
from claimaudit.formats.text import is_quote

LEADING = 1.25
"""Of the usual distance of lines: a wider one parts paragraphs."""
QUOTE_INDENT = 15
"""Points from the margin of the body."""
MAX_HEADING = 200
_SYMBOLS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\u007f", "•"))
_MARK = re.compile(r"\[(\d{1,3})\]")
_END = tuple('.!?:;”"')


def flow(sheets: Sequence[Sheet]) -> tuple[str, list[Place]]:
    """The HTML of a document, and where in it each page begins."""
    return _Flow(list(placed_lines(sheets))).html()


class _Flow:
    """Puts lines together and writes them."""

    def __init__(self, items: Sequence[Placed]) -> None:
        self._items = items
        lines = [placed.item for placed in items if isinstance(placed.item, Line)]
        self._body = body_size(lines)
        pitches = Counter(
            round(placed.gap / placed.item.size, 1)
            for placed in items
            if isinstance(placed.item, Line) and 0.8 < placed.gap / placed.item.size < 2.2
        )
        self._pitch = pitches.most_common(1)[0][0] if pitches else 1.2
        lefts = Counter(round(line.left) for line in lines if abs(line.size - self._body) < 0.7)
        self._left = lefts.most_common(1)[0][0] if lefts else 0
        self._right = self._margin(lines)
        larger = sorted({round(line.size) for line in lines if self._is_large(line)}, reverse=True)
        self._levels = {size: min(level, 6) for level, size in enumerate(larger, start=1)}
        self._words = Counter(
            re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line.text for line in lines).lower())
        )
        self._out: list[str] = []
        self._length = 0
        self._places: list[Place] = []
        self._before: tuple[Table, int] | None = None  # the last table, and its page
        self._notes: dict[str, list[Placed]] = {}

    def html(self) -> tuple[str, list[Place]]:
        """The HTML and the places of the pages."""
        for group in self._groups():
            first = group[0]
            if isinstance(first.item, Table):
                self._table(first.item, first.page)
            else:
                self._paragraph(group)
        self._footnotes()
        return "".join(self._out), self._places

    def _groups(self) -> Iterator[list[Placed]]:
        """Lines of one paragraph; footnotes are put aside."""
        group: list[Placed] = []
        note: list[Placed] | None = None
        for placed in self._items:
            number = self._note_number(placed)
            if number or (note and self._goes_on(note[-1], placed)):
                note = self._notes.setdefault(number, []) if number else note
                note = note if note is not None else []
                note.append(placed)
                continue
            note = None
            if group and not self._goes_on(group[-1], placed, group[0]):
                yield group
                group = []
            group.append(placed)
        if group:
            yield group

    def _note_number(self, placed: Placed) -> str:
        """Of a footnote that begins with this line; "" where none does."""
        line = placed.item
        if isinstance(line, Table) or line.size > NOTE * self._body:
            return ""
        number = NOTE_NUMBER.match(line.text)
        return (number[1] or number[2]) if number else ""

    def _goes_on(self, before: Placed, placed: Placed, first: Placed | None = None) -> bool:
        line, following = before.item, placed.item
        if isinstance(line, Table) or isinstance(following, Table) or abs(line.size - following.size) > 0.7:
            return False
        if self._begins_item(placed, line, following) or (
            self._is_large(line) and line.bold != following.bold
        ):
            return False
        if placed.page != before.page or placed.gap <= 0:
            return (
                not line.text.endswith(_END)
                and (following.text[:1].islower() or self._is_full(line, following))
                and not self._is_large(line)
            )
        if placed.gap > LEADING * self._pitch * following.size:
            return False
        if self._is_large(line):
            return True
        head = first.item if first else None
        if isinstance(head, Line) and _mark(head.text) and following.left > head.left + 2:
            return True
        goes_low = following.text[:1].islower() and not line.text.endswith((".", "!", "?"))
        return goes_low or self._is_full(line, following)

    def _begins_item(self, placed: Placed, line: Line, following: Line) -> bool:
        if not _mark(following.text):
            return False
        # A dash may also be one between clauses that the line break put first.
        is_flush = (
            abs(line.left - following.left) < 1 and 0 < placed.gap < LEADING * self._pitch * following.size
        )
        return not (is_flush and following.text[0] in "-–—" and self._is_full(line, following))

    def _is_full(self, line: Line, following: Line) -> bool:
        """Whether the next word would not have fitted in."""
        word = following.text.split(maxsplit=1)[0] if following.text.strip() else ""
        width = (following.right - following.left) / max(len(following.text), 1) * (len(word) + 1)
        return line.right + width > self._right - 0.5 * line.size

    def _margin(self, lines: Sequence[Line]) -> float:
        """Where lines of the body end at most; short ones would pull it in."""
        ends = sorted(line.right for line in lines if abs(line.size - self._body) < 0.7)
        return ends[int(0.98 * (len(ends) - 1))] if ends else 0.0

    def _is_large(self, line: Line) -> bool:
        return line.size > HEADING * self._body and len(line.text) <= MAX_HEADING

    def _paragraph(self, group: Sequence[Placed]) -> None:
        first = group[0].item
        assert isinstance(first, Line)
        lines = [placed.item for placed in group if isinstance(placed.item, Line)]
        bold = all(line.bold for line in lines)
        if self._is_large(first):
            level = self._levels[round(first.size)]
            start, end = f"<h{level}>", f"</h{level}>"
        elif skip := _mark(first.text):
            start, end = "<ul><li>", "</li></ul>"
            self._element(start, group, end, skip=skip)
            return
        elif self._is_quoted(lines):
            start, end = "<blockquote>", "</blockquote>"
        else:
            start, end = ("<p><b>", "</b></p>") if bold else ("<p>", "</p>")
        self._element(start, group, end)

    def _is_quoted(self, lines: Sequence[Line]) -> bool:
        """In quotation marks as a whole, or set in from the margin."""
        if self._out[-1:] != ["</li></ul>"] and all(line.left > self._left + QUOTE_INDENT for line in lines):
            return all(line.right < self._right + 1 and line.left < self._right / 2 for line in lines)
        return is_quote(" ".join(line.text for line in lines))

    def _table(self, table: Table, page: int) -> None:
        """Write a table; one at the head of a page may go on from the page before."""
        before, self._before = self._before, (table, page)
        is_rest = (
            self._out[-1:] == ["</table>"]
            and before is not None
            and before[1] == page - 1
            and len(before[0].rows[0]) == len(table.rows[0])
            and abs(before[0].left - table.left) < SAME
        )
        if is_rest and before:
            self._length -= len(self._out.pop())
            heads = before[0].rows[0]
            table = Table(table.rows[table.rows[0] == heads :], table.left)
        self._page(page)
        rows = _rows(table)
        self._write(rows if is_rest else headed(f"<table>{rows}</table>").removesuffix("</table>"))
        self._write("</table>")

    def _element(self, start: str, group: Sequence[Placed], end: str, skip: int = 0) -> None:
        self._page(group[0].page)
        if start == "<ul><li>" and self._out and self._out[-1] == "</li></ul>":
            self._out.pop()
            self._length -= len("</li></ul>")
            start = "</li><li>"
        self._write(start)
        texts = [placed.item.text for placed in group if isinstance(placed.item, Line)]
        texts[0] = texts[0].translate(_SYMBOLS)[skip:]
        for number, (placed, text) in enumerate(zip(group, self._unbroken(texts), strict=True)):
            if number:
                self._page(placed.page)
            self._write(_linked(text))
        self._write(end)

    def _unbroken(self, texts: Sequence[str]) -> Iterator[str]:
        """The texts of lines with what stands between them; words cut at the end of a line are whole."""
        for number, text in enumerate(texts):
            text = text.strip()
            following = texts[number + 1].strip() if number + 1 < len(texts) else ""
            if not following:
                yield text
            elif text.endswith("\u00ad") or (text.endswith("-") and self._is_cut(text, following)):
                yield text[:-1]
            elif text.endswith(("-", "/")) and not text.endswith(" -"):
                yield text
            else:
                yield f"{text} "

    def _is_cut(self, text: str, following: str) -> bool:
        """Whether a hyphen only marks the break: as the rest of the document writes the word."""
        before, after = re.search(r"[^\W\d_]+(?=-$)", text), re.match(r"[^\W\d_]+", following)
        if not before or not after or not following[0].islower():
            return False
        one, other = before[0].lower(), after[0].lower()
        if self._words[one + other]:
            return True
        # Either half on its own tells a compound, such as "anti-" and "inflammatory".
        return not self._words[f"{one}-{other}"] and not (self._words[one] > 1 and self._words[other] > 1)

    def _footnotes(self) -> None:
        if not self._notes:
            return
        self._write("<ol>")
        for number, group in self._notes.items():
            found = NOTE_NUMBER.match(group[0].item.text) if isinstance(group[0].item, Line) else None
            self._element(f'<li id="footnote-{number}">', group, "</li>", skip=found.end() if found else 0)
        self._write("</ol>")

    def _page(self, number: int) -> None:
        name = f"page {number}"
        if not self._places or self._places[-1][1] != name:
            self._places.append((self._length, name))

    def _write(self, html: str) -> None:
        self._out.append(html)
        self._length += len(html)


def _mark(text: str) -> int:
    """How many characters mark a line as an item of a list."""
    return mark_length(text.translate(_SYMBOLS))


def _linked(text: str) -> str:
    return _MARK.sub(r'<a href="#footnote-\1">[\1]</a>', escape(text, quote=False))


def _rows(table: Table) -> str:
    return "".join(
        f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows if any(text for text, _ in row)
    )


def _cell(cell: tuple[str, bool]) -> str:
    text, bold = cell
    html = _linked(text)
    return f"<td>{f'<b>{html}</b>' if bold and html else html}</td>"
