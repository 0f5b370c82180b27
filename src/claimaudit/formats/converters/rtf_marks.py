"""Marks the structure of an RTF with characters that survive its conversion to plain text.

striprtf knows code pages and destinations, and forgets headings, footnotes, cells and links. So each of
them is marked beforehand with a noncharacter (U+FDD0 and up), which no text may hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

NOTE, NOTE_END, LINK, LINK_TEXT, LINK_END, BREAK = map(chr, range(0xFDD0, 0xFDD6))
CELL, ROW, HEAD_ROW, IN_TABLE, BOLD, ITEM, TITLE, QUOTE, CAPTION = map(chr, range(0xFDD6, 0xFDDF))
HEADINGS = "".join(map(chr, range(0xFDDF, 0xFDE5)))
"""Of level 1 to 6. Marks of a paragraph stand at its end."""
MERGED = chr(0xFDE5)
"""In a cell that the one above it fills, too."""

_TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'[0-9a-fA-F]{2}|\\[^a-zA-Z]|[{}]|[^\\{}]+")
_STYLE = re.compile(r"\{(?:\\\*)?((?:\\[a-z]{1,32}-?\d{0,10}\s?)+)([^\\{};]{1,60});\s*\}")
_STYLE_NUMBER = re.compile(r"\\s(\d{1,5})")
_TARGET = re.compile(r'HYPERLINK\s+(\\+l\s+)?"([^"]{1,2000})"')
_DROPPED = frozenset(
    "pict object info stylesheet listtable listoverridetable revtbl rsidtbl header headerl headerr headerf "
    "footer footerl footerr footerf annotation atnid atnauthor tc xe colortbl filetbl generator".split()
)
_LISTED = frozenset({"listtext", "pntext", "pn"})
MAX_HEAD = 400_000
"""Characters within which the style sheet stands."""
_HEADING_NAME = re.compile(r"heading ([1-6])\b", re.I)
_SHOWN = re.compile(r"[^\s]")


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside an open brace."""

    bold: bool = False
    hidden: bool = False
    end: str = ""
    """The mark to write where it closes."""


@dataclass(slots=True)
class _Paragraph:
    """What is known of the open paragraph; it lasts until `\\pard` says otherwise."""

    style: str | None = None
    outline: int | None = None
    is_item: bool = False
    in_table: bool = False
    plain: bool = field(default=False)
    """Whether something in it isn't bold."""
    shown: bool = field(default=False)


def marked(rtf: str) -> str:
    """The same RTF with marks in it, and without what nobody reads: pictures, headers, hidden words."""
    return _Marker(rtf).run()


