"""Documents made to do harm are refused with a reason, or read as the text that they are."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from readings import document_in, reason_in

from benchmarks.writers import Piece, docx, epub, odt
from claimaudit.formats import documents_of

pytestmark = pytest.mark.slow

ZINC = [Piece("heading", (("Zinc",),)), Piece("paragraph", (("Zinc shortens colds.",),))]
WORD, BOOK, OPEN = docx(ZINC, "Zinc"), epub(ZINC, "Zinc"), odt(ZINC, "Zinc")
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def reason(data: bytes, name: str) -> str:
    """Why it can't be read."""
    (result,) = documents_of(data, name=name, key=name)
    return reason_in(result)


def text(data: bytes, name: str) -> str:
    (result,) = documents_of(data, name=name, key=name)
    return document_in(result).source


def words(data: bytes, name: str) -> str:
    (result,) = documents_of(data, name=name, key=name)
    return document_in(result).text


def with_member(archive: bytes, name: str, content: bytes) -> bytes:
    """An archive with one member replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("archive", "name", "member"),
    [(WORD, "a.docx", "word/document.xml"), (OPEN, "a.odt", "content.xml"), (BOOK, "a.epub", "OPS/c0.xhtml")],
)
def test_archives_that_unpack_to_too_much(archive: bytes, name: str, member: str) -> None:
    bomb = with_member(archive, member, b"<a>" + b" " * 70_000_000 + b"</a>")
    assert len(bomb) < 500_000
    assert reason(bomb, name) == "unpacks to more than 60 MB of text"


@pytest.mark.parametrize(
    ("archive", "name", "member"),
    [(WORD, "a.docx", "word/document.xml"), (OPEN, "a.odt", "content.xml"), (BOOK, "a.epub", "OPS/book.opf")],
)
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "https://example.com/a.dtd">',
    ],
)
def test_entities_in_archives(archive: bytes, name: str, member: str, declaration: str) -> None:
    hostile = with_member(archive, member, f"<?xml version='1.0'?>{declaration}<a>&x;</a>".encode())
    assert reason(hostile, name) == "declares XML entities, as no word processor does"


def test_entities_in_pages_stay_what_they_are() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>Zinc &x; helps.</p>'
    assert "root:" not in text(page.encode(), "a.html")


def test_xml_nested_beyond_measure() -> None:
    body = b"<w:sdt>" * 50_000 + b"</w:sdt>" * 50_000
    xml = f"<w:document {NAMESPACE}><w:body>".encode() + body + b"</w:body></w:document>"
    assert reason(with_member(WORD, "word/document.xml", xml), "a.docx") == "nested too deeply"


def test_pages_nested_beyond_measure_are_read() -> None:
    page = "<div>" * 100_000 + "Zinc helps." + "</div>" * 100_000
    assert words(page.encode(), "a.html") == "Zinc helps."


@pytest.mark.parametrize("name", ["../../../../etc/passwd", "/etc/passwd", "..%2f..%2f..%2fetc%2fpasswd"])
def test_chapters_outside_the_book(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as book:
        package = book.read("OPS/book.opf").decode().replace('href="c0.xhtml"', f'href="{name}"')
    assert (
        reason(with_member(BOOK, "OPS/book.opf", package.encode()), "a.epub")
        == "damaged: a chapter is missing"
    )


def test_members_that_would_be_written_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert text(with_member(WORD, "../../evil.txt", b"x"), "a.docx") == "Zinc\n\nZinc shortens colds."
    assert list(tmp_path.rglob("*")) == []


def test_pictures_from_elsewhere_are_not_fetched() -> None:
    relations = with_relation(WORD, "file:///etc/passwd")
    assert text(relations, "a.docx") == "Zinc\n\nZinc shortens colds."


def with_relation(archive: bytes, target: str) -> bytes:
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(archive)) as word:
        relations = word.read(name).decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    added = (
        f'<Relationship Id="rId99" Type="{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    return with_member(archive, name, relations.replace("</Relationships>", added).encode())


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "a.docx", "damaged, or no archive at all"),
        (b"PK\x03\x04 nonsense", "a.epub", "damaged, or no archive at all"),
        (WORD[:-200], "a.docx", "damaged, or no archive at all"),
        (BOOK, "a.docx", "no Word document"),
        (WORD, "a.odt", "no OpenDocument text"),
        (WORD, "a.epub", "no EPUB: it lacks META-INF/container.xml"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "encrypted, or saved by an old version of Word"),
        (b"{\\rtx1 no}", "a.rtf", "no RTF"),
        (b"", "a.pdf", "damaged, or no PDF"),
        (b"%PDF-1.7\n" + b"x" * 100, "a.pdf", "damaged, or no PDF"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_what_its_name_says(data: bytes, name: str, expected: str) -> None:
    assert reason(data, name) == expected


def test_an_encrypted_pdf() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("secret"))
    canvas.drawString(100, 700, "Zinc helps.")
    canvas.save()
    assert reason(stream.getvalue(), "a.pdf") == "encrypted"


def test_a_scan() -> None:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()
    expected = "holds no text, such as a scan: it must go through text recognition first"
    assert reason(stream.getvalue(), "a.pdf") == expected


def test_a_pdf_of_a_million_objects() -> None:
    body = b"".join(b"%d 0 obj\n<<>>\nendobj\n" % number for number in range(1, 1_000_001))
    hostile = b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R/Size 1000001>>\n%%EOF"
    assert reason(hostile, "a.pdf") == "damaged, or no PDF"


def test_groups_without_end_in_rtf() -> None:
    assert reason(b"{\\rtf1" + b"{" * 100_000, "a.rtf") == "empty"


def test_a_gzip_bomb() -> None:
    assert reason(gzip.compress(b"a" * 20_000_001), "a.txt.gz") == "unpacks to more than 20 MB"
    assert reason(b"\x1f\x8b\x08 broken", "a.txt.gz") == "damaged, or not compressed with gzip"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[" * 100_000, "not valid JSON: nested too deeply, or a number too long"),
        (b"1" * 5_000, "not valid JSON: nested too deeply, or a number too long"),
        (b'{"a": ', "not valid JSON: Expecting value (line 1, column 7)"),
        (b"3", "JSON without records: neither a list nor an object"),
    ],
)
def test_broken_json(data: bytes, expected: str) -> None:
    assert reason(data, "a.json") == expected


def test_a_text_includes_no_file() -> None:
    named = "include:: /etc/passwd", "raw:: html\n   :file: /etc/passwd", "csv-table::\n   :file: /etc/passwd"
    source = "".join(f".. {directive}\n\n" for directive in named) + "Zinc.\n"
    assert words(source.encode(), "a.rst") == "Zinc."


def test_the_others_are_unharmed() -> None:
    assert reason(b"PK\x03\x04", "a.docx") == "damaged, or no archive at all"
    assert words(WORD, "b.docx") == "Zinc\n\n\n\nZinc shortens colds."
