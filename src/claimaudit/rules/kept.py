"""Indexes of books that earlier runs have read: the same files are not read twice by the same program."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimaudit.rules.index import Index
from claimaudit.rules.shelf import Sheet
from claimaudit.store import Store, digest_of


@dataclass(frozen=True, slots=True)
class KeptIndexes:
    """Those that a store holds."""

    store: Store
    program: bytes
    """The digest of the program that has read them, and found them sound."""

    def recall(self, book: Sequence[Sheet]) -> Index | None:
        """The index of these very files; None where it isn't known, or was damaged."""
        held = self.store.get(self._key(book))
        try:
            return None if held is None else Index.from_json(zlib.decompress(held))
        except zlib.error:
            return None

    def keep(self, book: Sequence[Sheet], index: Index) -> None:
        """Keep the index of these files."""
        self.store.put([(self._key(book), zlib.compress(index.to_json(), 1))])

    def _key(self, book: Sequence[Sheet]) -> bytes:
        return digest_of("index of rules", self.program, *_parts(book))


def _parts(book: Iterable[Sheet]) -> Iterator[str | bytes]:
    for sheet in book:
        yield from (str(sheet.path), sheet.kind, sheet.origin, sheet.data)
