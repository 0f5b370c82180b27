"""The manual: what its pages hold, where they lead, and that no pack writes markup into them."""

from __future__ import annotations

import html
import re
from pathlib import Path, PurePosixPath

import pytest
from desk import filled
from markdown_it import MarkdownIt

from claimaudit.manual import manual_pages
from claimaudit.manual.markup import code, escaped, example, link
from claimaudit.resources import packs_folder
from claimaudit.rules.load import load_book

PAGE = """\
# Magic

`t/magic`

| Severity | Confidence | Family | Asked of |
| --- | --- | --- | --- |
| warning, commercial-uk: error | high | support | each sentence |

w

Its findings can't be ignored or accepted.

Formerly `t/old`.

## It says

> m

## It flags

- It is <b>magic</b>.

## It leaves

- None &#60;here&#62;.

## It asks for

```yaml
match:
  phrase: [magic, so]
unless:
- is: [refuted]
- phrase:
  - {lexicon: consult}
```

Definitions: [refuted](../definitions.md#refuted)

Word lists: [consult](../word-lists.md#consult)

## Graded otherwise where

```yaml
- block: [heading]
  severity: error
```

## It rests on

- [FTC, Health Products Compliance Guidance (2022)](<https://www.ftc.gov/business-guidance/resources/\
health-products-compliance-guidance>), US, read in summary, checked 2026-11-01

Pack: t, in `t.yml`, line 5.
"""


def rendered(markdown: str) -> str:
    page: str = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    return page


def test_a_whole_page(tmp_path: Path) -> None:
    rules = filled(
        "- id: magic\n  aliases: t/old\n  scope: sentence\n  match: {phrase: [magic, so]}\n"
        "  severity_if: [{block: heading, severity: error}]\n  profiles: {commercial-uk: error}\n"
        "  ignorable: false\n  unless: [{is: refuted}, {phrase: {lexicon: consult}}]\n"
        '  examples: {flag: ["It is [[magic]]."], leave: ["None <here>."]}'
    )
    (tmp_path / "t.yml").write_text(f"pack: t\ntitle: T\n\nrules:\n{rules}", encoding="utf-8")
    pages = manual_pages(load_book([tmp_path / "t.yml"], builtin=False))
    assert pages["t/magic.md"] == PAGE


def test_every_rule_and_notice_has_a_page_and_every_link_leads_somewhere() -> None:
    book = load_book()
    pages = manual_pages(book)
    ids = [*(spec.id for spec in book.rules), *(info.id for info in book.notices)]
    assert set(pages) == {f"{name}.md" for name in (*ids, "index", "definitions", "word-lists")}
    assert re.findall(r"\]\(([a-z-]+/[a-z0-9-]+)\.md\)", pages["index.md"]) == ids
    for path, page in pages.items():
        for target, anchor in re.findall(r"\]\((?:\.\./)?([\w/-]+\.md)?#?([\w-]+)?\)", page):
            there = pages[target or path]
            assert not anchor or f"\n## {anchor}\n" in there, (path, target, anchor)
        assert PurePosixPath(path).suffix == ".md"


def test_the_same_packs_give_the_same_pages() -> None:
    packs = [packs_folder() / "uk.yml", packs_folder() / "eu.yml"]
    first, second = (manual_pages(load_book(paths, builtin=False)) for paths in (packs, packs[::-1]))
    assert list(first.items()) == list(second.items())


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[here](javascript:alert(1))",
        "![](https://example.org/pixel.png)",
        "a | b `c` *d* __e__ ~~f~~ $g$ {{ h }} :smile:",
        "- no list",
        "1. no list",
        "# no heading",
        "https://example.org",
        "&lt;b&gt;",
        "a\n\n## b",
    ],
)
def test_text_of_packs_is_shown_and_does_nothing(text: str) -> None:
    page = rendered(escaped(text))
    assert re.findall("<[^>]*>", page) == ["<p>", "</p>"]
    assert html.unescape(page.strip()[3:-4]) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It [[works]].", "<ul>\n<li>It <b>works</b>.</li>\n</ul>"),
        ("It does[[n't]] <i>", "<ul>\n<li>It does<b>n't</b> &lt;i&gt;</li>\n</ul>"),
        ("]] a [[", "<ul>\n<li>]] a [[</li>\n</ul>"),
        ("# A\n\n* [[b]] </pre><i>", "<pre># A\n\n* <b>b</b> &lt;/pre&gt;&lt;i&gt;</pre>"),
    ],
)
def test_examples_show_what_is_marked(text: str, shown: str) -> None:
    assert rendered("\n".join(example(text))).strip() == shown


def test_conditions_stay_in_their_fence() -> None:
    assert list(code({"phrase": ["```<b>", "\x1b\u202e"]})) == [
        "````yaml",
        "phrase: ['```<b>', \"\\e\ufffd\"]",
        "````",
    ]


@pytest.mark.parametrize("address", [None, "javascript:alert(1)", "../../etc/passwd"])
def test_what_is_no_address_on_the_web_is_no_link(address: str | None) -> None:
    assert link("A law", address) == "A law"
