"""The editors' workbook, read back by another library."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import TextBlock
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from report_sample import empty, report
from reports import HOSTILE, about, bytes_of

from claimaudit.history import Past, Verdict
from claimaudit.model import Report
from claimaudit.reporters import Options
from claimaudit.reporters.rows import COLUMNS, rows
from claimaudit.reporters.visible import visible
from claimaudit.reporters.xlsx import ORDER


def workbook(of: Report | None = None, options: Options | None = None) -> Workbook:
    return load_workbook(io.BytesIO(bytes_of("xlsx", options, of)), rich_text=True)


def sheet(of: Report | None = None, options: Options | None = None) -> Worksheet:
    return workbook(of, options)["Findings"]


def table(of: Report | None = None, options: Options | None = None) -> list[dict[str, Any]]:
    """The rows, by column, without the cells that are empty."""
    head, *body = sheet(of, options).iter_rows(values_only=True)
    return [
        {str(name): cell for name, cell in zip(head, row, strict=True) if cell is not None} for row in body
    ]


def column_letter(name: str) -> str:
    number = ORDER.index(name) + 1
    assert sheet().cell(1, number).value == name
    return get_column_letter(number)


def test_the_columns_are_those_of_the_csv_in_an_order_to_read() -> None:
    assert sorted(ORDER) == sorted(COLUMNS)
    assert [cell.value for cell in sheet()[1]] == list(ORDER)


@pytest.mark.parametrize("all_claims", [False, True])
def test_what_was_written_reads_back(all_claims: bool) -> None:
    told = table(options=Options(all_claims=all_claims))
    numbers = {"line", "column", "dose_low", "dose_high", "certainty_score"}
    expected = [
        {name: float(cell) if name in numbers else cell for name, cell in row.items() if cell}
        for row in rows(report(), all_claims=all_claims)
    ]
    assert [
        {name: cell if name in numbers else str(cell) for name, cell in row.items()} for row in told
    ] == expected


def test_the_words_in_question_are_bold() -> None:
    pieces = table()[2]["sentence"]
    assert [(str(piece), isinstance(piece, TextBlock) and piece.font.b) for piece in pieces] == [
        ("Research has shown that NAD+ ", False),
        ("slows", True),
        (" disease progression.", False),
    ]


def test_a_sentence_in_question_as_a_whole_is_bold() -> None:
    cell = sheet(about("It cures."))["E2"]
    assert (cell.value, cell.font.b) == ("It cures.", True)


def test_the_header_is_frozen_and_filters_cover_all() -> None:
    page = sheet()
    assert page.freeze_panes == "C2"
    assert page.auto_filter.ref == f"A1:{get_column_letter(len(ORDER))}7"


def test_long_texts_are_wrapped() -> None:
    page = sheet()
    wrapped = {name for name in ORDER if page[f"{column_letter(name)}3"].alignment.wrap_text}
    assert wrapped >= {"sentence", "message", "suggestion", "reason"}


def test_a_row_is_as_tall_as_its_longest_text() -> None:
    heights = [
        sheet(about(text)).row_dimensions[2].height for text in ("It cures.", "word " * 60, "word " * 9_000)
    ]
    assert heights == [None, 105, 408.75]  # a line is the default


def test_what_is_printed_ends_with_the_decision() -> None:
    assert sheet().print_area == "'Findings'!$A$1:$K$7"


def test_a_decision_is_chosen_from_a_list() -> None:
    (choice,) = sheet().data_validations.dataValidation
    letter = column_letter("decision")
    assert (str(choice.sqref), choice.type, choice.formula1) == (
        f"{letter}2:{letter}7",
        "list",
        '"fix,accept,false"',
    )


def test_a_decision_is_text_and_no_truth_value() -> None:
    page = sheet()
    for name in ("decision", "reason", "reviewer", "until"):
        assert page[f"{column_letter(name)}2"].number_format == "@"
        assert page.column_dimensions[column_letter(name)].width > 10


def test_a_decision_of_the_baseline_is_there_already() -> None:
    whole = report()
    shop = whole.audits[2]
    past = Past("unchanged", verdict=Verdict("accept", "Quoted.", "Ann", "2027-01-01"))
    kept = replace(shop.findings[1], baseline=past)
    (row,) = table(replace(whole, audits=(replace(shop, findings=(kept,)),), corpus_findings=()))
    assert [row[name] for name in ("state", "decision", "reason", "reviewer", "until")] == [
        "unchanged", "accept", "Quoted.", "Ann", "2027-01-01",
    ]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_a_text(text: str) -> None:
    page = sheet(about(text))
    (row,) = page.iter_rows(min_row=2)
    cells = dict(zip(ORDER, row, strict=True))
    for name in ("message", "suggestion", "matched_words", "sentence"):
        assert cells[name].data_type == "s"
        assert cells[name].hyperlink is None
        assert visible(str(cells[name].value)) == visible(text)


def test_hostile_words_around_bold_ones_are_text_too() -> None:
    whole = about("=1+1 _x000D_ cures <b> & all.")
    (audit,) = whole.audits
    start = audit.document.text.index("cures")
    finding = replace(audit.findings[0], span=audit.document.locate(start, start + 5), text="cures")
    cell = sheet(replace(whole, audits=(replace(audit, findings=(finding,)),)))["E2"]
    assert (str(cell.value), cell.data_type) == ("=1+1 _x000D_ cures <b> & all.", "s")


def test_a_text_longer_than_a_cell_is_cut() -> None:
    page = sheet(about("word " * 8_000))
    assert [len(str(page[f"{column_letter(name)}2"].value)) for name in ("message", "sentence")] == [
        32_767,
        32_767,
    ]


def test_what_was_read_stands_beside() -> None:
    told = {str(name.value): str(text.value) for name, text in workbook()["About"].iter_rows()}
    assert (
        told["Read"]
        == "Read 3 documents, 59 words in 8 sentences, 7 claims: 2 dosage, 1 mechanism, 4 outcome."
    )
    assert told["Not readable"] == "old/notes.txt: is not text: byte 0x00 at offset 12"
    assert told["Note"] == "This is neither legal nor medical advice."


def test_with_nothing_found_the_head_stands_alone() -> None:
    assert table(empty()) == []


def test_the_same_report_gives_the_same_bytes() -> None:
    first = bytes_of("xlsx")
    assert bytes_of("xlsx") == first
    assert b"2026-11-21" in zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml")
