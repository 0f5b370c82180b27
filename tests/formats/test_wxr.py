"""WordPress exports and feeds: which items are documents, what is read of them, what is refused."""

from __future__ import annotations

import gzip

import pytest
from readings import document_in, reason_in

from claimaudit.formats import Reading, Result, documents_of
from claimaudit.model import Skipped

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" ?>\n'
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/">\n<channel><title>Calm</title>'
)


def export(*items: str, language: str = "en-US") -> str:
    """An export that holds these items."""
    channel = f"<language>{language}</language>" + "".join(f"\n<item>{item}</item>" for item in items)
    return f"{HEAD}{channel}</channel></rss>"


def post(body: str, number: int = 7, *, title: str = "Zinc &amp; colds", more: str = "") -> str:
    return (
        f"<title><![CDATA[{title}]]></title><dc:creator>ada</dc:creator>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<excerpt:encoded><![CDATA[In short.]]></excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2026-01-05 10:00:00</wp:post_date>{more}"
    )


def read(text: str, reading: Reading | None = None) -> list[Result]:
    return list(documents_of(text.encode(), name="site.xml", key="site.xml", reading=reading or Reading()))


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block of the one document."""
    (result,) = read(text)
    document = document_in(result)
    return [(block.kind, document.slice(block.start, block.end)) for block in document.blocks]


def test_a_post_is_a_document() -> None:
    (result,) = read(
        export(post("<p>Zinc helps.</p>", more="<wp:postmeta><wp:meta_key>a</wp:meta_key></wp:postmeta>"))
    )
    document = document_in(result)
    assert (document.path, document.title, document.text) == ("site.xml#7", "Zinc & colds", "Zinc helps.")
    assert document.metadata == (("author", "ada"), ("date", "2026-01-05 10:00:00"), ("lang", "en-US"))
    assert document.locate(0, 4).part == "record 7"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<!-- wp:heading -->\n<h2>A</h2>\n<!-- /wp:heading -->\n\n<!-- wp:list --><ul><li>B</li></ul>",
         [("heading", "A"), ("list_item", "B")]),
        ("Zinc <em>helps</em>.\n\nIt is safe.<br />Really.",
         [("paragraph", "Zinc helps."), ("paragraph", "It is safe. Really.")]),
        ("<div>\n\n    <div>Zinc helps.</div>\n\n</div>", [("paragraph", "Zinc helps.")]),
        ('[vc_row css="a"][vc_column]Zinc helps.[/vc_column][/vc_row]', [("paragraph", "Zinc helps.")]),
        ('Zinc [su_note colour="red"]helps[/su_note] you [1] [sic] [gallery].',
         [("paragraph", "Zinc helps you [1] [sic] [gallery].")]),
        ('<p>[caption id="a"]<img src="a.jpg" alt="" /> A root.[/caption]</p>', [("paragraph", "A root.")]),
    ],
    ids=["blocks", "lines", "nested", "builder", "brackets", "caption"],
)  # fmt: skip
def test_content_as_editors_leave_it(body: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(export(post(body))) == expected


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (post("", more="<wp:post_type>page</wp:post_type>"), "a record without text"),
        (post("x", more="<wp:post_type>wp_global_styles</wp:post_type>"),
         "no page, but what WordPress keeps beside them (wp_global_styles)"),
        (post("x", more="<wp:status>trash</wp:status>"), "thrown away (trash)"),
    ],
)  # fmt: skip
def test_items_that_are_no_page_are_passed_over(item: str, reason: str) -> None:
    other = post("<p>Zinc helps.</p>", 8)
    assert read(export(item, other))[0] == Skipped("site.xml#7", reason)
    assert document_in(read(export(item, other))[1]).path == "site.xml#8"


def test_a_site_in_another_language_is_passed_over() -> None:
    body = "<p>Zink verkürzt Erkältungen um einen Tag, sagt eine Studie mit vierzig Menschen.</p>"
    assert read(export(post(body), language="de-DE")) == [
        Skipped("site.xml#7", "in another language than English (lang: de-DE)")
    ]


def test_fields_are_named_as_in_the_file() -> None:
    reading = Reading(text_field=("title", "excerpt:encoded", "content:encoded"), field_format="html")
    (result,) = read(export(post("<p>Zinc helps.</p>")), reading)
    document = document_in(result)
    parts = [document.locate(block.start, block.end).part for block in document.blocks]
    assert parts == [f"record 7, field {field}" for field in reading.text_field]


def test_a_feed_is_read_too() -> None:
    feed = (
        "<rss><channel><item><title>Zinc</title><guid>z</guid>"
        "<description>Zinc shortens colds by a day.</description></item></channel></rss>"
    )
    document = document_in(read(feed)[0])
    assert (document.path, document.text) == ("site.xml#z", "Zinc shortens colds by a day.")


def test_characters_that_no_xml_may_hold_are_in_old_databases() -> None:
    assert blocks(export(post("<p>Zinc\x08 helps.</p>"))) == [("paragraph", "Zinc helps.")]


def test_an_export_may_be_compressed() -> None:
    data = gzip.compress(export(post("<p>Zinc helps.</p>")).encode())
    (result,) = documents_of(data, name="site.xml.gz", key="site.xml.gz")
    assert document_in(result).path == "site.xml.gz#7"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel/></rss>',
         "declares a document type, as no export does"),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>',
         "declares a document type, as no export does"),
        ('<!DOCTYPE rss SYSTEM "https://example.com/rss.dtd"><rss/>',
         "declares a document type, as no export does"),
        ("<rss>" + "<a>" * 200_000, "nested too deeply"),
        ("<rss><channel></rss>", "not valid XML: mismatched tag: line 1, column 16"),
        ("", "not valid XML: no element found: line 1, column 0"),
        ("<svg/>", "XML, but neither a WordPress export nor an RSS feed: it has no items"),
        ("<item/>", "XML, but neither a WordPress export nor an RSS feed: it has no items"),
    ],
    ids=["expanding", "file", "network", "deep", "broken", "nothing", "picture", "bare item"],
)  # fmt: skip
def test_what_is_refused(text: str, reason: str) -> None:
    (result,) = read(text)
    assert reason_in(result) == reason


def test_what_breaks_off_keeps_what_came_before() -> None:
    whole = export(post("<p>Zinc helps.</p>"), post("<p>&nbsp;</p>", 8))
    cut = whole[: whole.index("<wp:post_id>8")]
    first, second = read(cut)
    assert document_in(first).text == "Zinc helps."
    assert (second.path, reason_in(second)) == (
        "site.xml#line-5",
        "not valid XML from here on: no element found: line 5, column 193",
    )
