"""The site of the documentation: it builds, every link leads somewhere, and it asks nothing of others."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import turbohtml
from action_house import ROOT
from playwright.sync_api import Page, expect, sync_playwright

pytestmark = pytest.mark.slow

DOCS = ROOT / "docs"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FETCHED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("site")
    assert runpy.run_path(str(DOCS / "build.py"))["main"]([str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, turbohtml.Document]:
    return {page: turbohtml.parse(page.read_text(encoding="utf-8")) for page in sorted(site.rglob("*.html"))}


def ids(page: turbohtml.Document) -> set[str]:
    return {str(element.attrs["id"]) for element in page.select("[id]")}


def targets(page: turbohtml.Document) -> Iterator[str]:
    """What the links of a page point to."""
    return (str(link.attrs["href"]) for link in page.select("a[href]"))


def test_every_link_leads_somewhere(site: Path, pages: dict[Path, turbohtml.Document]) -> None:
    anchors = {path: ids(page) for path, page in pages.items()}
    lost = []
    for path, page in pages.items():
        # The page for what isn't there is shown at any depth, and links from the top of the server.
        for address in targets(page) if path.name != "404.html" else ():
            parts = urlsplit(address)
            if parts.scheme or not (parts.path or parts.fragment):
                continue
            to = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not to.is_file() or (parts.fragment and unquote(parts.fragment) not in anchors.get(to, ())):
                lost.append((path.relative_to(site).as_posix(), address))
    assert lost == []


def test_nothing_is_fetched_from_elsewhere(pages: dict[Path, turbohtml.Document]) -> None:
    fetched = {
        str(element.attrs[attribute])
        for page in pages.values()
        for tag, attribute in FETCHED.items()
        for element in page.select(f"{tag}[{attribute}]")
    }
    assert [address for address in sorted(fetched) if urlsplit(address).netloc] == []


def test_every_page_stands_in_the_navigation() -> None:
    project = tomllib.loads((DOCS / "zensical.toml").read_text(encoding="utf-8"))["project"]
    named = [
        page
        for group in project["nav"]
        for entries in group.values()
        for entry in entries
        for page in entry.values()
    ]
    assert sorted(named) == sorted([page.name for page in DOCS.glob("*.md")] + ["rules/index.md"])


def test_every_rule_has_its_page(pages: dict[Path, turbohtml.Document], site: Path) -> None:
    from claimaudit.rules.load import load_book

    rules = {f"{spec.id}.html" for spec in load_book().rules}
    assert (
        rules - {path.relative_to(site / "rules").as_posix() for path in pages if "rules" in path.parts}
        == set()
    )


def test_the_figures_are_those_of_readme(pages: dict[Path, turbohtml.Document], site: Path) -> None:
    figures = pages[site / "accuracy.html"].select("blockquote")[0].text
    assert "python -m benchmarks.accuracy" in figures
    readme = (ROOT / "README.md").read_text(encoding="utf-8").replace("`", "")
    readme = re.sub(r"\||-{3,}", " ", readme)  # a page shows no marks of a table
    assert " ".join(figures.split()) in " ".join(readme.split())


@pytest.fixture
def browsed() -> Iterator[Page]:
    """A page of a phone's width."""
    if CHROMIUM is None and "CI" not in os.environ:
        pytest.skip("Chromium is not installed on this machine")
    assert CHROMIUM, "Chromium is not installed on this machine"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless", "--no-sandbox"])
        yield browser.new_page(viewport={"width": 390, "height": 844})
        browser.close()


def test_it_is_read_and_searched_from_disk(browsed: Page, site: Path) -> None:
    troubles: list[str] = []
    browsed.on("request", lambda asked: troubles.append(asked.url) if asked.url[:5] != "file:" else None)
    browsed.on("pageerror", lambda error: troubles.append(str(error)))
    for name in ("outputs.html", "rules/index.html", "rules/overclaim/disease-modifying.html", "index.html"):
        browsed.goto((site / name).as_uri())
        overflow = browsed.evaluate("document.documentElement.scrollWidth - innerWidth")
        troubles += [f"{name} is {overflow} px too wide"] if overflow > 0 else []
    browsed.keyboard.press("/")
    browsed.get_by_role("combobox", name="Search").fill("gitignore")
    expect(browsed.get_by_role("option", name="Files and folders")).to_be_visible()
    assert troubles == []
