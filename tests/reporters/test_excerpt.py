"""Sentences are found where they stand, and shortened around what matters."""

from __future__ import annotations

import pytest

from claimaudit.reporters.excerpt import Excerpt, Mark, locate, trimmed
from claimaudit.source import Document, DocumentBuilder


def shown(excerpt: Excerpt) -> str:
    """With the marks as a reader without colours sees them."""
    text = excerpt.text
    for mark in reversed(excerpt.marks):
        text = f"{text[: mark.start]}[[{text[mark.start : mark.end]}]]{text[mark.end :]}"
    return text


def marked(document: Document, sentence: str, words: str, occurrence: int = 0) -> tuple[int, str]:
    start = -1
    for _ in range(occurrence + 1):
        start = document.text.index(words, start + 1)
    region = document.locate(start, start + len(words))
    found = locate(document, sentence, region)
    assert found
    return found.start, shown(found.mark([Mark(*document.positions(region), severity="info")]))


@pytest.mark.parametrize(
    ("text", "sentence", "words", "occurrence", "expected"),
    [
        ("NAD+ slows MS.", "NAD+ slows MS.", "slows", 0, (0, "NAD+ [[slows]] MS.")),
        ("It helps. It helps.", "It helps.", "helps", 1, (10, "It [[helps]].")),
        ("Tea  may\n  help. It may.", "Tea may help.", "may\n  help", 0, (0, "Tea [[may help]].")),
        ("Now.\u00a0Tea\u2009may help.", "Tea may help.", "may", 0, (5, "Tea [[may]] help.")),
        ("A.- B helps.- B helps.", "B helps.", "B", 1, (14, "[[B]] helps.")),
    ],
)
def test_the_very_sentence_is_found(
    text: str, sentence: str, words: str, occurrence: int, expected: tuple[int, str]
) -> None:
    assert marked(Document.plain(text), sentence, words, occurrence) == expected


def test_words_inside_markup_and_entities_are_marked() -> None:
    source = "<p>NAD+ <b>slows</b> &amp; halts MS.</p>"
    builder = DocumentBuilder("a.html", source)
    builder.open_block("paragraph")
    for words, text in (("NAD+ ", None), ("slows", None), (" ", None), ("&amp;", "&"), (" halts MS.", None)):
        start = source.index(words, builder._segments[-1].end if builder._segments else 0)
        builder.add_as(text or words, start, start + len(words))
    document = builder.build()
    assert marked(document, "NAD+ slows & halts MS.", "slows & halts") == (0, "NAD+ [[slows & halts]] MS.")


@pytest.mark.parametrize(("start", "end"), [(0, 3), (4, 9), (4, 11), (10, 11), (12, 14)])
def test_a_region_finds_its_way_back_to_the_text(start: int, end: int) -> None:
    builder = DocumentBuilder("a.html", "<p>Tea <b>helps</b> &amp; <i>it</i>")
    builder.open_block("paragraph")
    builder.add(3, 7)
    builder.add(10, 15)
    builder.add(19, 20)
    builder.add_as("&", 20, 25)
    builder.add(25, 26)
    builder.add(29, 31)
    document = builder.build()
    assert document.text == "Tea helps & it"
    assert document.positions(document.locate(start, end)) == (start, end)


def test_a_sentence_elsewhere_is_not_taken() -> None:
    document = Document.plain("It helps. Nothing here.")
    assert locate(document, "It helps.", document.locate(10, 17)) is None


def test_overlapping_words_are_marked_once_with_the_gravest_severity() -> None:
    document = Document.plain("NAD+ may slow MS.")
    found = locate(document, "NAD+ may slow MS.", document.locate(5, 8))
    assert found
    marks = [Mark(5, 13, "info"), Mark(9, 13, "error"), Mark(14, 16, "warning"), Mark(90, 99, "error")]
    assert found.mark(marks).marks == (Mark(5, 13, "error"), Mark(14, 16, "warning"))


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("short enough", ["short"], "[[short]] enough"),
        (LONG, ["one"], "[[one]] two three four five …"),
        (LONG, ["eight"], "… four five six seven [[eight]] nine ten eleven twelve …"),
        (LONG, ["sixteen"], "… fourteen fifteen [[sixteen]]"),
        (LONG, ["two", "fifteen"], "one [[two]] three four five six … thirteen fourteen [[fifteen]] sixteen"),
        (LONG, ["four five six seven eight nine ten eleven"],
         "one two three [[four five six seven eight nine ten eleven]] twelve thirteen …"),
        (LONG, ["three four five six seven eight nine ten eleven twelve thirteen"],
         "one two [[three four five six]] … [[eleven twelve thirteen]] fourteen fifteen …"),
        (LONG, [], "one two three four five …"),
    ],
)  # fmt: skip
def test_a_long_sentence_is_cut_around_the_words(text: str, words: list[str], expected: str) -> None:
    marks = tuple(Mark(text.index(word), text.index(word) + len(word), "info") for word in words)
    assert shown(trimmed(Excerpt(text, marks), reach=24)) == expected


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    cut = trimmed(Excerpt("x" * 5_000_000, (Mark(2_000_000, 2_000_001, "error"),)))
    assert shown(cut) == f"… {'x' * 110}[[x]]{'x' * 110} …"
