"""One article, written with each format's own tools: the same blocks come out, and places to find them."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from readings import document_in

from claimaudit.formats import read
from claimaudit.formats.converters.page import places_on_pages
from claimaudit.formats.extracted import extract
from claimaudit.source import Document

TITLE, HEADING = "Magnesium and sleep", "How much to take"
TEXT = "Magnesium may improve sleep in older adults."
ITEMS = ("It calms the nerves.", "It relaxes muscles.")
ROWS = (("Who", "Dose"), ("Adults", "300 mg at night"), ("Children", "100 mg at noon"))
BLOCKS = [
    ("heading", TITLE, None, None),
    ("paragraph", TEXT, None, None),
    ("list_item", ITEMS[0], None, None),
    ("list_item", ITEMS[1], None, None),
    ("heading", HEADING, None, None),
    ("table_cell", "Who", None, None),
    ("table_cell", "Dose", None, None),
    ("table_cell", "Adults", None, "Who"),
    ("table_cell", "300 mg at night", "Adults", "Dose"),
    ("table_cell", "Children", None, "Who"),
    ("table_cell", "100 mg at noon", "Children", "Dose"),
    ("paragraph", "Ask your doctor first.", None, None),
]


def word_document(path: Path) -> None:
    from docx import Document as Word

    word = Word()
    word.add_heading(TITLE, 0)
    word.add_paragraph(TEXT)
    for item in ITEMS:
        word.add_paragraph(item, style="List Bullet")
    word.add_heading(HEADING, 1)
    table = word.add_table(3, 2, style="Table Grid")
    for at, row in enumerate(ROWS):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
    word.add_paragraph("Ask your doctor first.")
    word.save(str(path))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the article as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("office")
    word_document(folder / "article.docx")
    soffice = shutil.which("soffice")
    if soffice is None and os.environ.get("CI"):
        pytest.fail("LibreOffice is missing, and CI must have it")
    if soffice is None:
        pytest.skip("LibreOffice isn't installed")
    for suffix in ("odt", "rtf", "pdf"):
        command = [
            soffice,
            f"-env:UserInstallation={folder.as_uri()}/profile",
            "--headless",
            "--convert-to",
            suffix,
        ]
        subprocess.run([*command, "article.docx"], cwd=folder, check=True, capture_output=True, timeout=240)
    return folder


def read_article(path: Path) -> Document:
    return document_in(read(path, name=path.name, key=path.name))


def blocks(document: Document) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (block.kind, document.slice(block.start, block.end), block.row, block.column_head)
        for block in document.blocks
    ]


def place(document: Document, words: str) -> str | None:
    start = document.text.index(words)
    return document.locate(start, start + len(words)).part


def test_word(tmp_path: Path) -> None:
    word_document(tmp_path / "a.docx")
    document = read_article(tmp_path / "a.docx")
    assert blocks(document) == BLOCKS
    assert document.title == TITLE
    assert (place(document, "relaxes"), place(document, "100 mg")) == ("paragraph 4", "table 1, row 3")
    region = document.locate(document.text.index("100 mg"), document.text.index("100 mg") + 6)
    assert (region.line, region.column, region.verbatim) == (12, 10, True)


@pytest.mark.parametrize("suffix", ["odt", "rtf", "pdf"])
def test_libreoffice(office: Path, suffix: str) -> None:
    document = read_article(office / f"article.{suffix}")
    assert blocks(document) == BLOCKS
    page = "page 1, " if suffix == "pdf" else ""
    assert place(document, "relaxes") == f"{page}paragraph 4"
    assert place(document, "100 mg") == f"{page}table 1, row 3"


def test_footnotes_of_word_processors(tmp_path: Path) -> None:
    import odfdo

    document = odfdo.Document("text")
    document.body.clear()
    paragraph = odfdo.Paragraph("Zinc shortens colds.")
    paragraph.insert_note(after="colds", note_id="n1", citation="1", body="Orr J. Arch Fever 2017;44:12-19.")
    document.body.append(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    (tmp_path / "a.odt").write_bytes(stream.getvalue())
    found = read_article(tmp_path / "a.odt")
    assert [
        (block.role, text) for block, (_, text, _, _) in zip(found.blocks, blocks(found), strict=True)
    ] == [
        ("body", "Zinc shortens colds[1]."),
        ("bibliography", "Orr J. Arch Fever 2017;44:12-19."),
    ]
    assert place(found, "Orr") == "footnote 1"
    assert [link.target for link in found.links] == ["#footnote-1"]


SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def with_notes(plain: Path, notes: dict[int, tuple[str, str]]) -> bytes:
    """A Word document with footnotes: by the number that Word keeps, the words before it and its own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(stream, "w") as new:
        members = {name: old.read(name) for name in old.namelist()}
        text = members["word/document.xml"].decode()
        for number, (words, _) in notes.items():
            mark = f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
            text = text.replace(words, f'{words}</w:t></w:r>{mark}<w:r><w:t xml:space="preserve">')
        members["word/document.xml"] = text.encode()
        part = f'<Override PartName="/word/footnotes.xml" ContentType="{KIND}"/></Types>'
        members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(b"</Types>", part.encode())
        part = f'<Relationship Id="n" Type="{RELATION}" Target="footnotes.xml"/></Relationships>'
        name = "word/_rels/document.xml.rels"
        members[name] = members[name].replace(b"</Relationships>", part.encode())
        written = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
            for number, (_, words) in notes.items()
        )
        members["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{SPACE}">{written}</w:footnotes>'.encode()
        for name, member in members.items():
            new.writestr(name, member)
    return stream.getvalue()


def test_footnotes_of_word_bear_the_numbers_that_readers_see(tmp_path: Path) -> None:
    word_document(tmp_path / "plain.docx")
    notes = {
        2: ("improve", "Orr J. Arch Fever 2017;44:12."),
        3: (" sleep in", "Ash J. Arch Fever 2018;45:1."),
    }
    (tmp_path / "a.docx").write_bytes(with_notes(tmp_path / "plain.docx", notes))
    found = read_article(tmp_path / "a.docx")
    assert "improve[1] sleep in[2] older" in found.text
    assert (place(found, "Orr"), place(found, "Ash")) == ("footnote 1", "footnote 2")
    assert [link.target for link in found.links] == ["#footnote-1", "#footnote-2"]


def test_footnotes_hidden_words_and_links_of_rtf(tmp_path: Path) -> None:
    source = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\pard Zinc \'b5g{\v secret} "
        r'{\field{\*\fldinst{HYPERLINK "https://doi.org/10.5/x"}}{\fldrslt helps}}'
        r"{\super\chftn{\footnote\pard\plain Orr J. Arch Fever 2017;44:12-19.}}.\par}"
    )
    (tmp_path / "a.rtf").write_text(source, encoding="ascii")
    found = read_article(tmp_path / "a.rtf")
    assert found.source == "Zinc µg helps[1].\n\nOrr J. Arch Fever 2017;44:12-19."
    assert [link.target for link in found.links] == ["https://doi.org/10.5/x", "#footnote-1"]
    assert place(found, "Orr") == "footnote 1"


