"""The Markdown summary: read by two parsers, bounded, and nobody's text becomes markup."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from report_sample import empty, report
from reports import EXPECTED, HOSTILE, about, written

from claimaudit.history import Past
from claimaudit.reporters.markdown import LIMIT
from claimaudit.reporters.markup import bold, escaped, link
from claimaudit.reporters.visible import visible

COMMENT = 65_536
"""Characters that GitHub takes in a comment."""


def rendered(markdown: str) -> str:
    page: str = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return page


def read(page: str) -> str:
    """The text that a page shows."""
    return html.unescape(re.sub(r"<[^>]*>", "", page)).replace("\u200b", "").strip().removeprefix("\ufeff")


def tags(page: str) -> list[str]:
    return re.findall(r"<[^>]*>", page)


def test_the_whole_file() -> None:
    assert written("markdown") == (EXPECTED / "summary.md").read_text(encoding="utf-8")


def test_with_nothing_read_it_says_so() -> None:
    assert written("markdown", of=empty()) == (
        "## claimaudit: nothing found\n\n"
        "Found nothing.\n\nRead 0 documents, 0 words in 0 sentences, no claims.\n\n"
        "\nThis is neither legal nor medical advice.\n"
    )


def test_what_was_known_is_not_told() -> None:
    whole = report()
    shop = whole.audits[2]
    known = tuple(replace(finding, baseline=Past("unchanged")) for finding in shop.findings)
    told = written("markdown", of=replace(whole, audits=(replace(shop, findings=known),), corpus_findings=()))
    assert "| Where |" not in told
    assert told.startswith("## claimaudit: nothing found\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_shows_and_does_nothing_else(text: str) -> None:
    page = rendered(f"| {escaped(text)} |\n|---|\n| x |\n")
    assert read(page.split("</th>")[0]) == visible(text)
    assert tags(page.split("</th>")[0]) == ["<table>", "<thead>", "<tr>", "<th>"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_in_its_list_item(text: str) -> None:
    page = rendered(f"- {escaped(text)}\n")
    assert tags(page) == ["<ul>", "<li>", "</li>", "</ul>"]
    assert read(page) == visible(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_report_full_of_hostile_text_has_its_own_tags_alone(text: str) -> None:
    page = rendered(written("markdown", of=about(text, f"{text}.txt")))
    assert {tag.split(" ")[0].strip("</>") for tag in tags(page)} <= {
        "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "b",
    }  # fmt: skip


@given(st.text(alphabet="\\`*_[]<>()#|~&$!@:/.-+=1a \n\t{}^\"'"))
def test_any_text_shows_as_it_is(text: str) -> None:
    page = rendered(f"<b>{escaped(text)}</b>\n")
    assert re.sub(r"\s+", " ", read(page)).strip() == visible(text)
    assert set(tags(page)) <= {"<p>", "</p>", "<b>", "</b>"}


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Vitamin D (5,000 IU) - daily.", "Vitamin D (5,000 IU) - daily."),
        ("50% of 3.5 mg", "50% of 3.5 mg"),
        ("a|b", "a\\|b"),
        ("@team #12", "\\@&#8203;team \\#&#8203;12"),
        ("https://x.test", "https\\://x.test"),
        ("www.x.test", "www\\.x.test"),
    ],
)  # fmt: skip
def test_ordinary_text_stays_readable(text: str, markdown: str) -> None:
    assert escaped(text).replace("\\@", "@") == markdown.replace("\\@", "@")


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://x.test/a b", '<p><a href="https://x.test/a%20b">law</a></p>'),
        ("https://x.test/>\n<script>", '<p><a href="https://x.test/%3E%20%3Cscript%3E">law</a></p>'),
        ("javascript:alert(1)", "<p>law</p>"),
        ("", "<p>law</p>"),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(address: str, page: str) -> None:
    assert rendered(link("law", address)).strip() == page


def test_words_inside_a_word_can_be_bold() -> None:
    assert rendered(f"un{bold('hedged')}ly") == "<p>un<b>hedged</b>ly</p>\n"


def test_a_long_report_is_cut_and_says_so() -> None:
    whole = report()
    shop = whole.audits[2]
    many = replace(whole, audits=(replace(shop, findings=shop.findings * 400),))
    told = written("markdown", of=many)
    assert LIMIT - 2_000 < len(told) < LIMIT < COMMENT
    shown = sum(line.startswith(("| <b>error", "| warning", "| info")) for line in told.split("\n"))
    assert f"The table is full; findings that are in the whole report alone: {2001 - shown:,}." in told


def test_hostile_masses_stay_within_the_bound() -> None:
    whole = report()
    noise = "`*_[]<>|~&$" * 200
    unreadable = tuple(replace(whole.unreadable[0], path=f"{noise}{n}", reason=noise) for n in range(300))
    shop = whole.audits[2]
    findings = tuple(replace(finding, message=noise, suggestion=noise) for finding in shop.findings * 20)
    audits = tuple(
        replace(shop, document=replace(shop.document, path=f"{noise}{n}"), findings=findings)
        for n in range(80)
    )
    told = written("markdown", of=replace(whole, audits=audits, unreadable=unreadable, corpus_findings=()))
    assert len(told) < COMMENT
    assert re.findall(r"and (\d+) more", told) == ["292", "57"]
