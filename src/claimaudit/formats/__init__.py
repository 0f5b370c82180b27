"""Readers: from files to documents with exact offsets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath

from turbohtml.detect import detect_language

from claimaudit.formats import html, markdown, text
from claimaudit.formats.decode import Decoded, NotTextError, cleaned, decode
from claimaudit.formats.roles import with_roles
from claimaudit.formats.writer import Writer
from claimaudit.model import Unreadable
from claimaudit.source import Document

Reader = Callable[[Writer], tuple[tuple[str, str], ...]]
"""Writes the blocks of one format; returns what the document says of itself, as name and value."""

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}
"""By suffix, in lower case."""

MAX_BYTES = 20_000_000
"""No article is longer; what is, would take minutes to parse."""
MIN_LANGUAGE_WORDS = 30
"""Fewer words don't tell a language."""
MIN_LANGUAGE_CONFIDENCE = 0.9
MAX_LANGUAGE_SAMPLE = 4_000


def read(path: Path, *, name: str, key: str) -> Document | Unreadable:
    """The document in a file; `name` is the path as given, `key` the one relative to the project."""
    try:
        if not path.is_file():
            return Unreadable(name, "not a file" if path.exists() else "no such file")
        if path.stat().st_size > MAX_BYTES:
            return Unreadable(name, f"larger than {MAX_BYTES // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        return Unreadable(name, (error.strerror or str(error)).lower())
    return read_bytes(data, name=name, key=key, suffix=path.suffix)


def read_bytes(data: bytes, *, name: str, key: str, suffix: str) -> Document | Unreadable:
    """The document in bytes that come from anywhere, such as standard input."""
    try:
        decoded = decode(data)
    except NotTextError as error:
        return Unreadable(name, str(error))
    return _document(decoded, name, key, suffix, hashlib.sha256(data).hexdigest())


def read_text(text: str, *, path: str, key: str, suffix: str = ".txt") -> Document | Unreadable:
    """The document in a text that comes from no file."""
    return _document(Decoded(cleaned(text), "utf-8"), path, key, suffix, None)


def _document(
    decoded: Decoded, name: str, key: str, suffix: str, sha256: str | None
) -> Document | Unreadable:
    writer = Writer(PurePath(name).as_posix(), decoded.text)
    metadata = READERS.get(suffix.lower(), text.read)(writer)
    document = writer.builder.build(
        key=key,
        title=writer.title or dict(metadata).get("title"),
        encoding=decoded.encoding,
        sha256=sha256,
        metadata=metadata,
        notes=decoded.notes,
    )
    if not document.blocks:
        return Unreadable(document.path, "empty")
    return replace(with_roles(document), notes=(*decoded.notes, *_language(document)))


def _language(document: Document) -> tuple[str, ...]:
    sample = document.text[:MAX_LANGUAGE_SAMPLE]
    match = detect_language(sample)
    if match.language in (None, "eng") or len(sample.split()) < MIN_LANGUAGE_WORDS:
        return ()
    if match.confidence < MIN_LANGUAGE_CONFIDENCE:
        return ()
    return (f"seems to be {match.name}; only English is understood",)
