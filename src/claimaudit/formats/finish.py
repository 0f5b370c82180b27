"""What every document goes through once its blocks are written: roles, language, nothing to read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimaudit.formats.language import is_foreign, looks_like
from claimaudit.model import Skipped, Unreadable
from claimaudit.source import Document, DocumentBuilder, Part

Result = Document | Unreadable | Skipped
"""What reading gives: a document, why there is none, or why it was passed over."""
_ENGLISH = "English"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from."""

    key: str
    encoding: str = "utf-8"
    sha256: str | None = None
    notes: tuple[str, ...] = ()
    """On how it was decoded."""
    record: str | None = None
    """Of a record in an export: its name."""


def finish(
    builder: DocumentBuilder,
    origin: Origin,
    *,
    title: str | None,
    metadata: tuple[tuple[str, str], ...],
    parts: tuple[Part, ...] = (),
) -> Result:
    """The document, unless it holds nothing to read or is in another language than English."""
    from claimaudit.formats.roles import with_roles  # its expressions take long to compile

    document = builder.build(
        key=origin.key,
        title=title or dict(metadata).get("title"),
        encoding=origin.encoding,
        sha256=origin.sha256,
        metadata=metadata,
        parts=parts,
    )
    if not document.blocks:
        return Unreadable(document.path, "empty", origin.record)
    declared, seems = dict(metadata).get("lang", ""), looks_like(document.text)
    if is_foreign(declared) and seems != _ENGLISH:
        return Skipped(document.path, f"in another language than English (lang: {declared})")
    notes = (*origin.notes, *_language_notes(declared, seems))
    return replace(with_roles(document), notes=notes, record=origin.record)


def _language_notes(declared: str, seems: str | None) -> tuple[str, ...]:
    if is_foreign(declared):
        return (f"says that its language is “{declared}”; read as English, which it seems to be",)
    if seems not in (None, _ENGLISH):
        return (f"seems to be {seems}; only English is understood",)
    return ()
