"""Writes a document that has been read in other formats, each with a tool of that format."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

from claimaudit.source import Block, Document

Shape = Literal["heading", "paragraph", "quote", "caption", "list", "table"]


_SHAPES: dict[str, Shape] = {"heading": "heading", "quote": "quote", "caption": "caption"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a list or a table."""

    shape: Shape
    rows: tuple[tuple[str, ...], ...]
    """The cells of a table, their paragraphs parted by line ends; of a list an item each; else one text."""
    level: int = 1
    """Of a heading."""
    has_heads: bool = False

    @property
    def text(self) -> str:
        return self.rows[0][0]


def pieces(document: Document) -> list[Piece]:
    """The document as pieces in reading order."""
    return [
        piece
        for _, group in groupby(document.blocks, key=lambda block: (block.table, _list_of(block), block.kind))
        for piece in _pieces(document, list(group))
    ]


def _list_of(block: Block) -> int | None:
    return block.list_number if block.kind == "list_item" else None


def _pieces(document: Document, blocks: list[Block]) -> Iterator[Piece]:
    first = blocks[0]
    texts = [document.slice(block.start, block.end) for block in blocks]
    if first.table is not None:
        yield _table(blocks, texts)
    elif first.kind == "list_item":
        yield Piece("list", tuple((text,) for text in texts))
    else:
        for block, text in zip(blocks, texts, strict=True):
            yield Piece(_SHAPES.get(block.kind, "paragraph"), ((text,),), level=block.level or 1)


def _table(blocks: list[Block], texts: list[str]) -> Piece:
    cells: dict[tuple[int, int], str] = {}
    for block, text in zip(blocks, texts, strict=True):
        place = (block.row_number or 0, block.column_number or 0)
        cells[place] = f"{cells[place]}\n{text}" if place in cells else text
    rows = sorted({row for row, _ in cells})
    columns = range(1 + max(column for _, column in cells))
    filled = tuple(tuple(cells.get((row, column), "") for column in columns) for row in rows)
    return Piece("table", filled, has_heads=any(block.column_head for block in blocks))


def html(parts: list[Piece], title: str) -> bytes:
    """A page as a site serves it."""
    body = "".join(map(_html, parts))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{escape(title)}</title></head>'
        f"<body><nav><a href='/'>Home</a></nav><main>{body}</main></body></html>"
    ).encode()


def _html(piece: Piece) -> str:
    match piece.shape:
        case "heading":
            return f"<h{piece.level}>{escape(piece.text)}</h{piece.level}>\n"
        case "list":
            return f"<ul>{''.join(f'<li>{escape(row[0])}</li>' for row in piece.rows)}</ul>\n"
        case "table":
            heads = ["".join(f"<th>{_html_cell(cell)}</th>" for cell in row) for row in piece.rows]
            cells = ["".join(f"<td>{_html_cell(cell)}</td>" for cell in row) for row in piece.rows]
            rows = [heads[0], *cells[1:]] if piece.has_heads else cells
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"
    tag = {"quote": "blockquote", "caption": "figcaption"}.get(piece.shape, "p")
    return f"<{tag}>{escape(piece.text)}</{tag}>\n"


def _html_cell(cell: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in cell.split("\n"))


