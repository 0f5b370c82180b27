"""EPUB books: the chapters in their reading order, each a page of HTML."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from claimaudit.formats.converters.archive import check_xml, open_archive
from claimaudit.formats.converters.page import Converted, Page, places
from claimaudit.formats.decode import decode
from claimaudit.formats.failures import UnreadableError

_CONTAINER = "META-INF/container.xml"
_ROOTS = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfiles"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_METADATA = {"title": "title", "creator": "author", "date": "date", "language": "lang"}
_CIPHER = "META-INF/encryption.xml"


def convert(data: bytes) -> Converted:
    """The book; its navigation and what its spine marks as not linear are left out."""
    archive = open_archive(data)
    package = _package(archive)
    check_xml(archive, [package])
    root = ElementTree.fromstring(archive.read(package))
    pages = [
        Page(html, places(html, f"chapter {number}, "))
        for number, html in enumerate(_chapters(archive, root, posixpath.dirname(package)), start=1)
    ]
    if not pages:
        raise UnreadableError("a book without chapters")
    return Converted(pages, _metadata(root))


def _package(archive: zipfile.ZipFile) -> str:
    if _CONTAINER not in archive.namelist():
        raise UnreadableError("no EPUB: it lacks META-INF/container.xml")
    check_xml(archive, [_CONTAINER])
    roots = ElementTree.fromstring(archive.read(_CONTAINER)).find(_ROOTS)
    for root in roots if roots is not None else ():
        path = root.get("full-path", "")
        if path in archive.namelist():
            return path
    raise UnreadableError("no EPUB: it lacks a package document")


def _chapters(archive: zipfile.ZipFile, root: ElementTree.Element, folder: str) -> Iterator[str]:
    items = {item.get("id"): item for item in root.iter(f"{_OPF}item")}
    encrypted = _encrypted(archive)
    for reference in root.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
            continue
        # Names lead to members alone: what points out of the archive leads to none.
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        if "html" not in (item.get("media-type") or "html"):
            continue
        if name not in archive.namelist():
            raise UnreadableError("damaged: a chapter is missing")
        if name in encrypted:
            raise UnreadableError("encrypted")
        yield decode(archive.read(name)).text


def _encrypted(archive: zipfile.ZipFile) -> set[str]:
    """What is protected; fonts often are, and nobody reads them."""
    if _CIPHER not in archive.namelist():
        return set()
    references = ElementTree.fromstring(archive.read(_CIPHER)).iter(
        "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
    )
    return {unquote(reference.get("URI", "")) for reference in references}


def _metadata(root: ElementTree.Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element, name in _METADATA.items():
        values = [" ".join((item.text or "").split()) for item in root.iter(f"{_DC}{element}")]
        if any(values):
            found[name] = ", ".join(filter(None, values)) if name == "author" else next(filter(None, values))
    return found
