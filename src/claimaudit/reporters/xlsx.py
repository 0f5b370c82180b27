"""The editors' workbook: a sheet of findings to filter and decide on, and one that says what was read.

Cells are typed: a text is a text whatever it begins with, so nothing in it can be a formula or a link.
The columns have the names of the CSV, in an order to read them in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import BinaryIO, get_args

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from claimaudit.errors import UserError
from claimaudit.history import Status
from claimaudit.model import Report, Severity
from claimaudit.reporters import phrases
from claimaudit.reporters.excerpt import Mark, locate
from claimaudit.reporters.options import Options
from claimaudit.reporters.rows import COLUMNS, Entry, entries
from claimaudit.reporters.visible import clipped, harmless, visible

DECISIONS = tuple(status for status in get_args(Status) if status != "open")
"""What an editor can choose: the finding is right and will be mended, is right and stays, is wrong."""
_MEANINGS = "fix: right, the text will change. accept: right, the text stays. false: the rule is wrong."

FIRST = (
    "document", "line", "severity", "rule", "sentence", "message", "suggestion",
    "decision", "reason", "reviewer", "until",
)  # fmt: skip
ORDER = (*FIRST, *(column for column in COLUMNS if column not in FIRST))

_NUMBERS = frozenset({"line", "column", "dose_low", "dose_high", "certainty_score"})
_EDITABLE = frozenset({"decision", "reason", "reviewer", "until"})
_WIDTHS = {
    "document": 28,
    "line": 7,
    "rule": 26,
    "sentence": 60,
    "message": 44,
    "suggestion": 44,
    "reason": 30,
}
_WIDTH = 13
_CELL = 32_767
"""Characters that a cell can hold."""
_ROWS = 1_048_575
"""Below the header."""
_LINE = 15
_TALLEST = 409
"""Points of a line, and of the tallest row that there is."""
_COLOURS: dict[Severity, str] = {"error": "#F8CBAD", "warning": "#FFE699", "info": "#DDEBF7"}


@dataclass(frozen=True, slots=True)
class _Formats:
    head: Format
    cell: Format
    editable: Format
    bold: Format
    bold_cell: Format
    severities: dict[Severity, Format]


def write(report: Report, stream: BinaryIO, options: Options) -> None:
    """Write the findings; with `options.all_claims` also the claims that have none.

    Raises `UserError` where there are more than a sheet has rows.
    """
    packed = BytesIO()  # a zip archive goes back and forth, which a pipe can't
    # Row by row through temporary files, so that a long report is never held as one workbook.
    with Workbook(packed, {"constant_memory": True}) as workbook:
        workbook.set_properties({"created": datetime.fromisoformat(report.tool.today)})
        formats = _formats(workbook)
        _fill(workbook.add_worksheet("Findings"), report, options, formats)
        _tell(workbook.add_worksheet("About"), report, formats)
    stream.write(packed.getbuffer())


def _formats(workbook: Workbook) -> _Formats:
    cell = {"text_wrap": True, "valign": "top"}
    return _Formats(
        head=workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#F2F2F2"}),
        cell=workbook.add_format(cell),
        # As text: Excel would make a truth value of the decision "false", and a number of a date.
        editable=workbook.add_format({**cell, "num_format": "@", "bg_color": "#FFFFF0"}),
        bold=workbook.add_format({"bold": True}),
        bold_cell=workbook.add_format({**cell, "bold": True}),
        severities={name: workbook.add_format({"bg_color": colour}) for name, colour in _COLOURS.items()},
    )


def _fill(sheet: Worksheet, report: Report, options: Options, formats: _Formats) -> None:
    _lay_out(sheet, formats)
    sheet.write_row(0, 0, ORDER, formats.head)
    last = 0
    for last, entry in enumerate(entries(report, all_claims=options.all_claims), 1):
        if last > _ROWS:
            raise UserError(
                "more rows than an XLSX sheet can hold", hint="write csv, jsonl or parquet instead"
            )
        _row(sheet, last, entry, formats)
    sheet.autofilter(0, 0, last, len(ORDER) - 1)
    sheet.print_area(0, 0, last, len(FIRST) - 1)
    _offer_decisions(sheet, max(last, 1))
    _colour(sheet, max(last, 1), formats)


def _lay_out(sheet: Worksheet, formats: _Formats) -> None:
    for number, column in enumerate(ORDER):
        style = formats.editable if column in _EDITABLE else formats.cell
        sheet.set_column(number, number, _WIDTHS.get(column, _WIDTH), style)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _row(sheet: Worksheet, number: int, entry: Entry, formats: _Formats) -> None:
    sheet.set_row(number, _height(entry))
    for column, name in enumerate(ORDER):
        cell = entry.row.get(name, "")
        if name == "sentence" and (fragments := _fragments(entry, formats.bold)):
            _write_fragments(sheet, number, column, fragments, formats)
        elif cell and name in _NUMBERS:
            sheet.write_number(number, column, float(cell), formats.cell)
        elif cell:
            style = formats.editable if name in _EDITABLE else formats.cell
            sheet.write_string(number, column, clipped(cell, _CELL), style)
        elif name in _EDITABLE:
            sheet.write_blank(number, column, None, formats.editable)


def _height(entry: Entry) -> float:
    """Points that the wrapped texts need: not every program finds out by itself when it opens a sheet."""
    lines = (-(-len(entry.row.get(name, "")) // _WIDTHS.get(name, _WIDTH)) for name in FIRST)
    return min(_LINE * max(1, *lines), _TALLEST)


def _fragments(entry: Entry, bold: Format) -> list[str | Format]:
    """The sentence with the words in question in bold; nothing where they can't be shown in it."""
    finding = entry.finding
    if finding is None or finding.sentence is None or len(finding.sentence) > _CELL:
        return []
    sentence = locate(entry.document, finding.sentence, finding.span)
    if sentence is None:
        return []
    excerpt = sentence.mark([Mark(*entry.document.positions(finding.span), finding.severity)])
    text = harmless(excerpt.text)
    fragments: list[str | Format] = []
    end = 0
    for mark in excerpt.marks:
        fragments += [text[end : mark.start], bold, text[mark.start : mark.end]]
        end = mark.end
    return [fragment for fragment in [*fragments, text[end:]] if fragment != ""]


