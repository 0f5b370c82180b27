"""The editors' sheets as LibreOffice opens them: every cell where and what it was, no formula run."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from reports import HOSTILE, bytes_of, hostile, written

from claimaudit.reporters.rows import COLUMNS
from claimaudit.reporters.visible import visible
from claimaudit.reporters.xlsx import ORDER

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        OFFICE is None and "CI" not in os.environ, reason="LibreOffice is not installed on this machine"
    ),
]

COMMA, QUOTE, UTF_8, AS_SHOWN = "44", "34", "76", "false,true,false"


def opened(sheet: Path, home: Path) -> list[list[str]]:
    """What LibreOffice shows of a sheet, cell by cell."""
    assert OFFICE, "LibreOffice is not installed on this machine"
    out = sheet.parent / "out"
    command = [
        OFFICE,
        f"-env:UserInstallation=file://{home}",
        "--headless",
        "--convert-to",
        f"csv:Text - txt - csv (StarCalc):{COMMA},{QUOTE},{UTF_8},1,,0,{AS_SHOWN}",
        "--outdir",
        str(out),
        str(sheet),
    ]
    if sheet.suffix == ".csv":
        command.insert(3, f"--infilter=Text - txt - csv (StarCalc):{COMMA},{QUOTE},{UTF_8}")
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    converted = out / f"{sheet.stem}.csv"
    assert converted.exists(), done.stderr + done.stdout
    with converted.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user profile of its own, so that nobody's open office is in the way."""
    return tmp_path_factory.mktemp("office")


def test_the_workbook_opens(tmp_path: Path, home: Path) -> None:
    sheet = tmp_path / "flagged.xlsx"
    sheet.write_bytes(bytes_of("xlsx"))
    head, *rows = opened(sheet, home)
    assert head == list(ORDER)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["rule"] for row in told] == [
        "document/no-references",
        "attribution/studies-show",
        "overclaim/disease-modifying",
        "hedging/stacked",
        "dosage/exceeds-limit",
        "consistency/dose-conflict",
    ]
    assert told[2]["sentence"] == "Research has shown that NAD+ slows disease progression."
    assert (told[4]["line"], told[4]["dose_low"], told[4]["dose_high"]) == ("6", "2000", "5000")


def test_the_csv_opens(tmp_path: Path, home: Path) -> None:
    sheet = tmp_path / "flagged.csv"
    sheet.write_bytes(written("csv").encode())
    head, *rows = opened(sheet, home)
    assert head == list(COLUMNS)
    expected = list(csv.reader(written("csv").removeprefix("\ufeff").splitlines()))[1:]
    assert rows == expected


def test_hostile_texts_are_texts_in_the_workbook(tmp_path: Path, home: Path) -> None:
    sheet = tmp_path / "hostile.xlsx"
    sheet.write_bytes(bytes_of("xlsx", of=replace(hostile(), unreadable=())))
    _, *rows = opened(sheet, home)
    message, sentence = ORDER.index("message"), ORDER.index("sentence")
    assert [visible(row[message]) for row in rows] == [visible(text) for text in HOSTILE]
    assert [visible(row[sentence]) for row in rows] == [visible(text) for text in HOSTILE]


def test_hostile_texts_are_texts_in_the_csv(tmp_path: Path, home: Path) -> None:
    sheet = tmp_path / "hostile.csv"
    sheet.write_bytes(written("csv", of=replace(hostile(), unreadable=())).encode())
    _, *rows = opened(sheet, home)
    message = COLUMNS.index("message")
    assert [row[message].removeprefix("'") for row in rows] == [visible(text) for text in HOSTILE]
