"""Zip archives of documents, opened warily: nothing is written to disk, and no member may swell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pyexpat import ParserCreate

from claimaudit.formats.failures import UnreadableError

MAX_MEMBERS = 20_000
MAX_TEXT = 60_000_000
"""Bytes that the members with text may unpack to."""
MAX_DEPTH = 400
"""How deep XML may be nested; no word processor comes near."""
_TEXT = (".xml", ".rels", ".html", ".xhtml", ".htm", ".opf", ".ncx")
_ENCRYPTED = 0x1


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive, if it is within all bounds and in no cipher."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("encrypted, or saved by an old version of Word")
    archive = zipfile.ZipFile(io.BytesIO(data))
    members = archive.infolist()
    if len(members) > MAX_MEMBERS:
        raise UnreadableError(f"an archive of more than {MAX_MEMBERS:,} files")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise UnreadableError("encrypted")
    # `zipfile` unpacks no more of a member than it declares here.
    if sum(member.file_size for member in members if is_text(member.filename)) > MAX_TEXT:
        raise UnreadableError(f"unpacks to more than {MAX_TEXT // 1_000_000} MB of text")
    return archive


def is_text(name: str) -> bool:
    """Whether a member holds markup, by its name."""
    return name.lower().endswith(_TEXT)


def check_xml(archive: zipfile.ZipFile, names: Iterable[str]) -> None:
    """Refuse XML with a document type (entities that expand or lead outside) or nested beyond measure."""
    present = set(archive.namelist())
    for name in names:
        if name in present:
            _check(archive.read(name))


def _check(xml: bytes) -> None:
    depth = 0

    def begin(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise UnreadableError("nested too deeply")

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        raise UnreadableError("declares XML entities, as no word processor does")

    parser = ParserCreate()
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(xml, True)
