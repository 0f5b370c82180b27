"""Where a document lies as a CI service sees it: relative to the top of the repository."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def place(path: str, root: Path | None) -> str:
    """The path from the top of the repository, with POSIX separators; as given where it lies outside."""
    inside = _inside(path, root)
    return path if inside is None else inside


def uri(path: str, root: Path | None) -> str:
    """The same as a URI reference; absolute where the document lies outside the repository."""
    inside = _inside(path, root)
    if inside is None and (root or os.path.isabs(path)):
        return Path(os.path.abspath(path)).as_uri()
    # The bytes of the file name: those that are no UTF-8 come as lone surrogates.
    return quote((path if inside is None else inside).encode("utf-8", "surrogateescape"), safe="/")


def is_relative(reference: str) -> bool:
    """Whether a reference that `uri` gave lies inside the repository."""
    return not reference.startswith("file:")


def _inside(path: str, root: Path | None) -> str | None:
    if root is None:
        return None
    whole = Path(os.path.abspath(path))
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else None