def _write_fragments(
    sheet: Worksheet, row: int, column: int, fragments: Sequence[str | Format], formats: _Formats
) -> None:
    texts = [fragment for fragment in fragments if isinstance(fragment, str)]
    if len(texts) > 1:
        sheet.write_rich_string(row, column, *fragments, formats.cell)
    else:
        is_bold = len(fragments) > 1
        sheet.write_string(row, column, texts[0], formats.bold_cell if is_bold else formats.cell)


def _offer_decisions(sheet: Worksheet, last: int) -> None:
    column = ORDER.index("decision")
    sheet.data_validation(
        1,
        column,
        last,
        column,
        {
            "validate": "list",
            "source": list(DECISIONS),
            "input_title": "Decision",
            "input_message": _MEANINGS,
            "error_message": f"One of: {', '.join(DECISIONS)}; or nothing.",
        },
    )


def _colour(sheet: Worksheet, last: int, formats: _Formats) -> None:
    column = ORDER.index("severity")
    for severity, style in formats.severities.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{severity}"', "format": style}
        sheet.conditional_format(1, column, last, column, rule)


def _tell(sheet: Worksheet, report: Report, formats: _Formats) -> None:
    """What made the report and how much was read, without which an empty sheet means nothing."""
    sheet.set_column(0, 0, 14, formats.bold_cell)
    sheet.set_column(1, 1, 100, formats.cell)
    for number, (name, text) in enumerate(_about(report)):
        sheet.write_string(number, 0, name, formats.bold_cell)
        sheet.write_string(number, 1, clipped(text, _CELL), formats.cell)


def _about(report: Report) -> list[tuple[str, str]]:
    tool = report.tool
    told = [
        ("Made by", f"claimaudit {tool.version}, {tool.model}"),
        ("Profile", tool.profile),
        ("Rules", f"{', '.join(tool.rules)} ({tool.rules_digest})"),
        ("Date", tool.today),
        ("Read", phrases.what_was_read(report)),
        ("Found", phrases.what_was_found(report)),
        ("Not counted", phrases.what_was_set_aside(report) or ""),
        ("Left out", phrases.what_was_left_out(report) or ""),
        *(("Not readable", f"{visible(file.path)}: {file.reason}") for file in report.unreadable),
        ("Decisions", _MEANINGS),
        ("Note", phrases.DISCLAIMER),
    ]
    return [(name, text) for name, text in told if text]
