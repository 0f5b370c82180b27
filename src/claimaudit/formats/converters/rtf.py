"""Rich Text: plain text by striprtf, with marks in it from which the structure is rebuilt."""

from __future__ import annotations

import codecs
import re
from html import escape

from striprtf.striprtf import rtf_to_text

from claimaudit.formats.converters import rtf_marks as marks
from claimaudit.formats.converters.page import TITLE, Converted, page
from claimaudit.formats.failures import UnreadableError

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_BORDER = re.compile(f"([\n{marks.CELL}{marks.ROW}{marks.HEAD_ROW}])")
_SIGNS = re.compile(f"[{marks.IN_TABLE}{marks.BOLD}{marks.ITEM}{marks.TITLE}{marks.QUOTE}{marks.CAPTION}"
                    f"{marks.HEADINGS}{marks.MERGED}]")  # fmt: skip
_NOTE = re.compile(f"{marks.NOTE}([^{marks.NOTE}]*?){marks.NOTE_END}")
_LINK = re.compile(
    f"{marks.LINK}([^{marks.LINK}]{{0,2000}}?){marks.LINK_TEXT}([^{marks.LINK}]*?){marks.LINK_END}"
)
_ITEMS = re.compile(r"(?:<li>.*?</li>)+", re.DOTALL)
_INFO = re.compile(r"\{\\(title|author) ([^{}\\]{1,300})\}")
_STRAY = re.compile(f"[{marks.NOTE}-{marks.MERGED}]")


def convert(data: bytes) -> Converted:
    """The document, its footnotes at the end; pictures, headers and hidden words are left out."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError("no RTF")
    code_page = _CODE_PAGE.search(data, 0, 2000)
    encoding = _encoding(code_page[1].decode() if code_page else "1252")
    source = data.decode(encoding, "replace")
    text = rtf_to_text(marks.marked(source), encoding=encoding, errors="replace")
    # Characters beyond the first plane are written as two halves.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    html = _Rebuilt().html(text)
    return Converted([page(html)], dict(_INFO.findall(source)))


def _encoding(code_page: str) -> str:
    try:
        return codecs.lookup(f"cp{code_page}").name
    except LookupError:
        return "cp1252"


class _Rebuilt:
    """The HTML of a marked text, paragraph by paragraph."""

    def __init__(self) -> None:
        self._notes: list[str] = []
        self._out: list[str] = []
        self._cell: list[str] = []
        self._row: list[str | None] = []
        """None is a cell that the one above it fills."""
        self._rows: list[tuple[str, list[str | None]]] = []
        """Of the open table, each with the tag of its cells."""

    def html(self, text: str) -> str:
        text = _NOTE.sub(self._note, text)
        pieces = _BORDER.split(text)
        for content, border in zip(pieces[::2], [*pieces[1::2], "\n"], strict=True):
            self._piece(content, border)
        self._end_table()
        items = [f'<li id="footnote-{at}">{note}</li>' for at, note in enumerate(self._notes, start=1)]
        return _ITEMS.sub(r"<ul>\g<0></ul>", "".join(self._out)) + (
            f"<ol>{''.join(items)}</ol>" if items else ""
        )

    def _piece(self, content: str, border: str) -> None:
        if border in (marks.ROW, marks.HEAD_ROW):
            self._end_row(head=border == marks.HEAD_ROW)
        elif border == marks.CELL:
            self._cell.append(self._paragraph(content))
            cell, self._cell = "".join(self._cell), []
            self._row.append(None if marks.MERGED in content and not cell else cell)
        elif marks.IN_TABLE in content:
            self._cell.append(self._paragraph(content))
        elif content.strip():
            self._end_table()
            self._out.append(self._paragraph(content))

    def _end_row(self, *, head: bool) -> None:
        self._rows.append(("th" if head else "td", self._row))
        self._row = []

    def _end_table(self) -> None:
        if self._row or self._cell:  # the file ends in the middle of a row
            self._row.append("".join(self._cell))
            self._cell = []
            self._end_row(head=False)
        if self._rows:
            rows = [self._html_row(tag, cells, at) for at, (tag, cells) in enumerate(self._rows)]
            self._out.append(f"<table>{''.join(rows)}</table>")
            self._rows = []

    def _html_row(self, tag: str, cells: list[str | None], at: int) -> str:
        shown = [
            f"<{tag}{self._span(at, column)}>{cell}</{tag}>"
            for column, cell in enumerate(cells)
            if cell is not None
        ]
        return f"<tr>{''.join(shown)}</tr>"

    def _span(self, at: int, column: int) -> str:
        """How many rows a cell fills, where it is more than its own."""
        rows = 1
        while at + rows < len(self._rows) and self._rows[at + rows][1][column : column + 1] == [None]:
            rows += 1
        return f' rowspan="{rows}"' if rows > 1 else ""

    def _paragraph(self, content: str) -> str:
        signs = set(_SIGNS.findall(content))
        html = _inline(_SIGNS.sub("", content))
        if not html.strip():
            return ""
        html = f"<b>{html}</b>" if marks.BOLD in signs else html
        heading = next((level for level, sign in enumerate(marks.HEADINGS, start=1) if sign in signs), None)
        if heading:
            return f"<h{heading}>{html}</h{heading}>"
        if marks.TITLE in signs:
            return f"{TITLE}{html}</h1>"
        for sign, tag in ((marks.ITEM, "li"), (marks.QUOTE, "blockquote"), (marks.CAPTION, "figcaption")):
            if sign in signs:
                return f"<{tag}>{html}</{tag}>"
        return f"<p>{html}</p>"

    def _note(self, note: re.Match[str]) -> str:
        words = _SIGNS.sub("", _BORDER.sub(" ", note[1]))
        self._notes.append(_inline(words).strip())
        number = len(self._notes)
        return f"{marks.LINK}#footnote-{number}{marks.LINK_TEXT}[{number}]{marks.LINK_END}"


def _inline(text: str) -> str:
    html = _LINK.sub(r'<a href="\1">\2</a>', escape(text))
    return _STRAY.sub("", html.replace(marks.BREAK, "<br>"))
