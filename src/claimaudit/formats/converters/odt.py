"""OpenDocument texts, walked element by element with odfdo."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape
from typing import Any

import odfdo

from claimaudit.formats.converters.archive import check_xml, open_archive
from claimaudit.formats.converters.page import TITLE, Converted, page
from claimaudit.formats.failures import UnreadableError

_DROPPED = frozenset(
    "text:tracked-changes office:annotation office:annotation-end text:table-of-content text:sequence-decls "
    "text:alphabetical-index text:user-index text:illustration-index text:table-index text:hidden-text "
    "text:hidden-paragraph office:forms text:bibliography-configuration text:note-citation svg:desc "
    "svg:title draw:image table:shapes text:ruby-text".split()
)
_TAGS = {
    "text:list-item": "li", "text:list-header": "li", "table:table": "table", "table:table-row": "tr",
    "table:table-header-rows": "thead",
}  # fmt: skip
_BOLD = frozenset({"bold", "600", "700", "800", "900"})
_QUOTES = frozenset({"Quotations", "Quote", "Intense_20_Quote", "Block_20_Text"})
_CAPTIONS = frozenset({"Caption", "Figure", "Table", "Illustration", "caption"})
MAX_REPEATED = 40
"""A spreadsheet may declare a cell to be repeated a million times."""


def convert(data: bytes) -> Converted:
    """The document, its notes at the end; comments, deleted words, indexes and pictures are left out."""
    archive = open_archive(data)
    names = archive.namelist()
    if "content.xml" not in names or b"opendocument.text" not in archive.read("mimetype")[:100]:
        raise UnreadableError("no OpenDocument text")
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableError("encrypted")
    check_xml(archive, ["content.xml", "styles.xml", "meta.xml"])
    document = odfdo.Document(io.BytesIO(data))
    walk = _Walk(document)
    html = "".join(walk.children(document.body)) + walk.footnotes()
    return Converted([page(html)], _metadata(document))


def _metadata(document: Any) -> dict[str, str]:
    meta = document.meta
    values = {"title": meta.title, "author": meta.creator or meta.initial_creator, "lang": meta.language}
    return {name: str(value).strip() for name, value in values.items() if value and str(value).strip()}


class _Walk:
    """Gives the HTML of elements, and keeps the notes for the end."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._notes: list[str] = []
        self._styles: dict[str, tuple[str, bool, bool]] = {}

    def children(self, element: Any) -> Iterator[str]:
        """The text and the elements in an element."""
        yield escape(element.text or "")
        for child in element.children:
            yield from self._element(child)
            yield escape(child.tail or "")

    def footnotes(self) -> str:
        """A list of the notes met so far, as mammoth writes it."""
        items = [f'<li id="footnote-{at}">{text}</li>' for at, text in enumerate(self._notes, start=1)]
        return f"<ol>{''.join(items)}</ol>" if items else ""

    def _element(self, element: Any) -> Iterator[str]:
        tag = element.tag
        if tag in _DROPPED:
            return
        match tag:
            case "text:h" | "text:p":
                yield from self._paragraph(element)
            case "text:span":
                yield from self._span(element)
            case "text:s":
                yield " "
            case "text:tab":
                yield "\t"
            case "text:line-break":
                yield "<br>"
            case "text:soft-page-break":
                return
            case "text:a":
                target = escape(element.get_attribute_string("xlink:href") or "")
                yield f'<a href="{target}">{"".join(self.children(element))}</a>'
            case "text:note":
                yield self._note(element)
            case "text:list":
                yield f"<ul>{''.join(self.children(element))}</ul>"
            case "table:table-cell":
                yield from self._cell(element)
            case _ if tag in _TAGS:
                name = _TAGS[tag]
                yield f"<{name}>{''.join(self.children(element))}</{name}>"
            case _:
                yield from self.children(element)

    def _paragraph(self, element: Any) -> Iterator[str]:
        names, bold, hidden = self._style(element.get_attribute_string("text:style-name"), "paragraph")
        if hidden:
            return
        content = "".join(self.children(element))
        content = f"<b>{content}</b>" if bold and element.tag == "text:p" else content
        if element.tag == "text:h":
            level = min(max(element.get_attribute_integer("text:outline-level") or 1, 1), 6)
            yield f"<h{level}>{content}</h{level}>"
        elif "Title" in names:
            yield f"{TITLE}{content}</h1>"
        elif names & _QUOTES:
            yield f"<blockquote><p>{content}</p></blockquote>"
        elif names & _CAPTIONS:
            yield f"<figcaption>{content}</figcaption>"
        else:
            yield f"<p>{content}</p>"

    def _span(self, element: Any) -> Iterator[str]:
        _, bold, hidden = self._style(element.get_attribute_string("text:style-name"), "text")
        if not hidden:
            content = "".join(self.children(element))
            yield f"<b>{content}</b>" if bold else content

    def _note(self, element: Any) -> str:
        body = element.get_element("text:note-body")
        self._notes.append("")
        number = len(self._notes)
        self._notes[number - 1] = "".join(self.children(body)) if body is not None else ""
        return f'<sup><a href="#footnote-{number}">[{number}]</a></sup>'

    def _cell(self, element: Any) -> Iterator[str]:
        columns = element.get_attribute_integer("table:number-columns-spanned") or 1
        rows = element.get_attribute_integer("table:number-rows-spanned") or 1
        repeated = element.get_attribute_integer("table:number-columns-repeated") or 1
        content = "".join(self.children(element))
        cell = f'<td colspan="{columns}" rowspan="{rows}">{content}</td>'
        yield from [cell] * min(repeated, MAX_REPEATED)

    def _style(self, name: str | None, family: str) -> tuple[frozenset[str], bool, bool]:
        """The names of a style and of those that it inherits from; whether it is bold, and hidden."""
        names: set[str] = set()
        bold = hidden = None
        while name and name not in names:
            names.add(name)
            style = self._document.get_style(family, name)
            if style is None:
                break
            properties = style.get_properties(area="text") or {}
            bold = properties.get("fo:font-weight") if bold is None else bold
            hidden = properties.get("text:display") if hidden is None else hidden
            name = style.get_attribute_string("style:parent-style-name")
        return frozenset(names), bold in _BOLD, hidden == "none"
