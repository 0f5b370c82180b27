"""The first stage: documents from strings and paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePath

from claimaudit.config import Glob
from claimaudit.discover import discover, key_of, project_root
from claimaudit.formats import Reading, Result, documents_in, read_text
from claimaudit.model import Skipped, Unreadable
from claimaudit.source import Document


def document_of(text: str, name: str) -> Document:
    """The document in a text; its name tells the format (.md, .html)."""
    document = read_text(text, path=name, key=name, suffix=PurePath(name).suffix)
    # Nothing but white space is nothing to read in a file, and claims nothing in a text.
    if isinstance(document, Unreadable | Skipped):
        return replace(Document.plain("", name), notes=(document.reason,))
    return document


def documents_at(
    paths: Iterable[str | Path], include: Iterable[str], exclude: Iterable[str], reading: Reading
) -> Iterator[Result]:
    """The documents in files and folders, read as they are asked for.

    Raises `UserError` at once where a path doesn't exist.
    """
    here = Path.cwd()
    found = discover(
        [Path(path) for path in paths],
        include=[Glob(pattern, here) for pattern in include],
        exclude=[Glob(pattern, here) for pattern in exclude],
    )
    return _read(found, reading)


def _read(found: Iterable[Path | Skipped | Unreadable], reading: Reading) -> Iterator[Result]:
    root = cache(project_root)
    for each in found:
        if isinstance(each, Path):
            key = key_of(each, root(each.parent))
            yield from documents_in(each, name=each.as_posix(), key=key, reading=reading)
        else:
            yield each