def docx(parts: list[Piece], title: str) -> bytes:
    """By python-docx."""
    from docx import Document as Word

    word = Word()
    word.core_properties.title = title
    for piece in parts:
        match piece.shape:
            case "heading":
                word.add_heading(piece.text, piece.level)
            case "list":
                for row in piece.rows:
                    word.add_paragraph(row[0], style="List Bullet")
            case "table":
                table = word.add_table(len(piece.rows), len(piece.rows[0]), style="Table Grid")
                for at, row in enumerate(piece.rows):
                    for column, cell in enumerate(row):
                        paragraph = table.cell(at, column).paragraphs[0]
                        for number, line in enumerate(cell.split("\n")):
                            paragraph = table.cell(at, column).add_paragraph() if number else paragraph
                            paragraph.add_run(line).bold = piece.has_heads and at == 0
                word.add_paragraph()
            case shape:
                style = {"quote": "Quote", "caption": "Caption"}.get(shape)
                word.add_paragraph(piece.text, style=style)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def odt(parts: list[Piece], title: str) -> bytes:
    """By odfdo."""
    import odfdo

    document = odfdo.Document("text")
    document.body.clear()
    document.meta.title = title
    document.insert_style(odfdo.Style("text", name="Bold", bold=True))
    for piece in parts:
        match piece.shape:
            case "heading":
                document.body.append(odfdo.Header(piece.level, piece.text))
            case "list":
                document.body.append(odfdo.List([row[0] for row in piece.rows]))
            case "table":
                table = odfdo.Table("Table", width=len(piece.rows[0]), height=len(piece.rows))
                for at, row in enumerate(piece.rows):
                    for column, text in enumerate(row):
                        cell = odfdo.Cell()
                        for line in text.split("\n"):
                            paragraph = odfdo.Paragraph(line)
                            if piece.has_heads and at == 0:
                                paragraph.set_span("Bold", regex=".+")
                            cell.append(paragraph)
                        table.set_cell((column, at), cell)
                document.body.append(table)
            case shape:
                style = {"quote": "Quotations", "caption": "Caption"}.get(shape)
                document.body.append(odfdo.Paragraph(piece.text, style=style))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rtf(parts: list[Piece], title: str) -> bytes:
    """By hand, as Rich Text 1.9 has it: no library on the index writes it."""
    styles = "".join(f"{{\\s{level} heading {level};}}" for level in range(1, 7))
    head = (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}}{\\stylesheet{\\s0 Normal;}"
        f"{styles}{{\\s10 Quote;}}{{\\s11 caption;}}}}{{\\info{{\\title {_rtf(title)}}}}}\n"
    )
    return (head + "".join(map(_rtf_piece, parts)) + "}").encode("ascii")


def _rtf_piece(piece: Piece) -> str:
    match piece.shape:
        case "heading":
            return f"\\pard\\plain\\s{piece.level}\\b\\fs32 {_rtf(piece.text)}\\par\n"
        case "list":
            bullet = "{\\listtext\\'b7\\tab}"
            return "".join(f"\\pard\\plain{bullet}\\ls1 {_rtf(row[0])}\\par\n" for row in piece.rows)
        case "table":
            edges = "".join(f"\\cellx{2000 * (at + 1)}" for at in range(len(piece.rows[0])))
            rows = ["".join(f"{_rtf_cell(cell)}\\cell " for cell in row) for row in piece.rows]
            bold = ["\\b" if piece.has_heads and at == 0 else "" for at in range(len(rows))]
            return "".join(
                f"\\trowd{edges}\\pard\\plain\\intbl{weight} {row}\\row\n"
                for weight, row in zip(bold, rows, strict=True)
            )
    style = {"quote": "\\s10", "caption": "\\s11"}.get(piece.shape, "\\s0")
    return f"\\pard\\plain{style} {_rtf(piece.text)}\\par\n"


def _rtf_cell(cell: str) -> str:
    return "\\par ".join(map(_rtf, cell.split("\n")))


def _rtf(text: str) -> str:
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(
        f"\\{chr(code)}"
        if chr(code) in "\\{}"
        else chr(code)
        if code < 128
        else f"\\u{code - (code > 32767) * 65536}?"
        for code in codes
    )


