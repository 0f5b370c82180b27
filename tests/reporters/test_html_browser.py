"""The HTML report in a real browser: filters, sorting, links, keys, hostile texts, accessibility, speed."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from report_sample import report
from reports import HOSTILE, about, hostile, written

from claimaudit.model import Report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        CHROMIUM is None and "CI" not in os.environ, reason="Chromium is not installed on this machine"
    ),
]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium is not installed on this machine"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def desk(browser: Browser, folder: Path) -> Iterator[Open]:
    """Opens reports; in the end no page may have had an error, or asked for more than its own file."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(of: Report | None = None, address: str = "", **options: object) -> Page:
        file = folder / "audit.html"
        file.write_text(written("html", of=of), encoding="utf-8", errors="backslashreplace")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith(file.as_uri()) else troubles.append(asked.url),
        )
        page.goto(file.as_uri() + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    with desk(browser, tmp_path) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def sample(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with desk(browser, tmp_path_factory.mktemp("sample")) as open_page:
        yield open_page()


@pytest.fixture
def page(sample: Page) -> Page:
    """The sample, loaded anew."""
    address, _, _ = sample.url.partition("#")
    sample.goto("about:blank")
    sample.goto(address)
    return sample


def shown(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in page.locator(selector).filter(visible=True).all_inner_texts()]


def tick(page: Page, facet: str, *values: str) -> None:
    for value in values:
        page.locator(f"[data-facet={facet}]").evaluate("facet => facet.open = true")
        page.locator(f'input[name="{facet}"][value="{value}"]').check()


def marked(page: Page) -> list[str]:
    """The words on a coloured ground in the shop's page."""
    page.locator("#d2").evaluate("sheet => sheet.open = true")
    return shown(page, "#d2 article [data-f]:not(.off)")


EASED = "In a trial in 31 people, low-dose naltrexone (4.5 mg at bedtime) eased pain [1]"
ALL = ["Research has shown", "slows", "may possibly", "2,000 IU", "5,000 IU"]


@pytest.mark.parametrize(
    ("ticked", "status", "marks"),
    [
        ({}, "Showing 6 of 6 findings and 7 of 7 claims.", ALL),
        ({"severity": ["error"]}, "Showing 3 of 6 findings and 2 of 7 claims.", ["slows", "5,000 IU"]),
        ({"severity": ["error", "info"]}, "Showing 4 of 6 findings and 3 of 7 claims.",
         ["slows", "may possibly", "5,000 IU"]),
        ({"kind": ["dosage"]}, "Showing 2 of 6 findings and 2 of 7 claims.", ["2,000 IU", "5,000 IU"]),
        ({"rule": ["hedging/stacked"]}, "Showing 1 of 6 findings and 1 of 7 claims.", ["may possibly"]),
        # A rule that was merged into another's finding finds it too.
        ({"rule": ["fda/disease-claim"]}, "Showing 1 of 6 findings and 1 of 7 claims.", ["slows"]),
        ({"source": ["ftc-2022"]}, "Showing 2 of 6 findings and 1 of 7 claims.",
         ["Research has shown", "slows"]),
        ({"document": ["1"]}, "Showing 0 of 6 findings and 3 of 7 claims.", []),
        ({"severity": ["error"], "kind": ["outcome"]}, "Showing 1 of 6 findings and 1 of 7 claims.",
         ["slows"]),
        ({"severity": ["info"], "kind": ["dosage"]}, "Showing 0 of 6 findings and 0 of 7 claims.", []),
    ],
)  # fmt: skip
def test_filters_narrow_findings_claims_and_marks(
    page: Page, ticked: dict[str, list[str]], status: str, marks: list[str]
) -> None:
    for facet, values in ticked.items():
        tick(page, facet, *values)
    expect(page.locator("#status")).to_have_text(status)
    assert marked(page) == marks


def test_documents_without_what_is_asked_are_hidden(page: Page) -> None:
    assert len(shown(page, ".document")) == 3
    tick(page, "severity", "error")
    assert shown(page, ".document h3") == ["NAD+ and Multiple Sclerosis"]
    assert shown(page, ".document .badge") == ["3 error"]
    tick(page, "kind", "mechanism")
    assert shown(page, "#no-documents") == ["No document has anything that meets these filters."]
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.locator(".document:visible")).to_have_count(3)


def test_filters_stand_in_the_address_and_come_back_with_it(opened: Open) -> None:
    page = opened()
    tick(page, "rule", "overclaim/disease-modifying")
    address = page.evaluate("location.hash")
    assert address == "#?rule=overclaim%2Fdisease-modifying"
    again = opened(address=address)
    expect(again.locator("#status")).to_have_text("Showing 1 of 6 findings and 1 of 7 claims.")
    assert again.locator('input[value="overclaim/disease-modifying"]').is_checked()


def test_a_bar_of_a_chart_filters(page: Page) -> None:
    page.locator("#figure-rules").get_by_role("link", name="hedging/stacked").click()
    expect(page.locator("#status")).to_have_text("Showing 1 of 6 findings and 1 of 7 claims.")


def test_search_within_a_long_facet_hides_the_rest(opened: Open) -> None:
    page = opened(about_many(14))
    facet = page.locator("[data-facet=document]")
    facet.locator("summary").click()
    facet.get_by_role("searchbox").fill("page 03")
    assert shown(page, "[data-facet=document] label") == ["page 03.txt"]


def about_many(count: int) -> Report:
    whole = about("Zinc cures colds.")
    audit = whole.audits[0]
    audits = (replace(audit, document=replace(audit.document, path=f"page {n:02}.txt")) for n in range(count))
    return replace(whole, audits=tuple(audits))


@pytest.mark.parametrize(
    ("column", "first", "again"),
    [
        ("Claim", "2,000 IU to 5,000 IU daily", "NAD+ slows disease progression"),
        ("Findings", "NAD+ slows disease progression", EASED),
        ("Certainty", "It may possibly help some people with fatigue", EASED),
    ],
)
def test_the_table_of_claims_sorts_both_ways(page: Page, column: str, first: str, again: str) -> None:
    button = page.locator("#claims-table thead").get_by_role("button", name=column, exact=True)
    head = page.locator("#claims-table thead th", has_text=re.compile(f"^{column}$"))
    button.click()
    assert shown(page, "#claims-table tbody th")[0] == first
    direction = head.get_attribute("aria-sort")
    button.click()
    assert {direction, head.get_attribute("aria-sort")} == {"ascending", "descending"}
    assert shown(page, "#claims-table tbody th")[0] == again
    assert len(shown(page, "#claims-table tbody tr")) == 7


def test_words_narrow_the_table(page: Page) -> None:
    page.get_by_label("Search in the claims").fill("nad+ fatigue")
    assert shown(page, "#claims-table tbody th") == ["It may possibly help some people with fatigue"]
    expect(page.locator("#claims-status")).to_have_text("1 claim")


def test_a_claim_of_the_table_leads_to_its_words(page: Page) -> None:
    page.get_by_role("link", name="Lowers IL-6").click()
    assert page.locator("#d2").evaluate("sheet => sheet.open")
    expect(page.locator("#c5 + .claim")).to_have_text("Lowers IL-6")
    expect(page.locator("#c5 + .claim")).to_be_in_viewport()


def test_a_finding_leads_from_the_list_to_the_text_and_back(opened: Open) -> None:
    page = opened(address="#f3")
    assert page.locator("#f3").is_visible()
    page.locator("#f3 .back").click()
    assert page.evaluate("document.activeElement.id") == "m3"


def test_words_in_question_show_why_and_how_to_mend(page: Page) -> None:
    marked(page)
    page.locator("#d2 a.finding", has_text="slows").hover()
    note = page.get_by_role("dialog")
    note.wait_for()
    said = note.inner_text()
    for words in (
        "changes the course of MS, and nothing is cited",
        "Changing the course of a disease is the strongest efficacy claim there is.",
        "Say what was measured and cite it",
        "21 CFR 101.93, (g)(2)(i)",
        "outcome claim",
    ):
        assert words in said
    page.mouse.move(1, 1)
    note.wait_for(state="hidden")


def test_a_tap_shows_the_note_at_the_foot_of_a_phone(opened: Open) -> None:
    page = opened(viewport={"width": 400, "height": 800}, has_touch=True)
    marked(page)
    page.locator("#d2 a.finding", has_text="may possibly").tap()
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 400, 800)
    assert page.evaluate("document.documentElement.scrollWidth") == 400


