"""The editors' CSV: exact, guarded, and nothing lost on the way back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_sample import empty, report
from reports import EXPECTED, with_message, written

from claimaudit.model import Report
from claimaudit.reporters import Options
from claimaudit.reporters.csv import guarded
from claimaudit.reporters.rows import COLUMNS, rows
from claimaudit.reporters.visible import visible


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_whole_file() -> None:
    assert written("csv").encode() == (EXPECTED / "flagged.csv").read_bytes()


def test_the_whole_file_with_the_claims_that_have_no_finding() -> None:
    assert written("csv", Options(all_claims=True)).encode() == (EXPECTED / "claims.csv").read_bytes()


def test_with_nothing_found_the_head_stands_alone() -> None:
    assert written("csv", of=empty()) == "\ufeff" + ",".join(COLUMNS) + "\r\n"


def test_what_was_written_reads_back() -> None:
    expected = [dict.fromkeys(COLUMNS, "") | row for row in rows(report(), all_claims=True)]
    assert read_back(written("csv", Options(all_claims=True))) == expected


def test_the_columns_of_the_editor_are_empty() -> None:
    decisions = {tuple(row[column] for column in COLUMNS[-4:]) for row in read_back(written("csv"))}
    assert COLUMNS[-4:] == ("decision", "reason", "reviewer", "until")
    assert decisions == {("", "", "", "")}


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1", "'+1"),
        ("-5 mg", "'-5 mg"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r=1+1", "'=1+1"),
        ("\n \t=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("\u00a0=1+1", "'=1+1"),
        ("\ufeff=1+1", "'=1+1"),
        ("\u200b=1+1", "'\u200b=1+1"),
        ("\x00=1+1", "'\ufffd=1+1"),
        ("＝1+1", "'＝1+1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠SUM(A1)", "'＠SUM(A1)"),
        ("'=1+1", "''=1+1"),
    ],
)
def test_a_formula_is_guarded(cell: str, safe: str) -> None:
    assert guarded(cell) == safe


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "300",
        "4.5",
        "[iU]",
        "1/4-6h",
        "IL-6",
        "NAD+ slows MS = bold",
        "'quoted' words",
        "−5 °C",
        "“=” is a sign",
        "[red]not red[/red]",
        'a, b; "c"',
    ],
)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.text(alphabet="=+-@＝＋－＠' \t\r\n\ufeff\u200b\x00a1\",;"))
def test_no_cell_begins_as_a_formula_and_an_apostrophe_less_gives_the_text_back(cell: str) -> None:
    safe = guarded(cell)
    assert safe.lstrip(" \ufeff\u200b\ufffd")[:1] not in set("=+-@＝＋－＠")
    assert safe in (visible(cell), f"'{visible(cell)}")


@pytest.mark.parametrize(
    ("message", "cell"),
    [
        ("two\nlines\r\nand a\ttab", "two lines and a tab"),
        ("line\u2028separator", "line separator"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("right \u202e to left", "right \ufffd to left"),
        ("caf\udce9", "caf\ufffd"),
        ('a "quote", a comma; a semicolon', 'a "quote", a comma; a semicolon'),
    ],
)
def test_a_cell_is_one_line_of_visible_text(message: str, cell: str) -> None:
    row = read_back(written("csv", of=with_message(message)))[0]
    assert row["message"] == cell


def dosed(low: float | None, high: float | None) -> Report:
    whole = report()
    shop = whole.audits[2]
    claim = shop.claims[3]
    assert claim.dose
    claim = replace(claim, dose=replace(claim.dose, low=low, high=high, per="kg"))
    return replace(
        whole, audits=(replace(shop, claims=(claim,), findings=shop.findings[4:]),), corpus_findings=()
    )


@pytest.mark.parametrize(
    ("low", "high", "cells"),
    [
        (300.0, 300.0, ("300", "300")),
        (None, 0.25, ("", "0.25")),
        (1e10, None, ("10000000000", "")),
        (0.00001, 5e22, ("0.00001", "50000000000000000000000")),
        (0.1, 1234567.5, ("0.1", "1234567.5")),
    ],
)
def test_amounts_are_written_in_full(low: float | None, high: float | None, cells: tuple[str, str]) -> None:
    row = read_back(written("csv", of=dosed(low, high)))[0]
    assert (row["dose_low"], row["dose_high"]) == cells
    assert (row["dose_unit"], row["dose_per"]) == ("[iU]", "kg")