def pdf(parts: list[Piece], title: str) -> bytes:
    """By reportlab, with page numbers and a running head."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    font, bold = "Helvetica", "Helvetica-Bold"
    for name, file in (("Body", "DejaVuSans.ttf"), ("BodyBold", "DejaVuSans-Bold.ttf")):
        try:
            pdfmetrics.registerFont(TTFont(name, file))
        except OSError:  # the font isn't there; Helvetica has no Greek
            break
    else:
        font, bold = "Body", "BodyBold"
    sheet = getSampleStyleSheet()
    body = ParagraphStyle("b", parent=sheet["BodyText"], fontName=font)
    flow: list[object] = []
    for piece in parts:
        match piece.shape:
            case "heading":
                size = max(22 - 2.5 * piece.level, 12)
                style = ParagraphStyle(
                    "h", parent=sheet["Heading1"], fontName=bold, fontSize=size, leading=1.2 * size
                )
                flow.append(Paragraph(escape(piece.text), style))
            case "list":
                style = ParagraphStyle("l", parent=body, leftIndent=18, bulletIndent=6)
                flow += [Paragraph(escape(row[0]), style, bulletText="•") for row in piece.rows]
            case "table":
                strong = ParagraphStyle("s", parent=body, fontName=bold)
                cells = [
                    [
                        [
                            Paragraph(escape(line), strong if piece.has_heads and at == 0 else body)
                            for line in lines
                        ]
                        for lines in (cell.split("\n") for cell in row)
                    ]
                    for at, row in enumerate(piece.rows)
                ]
                table = Table(
                    cells, style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]), hAlign="LEFT"
                )
                flow += [Spacer(1, 6), table, Spacer(1, 6)]
            case "quote":
                flow.append(Paragraph(escape(piece.text), ParagraphStyle("q", parent=body, leftIndent=24)))
            case _:
                flow.append(Paragraph(escape(piece.text), body))
    stream = io.BytesIO()

    def furnish(canvas: object, page: object) -> None:
        canvas.setFont(font, 8)  # type: ignore[attr-defined]
        canvas.drawString(72, 815, title[:60])  # type: ignore[attr-defined]
        canvas.drawString(290, 30, str(page.page))  # type: ignore[attr-defined]

    SimpleDocTemplate(stream, pagesize=A4, title=title).build(flow, onFirstPage=furnish, onLaterPages=furnish)
    return stream.getvalue()


def epub(parts: list[Piece], title: str) -> bytes:
    """By zipfile: one chapter for each heading of level 1 or 2."""
    chapters: list[list[Piece]] = [[]]
    for piece in parts:
        if (
            piece.shape == "heading"
            and piece.level <= 2
            and any(each.shape != "heading" for each in chapters[-1])
        ):
            chapters.append([])
        chapters[-1].append(piece)
    names = [f"c{number}.xhtml" for number, _ in enumerate(chapters)]
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
            '<rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        )
        book.writestr(
            "OPS/book.opf",
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
            f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
            f"<dc:language>en</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
        )
        for name, chapter in zip(names, chapters, strict=True):
            book.writestr(f"OPS/{name}", f"<html><body>{''.join(map(_html, chapter))}</body></html>")
    return stream.getvalue()


def rst(parts: list[Piece], title: str) -> bytes:
    """Paragraphs, bullets and list tables."""
    del title
    return "\n".join(map(_rst, parts)).encode()


def _rst(piece: Piece) -> str:
    match piece.shape:
        case "heading":
            return f"{_rst_text(piece.text)}\n{'=-~^+.'[piece.level - 1] * (len(piece.text) + 20)}\n"
        case "list":
            return "".join(f"- {_rst_text(row[0])}\n" for row in piece.rows) + "\n..\n"
        case "table":
            heads = "   :header-rows: 1\n" if piece.has_heads else ""
            rows = "".join(
                "".join(
                    f"   {'* -' if at == 0 else '  -'} {_rst_cell(cell)}\n" for at, cell in enumerate(row)
                )
                for row in piece.rows
            )
            return f".. list-table::\n{heads}\n{rows}\n"
        case "quote":
            return f"..\n\n    {_rst_text(piece.text)}\n\n..\n"
    return f"{_rst_text(piece.text)}\n"


def _rst_cell(cell: str) -> str:
    return "\n\n       ".join(map(_rst_text, cell.split("\n")))


def _rst_text(text: str) -> str:
    escaped = "".join(f"\\{sign}" if sign in "\\*`_|<>:[]" else sign for sign in text)
    return f"\\{escaped}" if escaped[:1] in "-+•‣⁃.(" or escaped[:1].isalnum() else escaped


def json_export(parts: list[Piece], title: str) -> bytes:
    """One record of a content management system, its body in HTML."""
    body = "".join(map(_html, parts))
    return json.dumps([{"id": 1, "title": {"rendered": title}, "content": {"rendered": body}}]).encode()


def jsonl_export(parts: list[Piece], title: str) -> bytes:
    """The same, a record a line."""
    (record,) = json.loads(json_export(parts, title))
    return json.dumps(record).encode() + b"\n"


def wordpress_export(parts: list[Piece], title: str) -> bytes:
    """A post in a WordPress export."""
    body = "".join(map(_html, parts)).replace("]]>", "]]]]><![CDATA[>")
    return (
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>'
        f"<title>{escape(title)}</title><wp:post_id>1</wp:post_id>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>"
    ).encode()


def csv_export(parts: list[Piece], title: str) -> bytes:
    """One row, its body in HTML."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([["ID", "Title", "Body (HTML)"], ["1", title, "".join(map(_html, parts))]])
    return stream.getvalue().encode()


def html_gz(parts: list[Piece], title: str) -> bytes:
    """The page, compressed."""
    return gzip.compress(html(parts, title))


WRITERS: dict[str, Callable[[list[Piece], str], bytes]] = {
    ".html": html, ".docx": docx, ".odt": odt, ".rtf": rtf, ".pdf": pdf, ".epub": epub, ".rst": rst,
    ".json": json_export, ".jsonl": jsonl_export, ".csv": csv_export, ".xml": wordpress_export,
    ".html.gz": html_gz,
}  # fmt: skip
"""By suffix."""