def test_everything_works_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the documents"
    page.keyboard.press("Enter")
    page.locator("#d2 > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent") == "Research has shown"
    note = page.get_by_role("dialog")
    assert note.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "note"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.ariaLabel") == "Close"
    page.keyboard.press("Escape")
    assert note.is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Research has shown"
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == "m0"


def test_what_the_filters_hide_is_no_stop_for_the_keyboard(page: Page) -> None:
    tick(page, "severity", "info")
    marked(page)
    stops = page.locator("#d2 article a.finding").evaluate_all(
        "links => links.filter(link => link.tabIndex === 0).map(link => link.textContent)"
    )
    assert stops == ["may possibly"]


@pytest.mark.parametrize(("width", "theme"), [(1280, "dark"), (400, "light")])
def test_axe_finds_nothing(opened: Open, width: int, theme: str) -> None:
    page = opened(color_scheme=theme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_hostile_texts_run_nothing_and_show_as_text(opened: Open) -> None:
    page = opened(hostile())
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert page.evaluate("document.querySelectorAll('img, iframe, article script').length") == 0
    articles = page.locator("article").all_text_contents()
    assert (len(articles), [text for text in articles if not text.strip()]) == (len(HOSTILE), [])


def test_a_theme_can_be_chosen(opened: Open) -> None:
    page = opened(color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_label("Theme").select_option("dark")
    assert page.evaluate(paper) != light


def test_without_scripts_the_documents_and_their_findings_are_there(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    page.locator("#d2 > summary").click()
    page.locator("#d2 .notes > summary").click()
    assert len(shown(page, "#d2 .note")) == 6
    assert shown(page, ".filters, #claims-table") == []


def test_on_paper_the_findings_stand_below_an_open_document(opened: Open) -> None:
    page = opened()
    marked(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(shown(page, "#d2 .note")) == 6
    assert shown(page, ".filters") == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown(page, "#d2 .note") == []
    assert page.pdf(format="A4")[:5] == b"%PDF-"


def test_documents_can_be_ordered_by_what_was_found(page: Page) -> None:
    titles = [page.locator(".document h3").nth(n).text_content() for n in range(3)]
    page.get_by_label("Order").select_option("gravest first")
    ordered = [page.locator(".document h3").nth(n).text_content() for n in range(3)]
    assert (titles[0], ordered[0]) == ("about.txt", "NAD+ and Multiple Sclerosis")


def test_five_hundred_documents_open_and_filter_at_once(opened: Open) -> None:
    """Each with some fifty claims and findings, as an article has."""
    whole = report()
    shop = replace(whole.audits[2], claims=whole.audits[2].claims * 5, findings=whole.audits[2].findings * 5)
    many = tuple(replace(shop, document=replace(shop.document, path=f"{n:03}.md")) for n in range(500))
    page = opened(replace(whole, audits=many, corpus_findings=()))
    assert page.evaluate("document.querySelectorAll('*').length") < 20_000
    start = time.monotonic()
    tick(page, "severity", "info")
    assert (
        page.locator("#status").inner_text() == "Showing 2,500 of 12,500 findings and 2,500 of 10,000 claims."
    )
    page.locator("#d250").evaluate("sheet => sheet.open = true")
    page.locator("#d250 article").wait_for()
    assert time.monotonic() - start < 20  # about one second where nothing else runs