def test_cells_of_rtf_that_fill_several_rows(tmp_path: Path) -> None:
    first, second = r"\trowd\clvmgf\cellx900\cellx1800\intbl ", r"\trowd\clvmrg\cellx900\cellx1800\intbl "
    source = (
        rf"{{\rtf1\ansi {first}Iron\cell 14 mg daily\cell\row {second}\cell 60 mg, if advised.\cell\row"
        rf" {first}Zinc\cell 9 mg daily\cell\row {second}Rye\cell 5 mg\cell\row \pard Ask first.\par}}"
    )
    (tmp_path / "a.rtf").write_text(source, encoding="ascii")
    found = read_article(tmp_path / "a.rtf")
    assert [(text, row) for _, text, row, _ in blocks(found)] == [
        ("Iron", None),
        ("14 mg daily", "Iron"),
        ("60 mg, if advised.", "Iron"),
        ("Zinc", None),
        ("9 mg daily", "Zinc"),
        ("Rye", None),
        ("5 mg", "Rye"),
        ("Ask first.", None),
    ]
    assert place(found, "if advised") == "table 1, row 2"


@pytest.mark.parametrize(
    ("chapters", "section"),
    [
        (["<h1>Herbs</h1><p>a</p>", "<h2>Hops</h2><p>b</p>"], ("Herbs", "Hops")),
        (
            ["<h1>Herbs</h1><h2>Sage</h2><p>a</p>", "<h2>Hops</h2><h3>Tea</h3><p>b</p>"],
            ("Herbs", "Hops", "Tea"),
        ),
        (["<h2>Sage</h2><p>a</p>", "<h2>Hops</h2><p>b</p>"], ("Hops",)),
        (["<h1>Herbs</h1><p>a</p>", "<h1>Roots</h1><h2>Maca</h2><p>b</p>"], ("Roots", "Maca")),
        (["<h1>Herbs</h1><p>a</p>", "<p>b</p>"], ()),
    ],
)
def test_chapters_go_on_under_the_higher_headings_before_them(
    chapters: list[str], section: tuple[str, ...]
) -> None:
    pages = [{"html": html, "places": []} for html in chapters]
    found = extract("book.epub", {"pages": pages, "metadata": {}, "notes": []}).builder.build()
    assert found.blocks[-1].section == section


