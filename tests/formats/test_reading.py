from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest
from readings import document_in, reason_in

from claimaudit.formats import Result, read, read_text
from claimaudit.model import Skipped, Unreadable

GERMAN = (
    "Magnesium hilft bei Krämpfen und verbessert den Schlaf. Die übliche Dosis beträgt 300 mg am Tag, am "
    "besten abends eingenommen mit etwas Wasser. Bei Durchfall sollte die Dosis gesenkt werden, und wer "
    "Probleme mit den Nieren hat, fragt vorher seinen Arzt."
)


def read_bytes(folder: Path, data: bytes, name: str = "page.txt") -> Result:
    (folder / name).write_bytes(data)
    return read(folder / name, name=name, key=f"docs/{name}")


@pytest.mark.parametrize(
    ("data", "encoding", "notes"),
    [
        ("µg of café".encode(), "utf-8", ()),
        ("\ufeffµg of café".encode(), "utf-8", ()),
        ("µg of café".encode("utf-16"), "utf-16", ()),
        ("\ufeffµg of café".encode("utf-16-be"), "utf-16", ()),
        ("\ufeffµg of café".encode("utf-32-le"), "utf-32", ()),
        ("µg of café".encode("latin-1"), "cp1252", ("not UTF-8; read as cp1252, a guess",)),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str, notes: tuple[str, ...]) -> None:
    document = document_in(read_bytes(tmp_path, data))
    assert (document.source, document.text) == ("µg of café", "µg of café")
    assert (document.encoding, document.notes) == (encoding, notes)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.path, document.key) == ("page.txt", "docs/page.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n\xc2\xa0", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"%PDF-1.7\nabc", "binary (a PDF)"),
        (bytes(range(1, 9)) * 20, "binary"),
        (b"a" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_is_no_text_is_unreadable(tmp_path: Path, data: bytes, reason: str) -> None:
    assert read_bytes(tmp_path, data) == Unreadable("page.txt", reason)


def test_a_page_without_words_is_empty(tmp_path: Path) -> None:
    page = b"<html><script>var x = 1;</script><p>&nbsp;</p></html>"
    assert read_bytes(tmp_path, page, "page.html") == Unreadable("page.html", "empty")


def test_what_is_no_file_is_unreadable(tmp_path: Path) -> None:
    assert read(tmp_path / "gone.txt", name="gone.txt", key="") == Unreadable("gone.txt", "no such file")
    assert read(tmp_path, name="folder", key="") == Unreadable("folder", "not a file")


def test_an_unknown_suffix_is_read_as_plain_text(tmp_path: Path) -> None:
    document = document_in(read_bytes(tmp_path, b"Zinc helps.", "README"))
    assert document.text == "Zinc helps."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.html",
            '<!DOCTYPE html>\n<meta name="generator" content="claimaudit 1.2">\n<p>Zinc helps.',
        ),
        ("a.md", "## claimaudit: 3 errors, 2 warnings and 1 info\n\nZinc helps.\n"),
    ],
)
def test_reports_of_our_own_are_passed_over(tmp_path: Path, name: str, text: str) -> None:
    assert read_bytes(tmp_path, text.encode(), name) == Skipped(name, "a report of claimaudit")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<meta name="generator" content="WordPress 7"><p>Read with claimaudit 1.2.'),
        ("a.md", "Zinc helps.\n\n## claimaudit: what it says\n"),
    ],
)
def test_texts_that_speak_of_us_are_texts(tmp_path: Path, name: str, text: str) -> None:
    assert document_in(read_bytes(tmp_path, text.encode(), name)).source == text


def test_a_language_that_is_not_understood_is_noted(tmp_path: Path) -> None:
    document = document_in(read_bytes(tmp_path, GERMAN.encode()))
    assert document.notes == ("seems to be German; only English is understood",)


def test_line_ends_and_lone_surrogates_of_a_text_from_elsewhere() -> None:
    document = document_in(read_text("\ufeffa\udce9b\r\n\r\nc\rd", path="-", key="-"))
    assert document.source == "a\ufffdb\r\n\r\nc\rd"
    assert [(document.slice(block.start, block.end)) for block in document.blocks] == ["a\ufffdb", "c", "d"]


@pytest.mark.parametrize(
    ("suffix", "library"),
    [("docx", "mammoth"), ("odt", "odfdo"), ("rtf", "striprtf"), ("pdf", "pypdfium2"), ("rst", "docutils")],
)
def test_a_missing_extra_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    reason = f"reading .{suffix} takes {library}, which isn't installed: pip install 'claimaudit[documents]'"
    assert reason_in(read_bytes(tmp_path, b"Zinc helps.", f"a.{suffix}")) == reason
