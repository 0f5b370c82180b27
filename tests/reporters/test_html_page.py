"""The HTML report without a browser: how texts are cut and laid out, drawn to scale, escaped, coloured."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import product

import html5lib
import pytest
import turbohtml
from html5lib.html5parser import HTMLParser
from report_sample import empty, report
from reports import HOSTILE, about, with_message, written

from claimaudit.history import Suppression
from claimaudit.limitcheck import LimitCheck
from claimaudit.model import Report
from claimaudit.reporters.html.figures import doses_beside_limits, findings_by_rule
from claimaudit.reporters.html.layout import Cell, List, Table, Text, lay_out
from claimaudit.reporters.html.render import style_sheet
from claimaudit.reporters.html.runs import ClaimSpan, FindingSpan, Phrase, Run, Spans, phrases
from claimaudit.reporters.visible import visible
from claimaudit.source import Block

TEXT = "Zinc may cure colds."
BLOCK = Block("paragraph", 0, len(TEXT))


def html(of: Report | None = None) -> str:
    return written("html", of=of)


def page(of: Report | None = None) -> turbohtml.Document:
    return turbohtml.parse(html(of))


def texts(of: Report, selector: str) -> list[str]:
    return [visible(element.text) for element in page(of).select(selector)]


def vitamin(low: float | None, high: float | None, *, certain: bool = True) -> LimitCheck:
    above = max(low or 0, high or 0) > 1
    return LimitCheck(
        "c4dose", "Vitamin D", low, high, above, "50 to 125 mcg a day", "100 mcg a day", "EFSA", "ul",
        certain,
    )  # fmt: skip


def with_doses(*checks: LimitCheck) -> Report:
    whole = report()
    shop = replace(whole.audits[2], limit_checks=checks)
    return replace(whole, audits=(*whole.audits[:2], shop))


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        (Spans(), [((), [(TEXT, ())])]),
        (
            Spans([ClaimSpan(0, 19, 7, "outcome")], [FindingSpan(9, 13, 3, "error")]),
            [((7,), [("Zinc may ", ()), ("cure", (3,)), (" colds", ())]), ((), [(".", ())])],
        ),
        # The narrower claim leads; a finding that crosses its end is cut there, and stays one finding.
        (
            Spans(
                [ClaimSpan(0, 19, 1, "outcome"), ClaimSpan(0, 8, 2, "mechanism")],
                [FindingSpan(5, 13, 4, "info")],
            ),
            [
                ((2, 1), [("Zinc ", ()), ("may", (4,))]),
                ((1,), [(" cure", (4,)), (" colds", ())]),
                ((), [(".", ())]),
            ],
        ),
        # The gravest of several comes first.
        (
            Spans([], [FindingSpan(0, 20, 5, "info"), FindingSpan(9, 13, 6, "error")]),
            [((), [("Zinc may ", (5,)), ("cure", (6, 5)), (" colds.", (5,))])],
        ),
        # What runs over the ends of the block is cut there.
        (
            Spans([ClaimSpan(-9, 4, 1, "dosage")], [FindingSpan(14, 99, 2, "info")]),
            [((1,), [("Zinc", ())]), ((), [(" may cure ", ()), ("colds.", (2,))])],
        ),
    ],
)
def test_a_text_is_cut_where_claims_and_findings_begin_and_end(
    spans: Spans, expected: list[tuple[tuple[int, ...], list[tuple[str, tuple[int, ...]]]]]
) -> None:
    assert [
        (
            tuple(claim.number for claim in phrase.claims),
            [(run.text, tuple(finding.number for finding in run.findings)) for run in phrase.runs],
        )
        for phrase in phrases(TEXT, BLOCK, spans)
    ] == expected


def test_a_finding_begins_once_however_often_it_is_cut() -> None:
    spans = Spans([ClaimSpan(0, 8, 1, "outcome")], [FindingSpan(5, 13, 4, "info")])
    runs = [run for phrase in phrases(TEXT, BLOCK, spans) for run in phrase.runs]
    assert [(run.text, run.starting) for run in runs if run.findings] == [("may", (4,)), (" cure", ())]


def _told(block: Block) -> tuple[Phrase, ...]:
    return (Phrase((Run(f"{block.kind}{block.start}"),)),)


def test_lists_and_tables_are_put_together() -> None:
    cell = {"table": 0, "row_number": 1}
    blocks = [
        Block("heading", 0, 1, level=2),
        Block("list_item", 2, 3, list_number=0),
        Block("list_item", 4, 5, list_number=0),
        Block("list_item", 6, 7, list_number=1),
        Block("table_cell", 8, 9, column_head="A", column_number=0, **cell),  # type: ignore[arg-type]
        Block("table_cell", 10, 11, column_head="C", column_number=2, row="x", **cell),  # type: ignore[arg-type]
        Block("table_cell", 12, 13, column_head="C", column_number=2, row="x", **cell),  # type: ignore[arg-type]
        Block("quote", 14, 15),
    ]
    heading, first, second, table, quote = lay_out(blocks, _told)
    assert heading == Text("h4", "body", _told(blocks[0]))
    assert first == List("body", (_told(blocks[1]), _told(blocks[2])))
    assert second == List("body", (_told(blocks[3]),))
    row = (Cell((_told(blocks[4]),), "row"), Cell(), Cell((_told(blocks[5]), _told(blocks[6]))))
    assert table == Table("body", ("A", "", "C"), (row,))
    assert quote == Text("blockquote", "body", _told(blocks[7]))


@pytest.mark.parametrize(
    ("levels", "tags"),
    [
        ([1, 2, 2, 3], ["h4", "h5", "h5", "h6"]),
        ([2, 3, 2], ["h4", "h5", "h5"]),
        ([1, 4, 6, 1], ["h4", "h5", "h6", "h4"]),
        ([None], ["h4"]),
    ],
)
def test_no_heading_skips_a_level(levels: list[int | None], tags: list[str]) -> None:
    blocks = [Block("heading", number, number + 1, level=level) for number, level in enumerate(levels)]
    assert [node.tag for node in lay_out(blocks, _told) if isinstance(node, Text)] == tags


@pytest.mark.parametrize(
    ("low", "high", "start", "end", "cut", "verdict"),
    [
        (0.5, 1.25, 34.95, 54.85, (False, False), "from 50% of the limit to 1.25 times it"),
        (0.1, 10.0, 0.0, 100.0, (False, False), "from 10% of the limit to 10 times it"),
        (1.0, 1.0, 50.0, 50.0, (False, False), "100% of the limit"),
        (0.03, 0.045, 0.0, 0.0, (True, False), "from 3% of the limit to 4% of it"),
        (20.0, 40.0, 100.0, 100.0, (False, True), "from 20 times the limit to 40 times it"),
        (None, 2.0, 0.0, 65.05, (False, False), "up to 2 times the limit"),
        (2.0, None, 65.05, 100.0, (False, False), "at least 2 times the limit"),
    ],
)
def test_a_dose_lies_where_its_ratio_to_the_limit_says(
    low: float | None, high: float | None, start: float, end: float, cut: tuple[bool, bool], verdict: str
) -> None:
    (row,) = doses_beside_limits(
        with_doses(vitamin(low, high)).audits, {("shop/calm-nerves.md", "c4dose"): 3}
    ).rows
    assert (row.start, row.end, row.limit_at, row.claim) == (start, end, 50.0, 3)
    assert (row.is_cut_below, row.is_cut_above) == cut
    assert (row.words, row.verdict) == ("2,000 IU to 5,000 IU daily", verdict)


def test_the_dose_furthest_beyond_its_limit_comes_first_and_claims_left_out_have_none() -> None:
    audits = with_doses(vitamin(0.1, 0.2), vitamin(2.0, 3.0), vitamin(1.0, 1.5)).audits
    rows = doses_beside_limits(audits, {("shop/calm-nerves.md", "c4dose"): 3}).rows
    assert [row.end for row in rows] == sorted((row.end for row in rows), reverse=True)
    assert doses_beside_limits(audits, {}).rows == ()


def test_bars_are_by_rule_the_longest_first() -> None:
    shop = report().audits[2]
    first, *_ = findings_by_rule([*shop.findings, shop.findings[3]])[0]
    assert (first.name, first.total, [part.width for part in first.parts]) == ("hedging/stacked", 2, [100.0])


def test_the_picture_says_that_the_dose_lies_beyond_the_line() -> None:
    (row,) = page(with_doses(vitamin(0.5, 1.25))).select("#figure-doses tbody tr, #figure-doses table > tr")
    assert visible(row.text) == (
        "Vitamin D 2,000 IU to 5,000 IU daily: 50 to 125 mcg a day from 50% of the limit to 1.25 times it, "
        "beyond it 100 mcg a day EFSA: ul"
    )
    (beyond,) = row.select("line.beyond")
    assert (beyond.attrs["x1"], beyond.attrs["x2"]) == ("50.0%", "54.85%")


def test_every_text_of_the_documents_is_there() -> None:
    articles = texts(report(), "article")
    expected = [
        "".join(audit.document.text[block.start : block.end] for block in audit.document.blocks)
        for audit in report().audits
    ]
    squeezed = [re.sub(r"\s", "", text) for text in articles]
    # The sample's table has no head row of its own; the page makes one of what its cells say.
    assert [text.replace("SupplementBenefitsDosage", "") for text in squeezed] == [
        re.sub(r"\s", "", text) for text in expected
    ]


def test_a_note_says_what_why_and_how_to_mend() -> None:
    (note,) = [note for note in page().select("li.note") if "overclaim/disease-modifying" in note.text]
    parts = note.select(".label, blockquote, p.message, p.mend, p.also, .bases li")
    assert [visible(part.text) for part in parts] == [
        "3 error overclaim/disease-modifying line 3",
        "slows",
        "“slows” says that NAD+ changes the course of MS, and nothing is cited.",
        "Say what was measured and cite it, or write that this has not been shown.",
        "A supplement is said to act on a disease. fda/disease-claim",
        "21 CFR 101.93, (g)(2)(i)",
        "FTC Health Products Compliance Guidance (not verified)",
    ]


def test_a_rule_that_matches_twice_in_the_same_words_is_told_once() -> None:
    whole = report()
    shop = whole.audits[2]
    (slows,) = [finding for finding in shop.findings if finding.also]
    again = replace(slows.also[0], rule=slows.rule, message=slows.message)
    told = replace(
        whole, audits=(replace(shop, findings=(replace(slows, also=(*slows.also, again, again)),)),)
    )
    assert texts(told, "p.also") == ["A supplement is said to act on a disease. fda/disease-claim"]


def test_a_dose_beyond_the_scale_at_both_ends_is_an_arrow_and_no_dot() -> None:
    markup = page(with_doses(vitamin(20.0, 40.0)))
    assert [path.attrs["d"] for path in markup.select(".scale path")] == ["M 8 15 L 0 9 V 21 Z"]
    assert markup.select(".scale circle") == []


def test_a_finding_across_documents_stands_in_its_document_and_leads_to_the_other() -> None:
    (link,) = page().select(".related a")
    assert (visible(link.text), link.attrs["href"]) == ("review/ldn trial.txt, line 1: another amount", "#d1")


def test_what_is_set_aside_is_there_with_the_reason() -> None:
    whole = report()
    shop = whole.audits[2]
    ignored = replace(
        shop.findings[1], suppressed=Suppression("inline", "ignore", "A quotation.", "Ann", "2027-01-01")
    )
    told = replace(whole, audits=(replace(shop, findings=(ignored,)),), corpus_findings=())
    assert texts(told, ".note .aside") == ["Ignored by Ann: A quotation."]
    assert texts(told, "label.aside") == ["Also what doesn’t count 1"]


@pytest.mark.parametrize("of", [report(), empty(), with_doses(vitamin(0.5, 1.25)), *map(about, HOSTILE)])
def test_a_strict_parser_has_nothing_to_say(of: Report) -> None:
    HTMLParser(strict=True).parse(html(of))


def test_every_id_is_there_once_and_every_link_leads_somewhere() -> None:
    tree = page()
    ids = [str(element.attrs["id"]) for element in tree.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    targets = {str(link.attrs["href"])[1:] for link in tree.select("a[href^='#']")}
    rules = {f"r-{name}" for name in ("fda/disease-claim",)}  # the sample explains only what leads
    assert {target for target in targets if not target.startswith("?")} - set(ids) == rules
    described = {str(link.attrs["aria-describedby"]) for link in tree.select("[aria-describedby]")}
    assert described <= set(ids)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_a_text(text: str) -> None:
    whole = about(text)
    tree = page(whole)
    assert [
        element.tag for element in tree.select("img, iframe, object, embed, base, link, form[action]")
    ] == []
    assert len(tree.select("script")) == 2
    handlers = [name for element in tree.select("*") for name in element.attrs if name.startswith("on")]
    assert handlers == []
    assert visible(text) in texts(whole, ".message")


@pytest.mark.parametrize("text", HOSTILE)
def test_the_data_of_the_script_hold_no_markup(text: str) -> None:
    whole = about(text)
    told = html(replace(whole, audits=(replace(whole.audits[0], findings=()),)))
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', told, re.DOTALL)
    assert data
    assert not re.search("[<>&\u2028\u2029]", data[1])
    assert json.loads(data[1])["documents"] == ["page.txt"]


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("JAVASCRIPT:alert(1)", None),
        (" https://example.org", None),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, href: str | None) -> None:
    whole = with_message("x")
    shop = whole.audits[0]
    basis = replace(shop.findings[0].basis[0], url=url)
    finding = replace(shop.findings[0], basis=(basis,))
    links = page(replace(whole, audits=(replace(shop, findings=(finding,)),))).select(".note .bases a")
    assert [link.attrs["href"] for link in links] == ([href] if href else [])


def test_nothing_is_fetched() -> None:
    told = html()
    assert re.findall(r"\bsrc=|@import|url\(|<link", told) == []
    (policy,) = turbohtml.parse(told).select("meta[http-equiv]")
    assert str(policy.attrs["content"]).startswith("default-src 'none'; base-uri 'none'; form-action 'none';")


def test_many_documents_are_kept_folded_up() -> None:
    whole = report()
    shop = whole.audits[2]
    many = tuple(
        replace(shop, document=replace(shop.document, path=f"{number:04}.md")) for number in range(700)
    )
    tree = page(replace(whole, audits=many, corpus_findings=()))
    assert (len(tree.select("details.document")), len(tree.select("article"))) == (700, 0)
    kept = tree.select("details.document > script[type='text/html']")
    assert len(kept) == 700
    assert len(html5lib.parseFragment(kept[3].text, namespaceHTMLElements=False).findall("article")) == 1


def test_the_page_says_what_made_it_so_that_it_is_not_audited() -> None:
    (made,) = page().select("meta[name=generator]")
    assert made.attrs["content"] == f"claimaudit {report().tool.version}"


def test_the_same_report_gives_the_same_page() -> None:
    assert html() == html()


def _palette() -> dict[str, tuple[str, str]]:
    """Light and dark value of each colour of the style sheet."""
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", style_sheet())
    return {name: (light, dark) for name, light, dark in pairs}


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


WORDS = [
    *product(("ink", "muted", "link"), ("paper", "raised")),
    *product(("error", "warning", "info"), ("paper", "raised")),
    *product(("dosage", "mechanism", "outcome"), ("paper", "raised")),
    *product(("ink",), ("error-tint", "warning-tint", "info-tint")),
    ("error", "error-tint"),
    ("warning", "warning-tint"),
    ("info", "info-tint"),
]
SHAPES = [
    *product(("hedged", "asserted", "boosted", "none", "within"), ("paper",)),
    *product(("error-bar", "warning-bar", "info-bar"), ("paper",)),
    *product(("dosage", "mechanism", "outcome"), ("error-tint", "warning-tint", "info-tint")),
]  # fmt: skip


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("one", "other", "least"), [*((*pair, 4.5) for pair in WORDS), *((*pair, 3.0) for pair in SHAPES)]
)
def test_colours_stand_out_as_wcag_aa_asks(one: str, other: str, least: float, theme: int) -> None:
    palette = _palette()
    assert contrast(palette[one][theme], palette[other][theme]) >= least