def test_pages_of_a_pdf(tmp_path: Path) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    body = getSampleStyleSheet()["BodyText"]
    story = [
        Paragraph(TEXT, body),
        PageBreak(),
        Paragraph(ITEMS[0], body),
        PageBreak(),
        Paragraph(ITEMS[1], body),
    ]
    SimpleDocTemplate(str(tmp_path / "a.pdf")).build(story)
    found = read_article(tmp_path / "a.pdf")
    where = [place(found, words) for words in (TEXT, ITEMS[0], ITEMS[1])]
    assert where == ["page 1, paragraph 1", "page 2, paragraph 1", "page 3, paragraph 1"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("<p>a</p>", "<p>b</p><p>c</p>", ["page 2, paragraph 1", "page 2, paragraph 2"]),
        ("<p>a ", "b</p><p>c</p>", ["page 2, paragraph 1", "page 2, paragraph 2"]),
        ("<p>a ", '<a href="#footnote-1">[1]</a></p>', ["page 2, paragraph 1"]),
        ("<p>a</p>", "<ul><li>b</li></ul>", ["page 2, paragraph 1"]),
        ("<ul><li>a", "</li><li>b</li></ul>", ["page 2, paragraph 1"]),
        ("<table><tr></tr>", "<tr></tr></table><p>c</p>", ["page 2, table 1, row 1", "page 2, paragraph 1"]),
        ("<p>a</p>", '<ol><li id="footnote-1">b</li></ol>', ["page 2, footnote 1"]),
    ],
    ids=["apart", "paragraph", "mark", "list", "item", "table", "note"],
)
def test_what_runs_over_a_page_comes_first_on_the_next(first: str, second: str, expected: list[str]) -> None:
    found = places_on_pages(first + second, [(0, "page 1"), (len(first), "page 2")])
    assert [name for _, name in found if name.startswith("page 2")] == expected
    assert [at for at, _ in found] == sorted(at for at, _ in found)


def test_restructuredtext_keeps_its_lines(tmp_path: Path) -> None:
    source = (
        f"{TITLE}\n{'=' * 30}\n\n{TEXT}\n\n- {ITEMS[0]}\n- {ITEMS[1]}\n\n{HEADING}\n{'-' * 30}\n\n"
        "========  ===============\nWho       Dose\n========  ===============\nAdults    300 mg at night\n"
        "Children  100 mg at noon\n========  ===============\n\nAsk your doctor first.\n"
    )
    (tmp_path / "a.rst").write_text(source, encoding="utf-8")
    document = read_article(tmp_path / "a.rst")
    assert blocks(document) == BLOCKS
    start = document.text.index("100 mg")
    region = document.locate(start, start + 6)
    assert (region.line, region.column, region.part) == (16, 11, None)
