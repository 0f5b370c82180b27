"""Word documents: mammoth turns their styles into the tags that mean the same."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from typing import Any

import mammoth

from claimaudit.formats.converters.archive import check_xml, open_archive
from claimaudit.formats.converters.page import Converted, page
from claimaudit.formats.failures import UnreadableError

_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
"""
_BACK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-\d+">↑</a>')
_NOTE = re.compile(r'(<a href="#|<li id=")((?:foot|end)note-\d+)"')
_CORE = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/elements/1.1/}language": "lang",
}


def convert(data: bytes) -> Converted:
    """The document, its footnotes at the end; pictures, comments and deleted words are left out."""
    archive = open_archive(data)
    if "word/document.xml" not in archive.namelist():
        raise UnreadableError("no Word document")
    check_xml(archive, [name for name in archive.namelist() if name.endswith((".xml", ".rels"))])
    result = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=_no_picture)
    return Converted([page(_numbered(_BACK.sub("", result.value)))], _metadata(archive))


def _numbered(html: str) -> str:
    """With notes called by the numbers that a reader sees, and not by those that Word keeps them under."""
    names = [name for start, name in _NOTE.findall(html) if start.startswith("<li")]
    numbers = {name: number for number, name in enumerate(names, start=1)}
    return _NOTE.sub(lambda note: f'{note[1]}footnote-{numbers.get(note[2], 0)}"', html)


def _no_picture(_image: Any) -> list[Any]:
    return []


def _metadata(archive: zipfile.ZipFile) -> dict[str, str]:
    if "docProps/core.xml" not in archive.namelist():
        return {}
    found = {}
    for element in ElementTree.fromstring(archive.read("docProps/core.xml")):
        if element.tag in _CORE and (element.text or "").strip():
            found[_CORE[element.tag]] = str(element.text).strip()
    return found