class _Marker:
    def __init__(self, rtf: str) -> None:
        self._rtf = rtf
        self._styles = {
            number[1]: name
            for controls, name in _STYLE.findall(rtf[:MAX_HEAD])
            if (number := _STYLE_NUMBER.search(controls))
        }
        self._out: list[str] = []
        self._groups = [_Group()]
        self._paragraph = _Paragraph()
        self._target = ""
        self._head_row = False
        self._merged: list[bool] = []  # whether each cell of the row is filled by the one above it
        self._cell = 0

    def run(self) -> str:
        position = 0
        while token := _TOKEN.match(self._rtf, position):
            position = token.end()
            if token[0] == "{":
                position = self._open(position)
            elif token[0] == "}":
                self._close()
            elif token[1]:
                position = self._word(token, position)
            else:
                self._text(token[0])
        return "".join(self._out)

    def _open(self, position: int) -> int:
        """A group begins; gives where to go on, behind it if nobody reads it."""
        first = _TOKEN.match(self._rtf, position)
        starred = first is not None and first[0] == "\\*"
        if first and starred:
            first = _TOKEN.match(self._rtf, first.end())
        word = first[1] if first else None
        if word in _LISTED:
            self._paragraph.is_item = True
        if word == "fldinst":
            return self._field(position)
        if starred or word in _DROPPED or word in _LISTED:
            return self._end_of_group(position)
        self._groups.append(replace(self._groups[-1], end=""))
        self._out.append("{")
        return position

    def _field(self, position: int) -> int:
        end = self._end_of_group(position)
        target = _TARGET.search(self._rtf, position, end)
        self._target = ("#" if target[1] else "") + target[2] if target else ""
        return end

    def _end_of_group(self, position: int) -> int:
        depth = 1
        while depth and (token := _TOKEN.match(self._rtf, position)):
            depth += (token[0] == "{") - (token[0] == "}")
            position = token.end() + self._binary(token)
        return position

    def _close(self) -> None:
        if len(self._groups) > 1:
            self._mark(self._groups.pop().end)
        self._out.append("}")

    def _word(self, token: re.Match[str], position: int) -> int:
        word, number = token[1], int(token[2]) if token[2] else None
        match word:
            case "bin":
                return position + self._binary(token)
            case "b" | "v" | "plain" | "deleted":
                self._shape(word, on=number != 0)
            case "pard" | "s" | "outlinelevel" | "ls" | "intbl":
                self._paragraph_word(word, number)
            case "trowd" | "trhdr" | "clvmrg" | "cellx":
                self._row_word(word)
            case "footnote" | "fldrslt":
                self._begin(word)
                return position
            case "par" | "sect" | "page":
                self._end_paragraph("")
            case "cell" | "row" | "nestcell" | "nestrow" | "line":
                self._border(word)
                return position
            case "u" if self._groups[-1].hidden:
                return position
        self._out.append(token[0])
        return position

    def _shape(self, word: str, *, on: bool) -> None:
        group = self._groups[-1]
        match word:
            case "b":
                group = replace(group, bold=on)
            case "plain":
                group = replace(group, bold=False, hidden=False)
            case _:
                group = replace(group, hidden=on)
        self._groups[-1] = group

    def _paragraph_word(self, word: str, number: int | None) -> None:
        match word:
            case "pard":
                shown, plain = self._paragraph.shown, self._paragraph.plain
                self._paragraph = _Paragraph(shown=shown, plain=plain)
            case "s":
                self._paragraph.style = str(number)
            case "outlinelevel":
                self._paragraph.outline = number
            case "ls":
                self._paragraph.is_item = True
            case "intbl":
                self._paragraph.in_table = True

    def _row_word(self, word: str) -> None:
        """What is said of a row and its cells, before them and maybe behind them; `cellx` ends one."""
        match word:
            case "trowd":
                self._head_row, self._merged = False, [False]
            case "trhdr":
                self._head_row = True
            case "clvmrg" if self._merged:
                self._merged[-1] = True
            case "cellx":
                self._merged.append(False)

    def _begin(self, word: str) -> None:
        """A footnote or the words of a link."""
        group = self._groups[-1]
        if word == "footnote":
            self._mark(NOTE)
            self._groups[-1] = replace(group, end=NOTE_END)
        elif self._target:
            escaped = self._target.replace("\\", "").replace("{", "").replace("}", "")
            self._mark(LINK, escaped, LINK_TEXT)
            self._groups[-1] = replace(group, end=LINK_END)
            self._target = ""

    def _border(self, word: str) -> None:
        match word:
            case "line":
                self._mark(BREAK)
            case "cell" | "nestcell":
                self._mark(MERGED * (word == "cell" and any(self._merged[self._cell : self._cell + 1])))
                self._end_paragraph(CELL)
                self._cell += word == "cell"
            case "row":
                self._mark(HEAD_ROW if self._head_row else ROW)
                self._cell = 0

    def _end_paragraph(self, border: str) -> None:
        paragraph = self._paragraph
        marks = (BOLD if paragraph.shown and not paragraph.plain else "") + self._sort()
        self._mark(marks + (IN_TABLE if paragraph.in_table else "") + border)
        paragraph.shown = paragraph.plain = False

    def _sort(self) -> str:
        """The mark for what sort of paragraph it is; none for plain running text."""
        paragraph = self._paragraph
        name = self._styles.get(paragraph.style or "", "").strip()
        if heading := _HEADING_NAME.match(name):
            return HEADINGS[int(heading[1]) - 1]
        if paragraph.outline is not None and 0 <= paragraph.outline < len(HEADINGS):
            return HEADINGS[paragraph.outline]
        if name.lower() in ("title", "quote", "intense quote", "quotations", "caption"):
            return {"t": TITLE, "c": CAPTION}.get(name[0].lower(), QUOTE)
        return ITEM if paragraph.is_item else ""

    def _text(self, text: str) -> None:
        group = self._groups[-1]
        if group.hidden:
            return
        if _SHOWN.search(text):
            self._paragraph.shown = True
            self._paragraph.plain = self._paragraph.plain or not group.bold
        self._out.append(text)

    def _mark(self, *marks: str) -> None:
        for mark in marks:
            self._out += [f"{{\\uc1\\u{ord(sign)} ?}}" if sign >= NOTE else sign for sign in mark]

    def _binary(self, token: re.Match[str]) -> int:
        """How many characters after a token are raw data."""
        return max(0, int(token[2] or 0)) if token[1] == "bin" else 0
