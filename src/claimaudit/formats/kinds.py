"""Which kinds of files are read, told by their suffix, and by what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimaudit.formats.writer import Writer

Metadata = tuple[tuple[str, str], ...]
Reader = Callable[["Writer"], Metadata]
"""Writes the blocks of one text format; returns what the document says of itself, as name and value."""


def _reader(module: str) -> Reader:
    """That of a format, with its parser imported for the first text: most runs meet one format or two."""

    def read(writer: Writer) -> Metadata:
        metadata: Metadata = import_module(f"claimaudit.formats.{module}").read(writer)
        return metadata

    return read


READERS: dict[str, Reader] = {
    ".txt": _reader("text"),
    ".text": _reader("text"),
    ".md": _reader("markdown"),
    ".markdown": _reader("markdown"),
    ".mdx": _reader("mdx"),
    ".html": _reader("html"),
    ".htm": _reader("html"),
    ".xhtml": _reader("html"),
    ".rst": _reader("rst"),
    ".rest": _reader("rst"),
}
"""Text formats by suffix, in lower case: findings point into the file itself."""

CONVERTERS: dict[str, str | None] = {
    ".docx": "mammoth",
    ".odt": "odfdo",
    ".rtf": "striprtf",
    ".pdf": "pypdfium2",
    ".epub": None,
}
"""Formats from which the text is extracted, and the library of the extra `documents` that it takes."""

EXPORTS = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xml"})
"""Files of many documents, such as a content management system exports."""

MAX_TEXT_BYTES, MAX_BINARY_BYTES, MAX_EXPORT_BYTES = 20_000_000, 100_000_000, 200_000_000
"""No article is longer; what is, would take minutes to parse."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    suffix: str
    """In lower case, without `.gz`."""
    is_compressed: bool = False

    @classmethod
    def of(cls, name: str) -> Kind:
        """That of a file of this name."""
        suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
        if suffixes and suffixes[-1] == ".gz":
            return cls(suffixes[-2] if len(suffixes) > 1 else "", is_compressed=True)
        return cls(suffixes[-1] if suffixes else "")

    @property
    def is_known(self) -> bool:
        """Whether files of this kind are read in folders."""
        return self.suffix in READERS or self.suffix in CONVERTERS or self.is_export

    @property
    def is_export(self) -> bool:
        """Whether it holds many documents, or just data: in folders it is read only where it is asked for."""
        return self.suffix in EXPORTS

    @property
    def max_bytes(self) -> int:
        """How large such a file may be, unpacked."""
        if self.is_export:
            return MAX_EXPORT_BYTES
        return MAX_BINARY_BYTES if self.suffix in CONVERTERS else MAX_TEXT_BYTES
