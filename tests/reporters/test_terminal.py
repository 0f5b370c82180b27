"""The report for people: its look at two widths, in colour and without; what never reaches a terminal."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from report_sample import empty, report
from reports import EXPECTED, with_message, written

from claimaudit.model import Report
from claimaudit.reporters import Options
from claimaudit.reporters.terminal.picture import picture
from claimaudit.source import Document

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def test_at_80_columns() -> None:
    assert written("text", Options(width=80)) == (EXPECTED / "narrow.txt").read_text("utf-8")


def test_at_160_columns_with_all_claims() -> None:
    wide = Options(width=160, all_claims=True)
    assert written("text", wide) == (EXPECTED / "wide.txt").read_text("utf-8")


def test_one_line_a_finding() -> None:
    expected = (EXPECTED / "concise.txt").read_text("utf-8")
    assert written("concise") == expected
    assert written("text", Options(quiet=True)) == expected


@pytest.mark.parametrize("width", [40, 80, 100, 119, 120, 160, 300])
def test_no_line_is_wider_than_asked_or_ends_in_blanks(width: int) -> None:
    lines = written("text", Options(width=width, all_claims=True)).split("\n")
    assert [line for line in lines if len(line) > min(width, 180) or line != line.rstrip()] == []


@pytest.mark.parametrize("width", [80, 100])
def test_colours_add_nothing_but_colour(width: int) -> None:
    coloured = COLOURS.sub("", written("text", Options(width=width, colour=True)))
    assert "\x1b" not in coloured
    plain = written("text", Options(width=width)).replace("[[", "").replace("]]", "")
    assert coloured == plain


def test_words_in_question_have_the_colour_of_their_severity() -> None:
    text = written("text", Options(width=120, colour=True))
    assert "\x1b[4;33mResearch has shown\x1b[0m that NAD+ \x1b[1;4;31mslows\x1b[0m" in text


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    options = Options(width=100, colour=True)
    expected = written("text", options)
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb"), ("COLUMNS", "40"), ("LINES", "5")):
        monkeypatch.setenv(name, value)
    assert written("text", options) == expected


@pytest.mark.parametrize("form", ["text", "concise"])
def test_nothing_found_tells_how_much_was_read(form: str) -> None:
    whole = replace(report(), audits=report().audits[:2], skipped=(), unreadable=(), corpus_findings=())
    lines = [line.strip() for line in written(form, Options(width=100), whole).splitlines()]
    assert "Found nothing." in lines
    assert "Read 2 documents, 28 words in 3 sentences, 3 claims: 1 dosage, 0 mechanism, 2 outcome." in lines


def test_an_empty_run_says_so() -> None:
    assert written("concise", of=empty()) == (
        "Found nothing.\nRead 0 documents, 0 words in 0 sentences, no claims.\n"
    )


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ("text", "  The run was broken off; more documents were to come."),
        ("concise", "The run was broken off and more documents were to come."),
    ],
)
def test_a_run_that_was_broken_off_says_so(form: str, sentence: str) -> None:
    whole = replace(empty(), complete=False)
    assert sentence in written(form, of=whole).splitlines()


def test_every_text_report_is_no_advice() -> None:
    assert written("text", of=empty()).endswith("This is neither legal nor medical advice.\n")


@pytest.mark.parametrize("form", ["text", "concise"])
@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("[red]danger[/red]", "[red]danger[/red]"),
        ("[/b] [1] [link=x]", "[/b] [1] [link=x]"),
        (":warning: :smile:", ":warning: :smile:"),
        ("\x1b[2J\x1b]0;title\x07gone", "\ufffd[2J\ufffd]0;title\ufffdgone"),
        ("\x9b31m C1", "\ufffd31m C1"),
        ("\u202edesrever\u2066", "\ufffddesrever\ufffd"),
        ("back\b\b\b\bspace", "back\ufffd\ufffd\ufffd\ufffdspace"),
        ("over\rwritten", "over written"),
        ("new\nline", "new line"),
        ("\ufeffmark", "mark"),
        ("caf\udce9", "caf\ufffd"),
    ],
)
def test_hostile_text_is_shown_and_does_nothing(hostile: str, shown: str, colour: bool, form: str) -> None:
    text = written(form, Options(width=100, colour=colour), with_message(hostile))
    assert shown in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", COLOURS.sub("", text))
    text.encode("utf-8")


def hostile_everywhere() -> Report:
    """A document whose words, title and path want to command the terminal."""
    whole = report()
    shop = whole.audits[2]
    evil = "\x1b[31m[bold]NAD+\u202e"
    document = Document.plain(f"{evil} slows {evil} disease.", f"a\nb{evil}.txt")
    document = replace(document, title=evil, notes=(evil,))
    sentence = document.text
    finding = replace(
        shop.findings[2], span=document.locate(16, 21), text="slows", sentence=sentence, suggestion=evil
    )
    claim = replace(shop.claims[0], sentence=sentence, span=document.locate(0, 21), section=(evil,))
    return replace(whole, audits=(replace(shop, document=document, claims=(claim,), findings=(finding,)),))


@pytest.mark.parametrize("colour", [True, False])
def test_hostile_documents_do_nothing(colour: bool) -> None:
    text = written("text", Options(width=100, colour=colour, all_claims=True), hostile_everywhere())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", COLOURS.sub("", text))
    assert text.count("\ufffd[31m[bold]NAD+\ufffd") == 6


def test_a_format_without_lines_names_the_part() -> None:
    whole = report()
    shop = whole.audits[2]
    dose = shop.findings[4]
    paged = replace(dose, span=replace(dose.span, part="page 3"))
    whole = replace(whole, audits=(replace(shop, claims=(), findings=(paged,)),), corpus_findings=())
    lines = written("text", Options(width=80), whole).splitlines()
    start = lines.index("      page 3")
    assert lines[start + 1] == "      2,000 IU to [[5,000 IU]] daily"
    assert written("concise", of=whole).startswith("shop/calm-nerves.md:page 3: error dosage/exceeds-limit ")


def test_reasons_are_given_once_a_document() -> None:
    whole = report()
    shop = whole.audits[2]
    again = replace(shop.findings[1], message="A second time.", span=shop.claims[1].span, claim=None)
    again = replace(again, sentence=shop.claims[1].sentence)
    twice = replace(shop, findings=(shop.findings[1], again))
    text = written("text", Options(width=100), replace(whole, audits=(twice, twice), corpus_findings=()))
    assert text.count("A second time.") == 2
    assert text.count("A reader can't tell a trial in people from a test tube.") == 2
    assert text.count("Name the study and link it.") == 4


def test_a_picture_needs_nothing_from_the_network() -> None:
    svg = picture(report(), "claimaudit scan shop", width=100, rows=30)
    assert re.findall(r"https?://[^\"')\s]+", svg) == ["http://www.w3.org/2000/svg"]
    assert svg == picture(report(), "claimaudit scan shop", width=100, rows=30)
    assert svg.count('<text class="claimaudit-r') < picture(report(), "x").count('<text class="claimaudit-r')


def test_json_and_csv_do_not_wait_for_rich_or_spacy() -> None:
    code = "import sys, claimaudit.reporters as r; print([m for m in ('rich', 'spacy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
