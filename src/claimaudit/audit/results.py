"""What a run has read so far: audits in a temporary file, so that memory doesn't grow with the documents.

The file is nameless and goes with the process. Nobody else can write it, so that it may be pickled.
"""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections.abc import Iterable, Sequence
from operator import attrgetter
from tempfile import TemporaryFile, gettempdir
from typing import BinaryIO

from claimaudit.audit.outcome import Result
from claimaudit.errors import UserError
from claimaudit.model import Audit, Mapped, Skipped, Unreadable

_HELD = 32
"""Audits that stay in memory: as many as most runs have."""


class Results:
    """Filled as documents are audited, read in the end."""

    def __init__(self, results: Iterable[Result] = (), *, held: int = _HELD) -> None:
        self._most = held
        self._file: BinaryIO | None = None
        self._held: list[Audit] = []
        self._paths: list[str] = []
        self._starts = array("Q", [0])
        self._skipped: list[Skipped] = []
        self._unreadable: list[Unreadable] = []
        for result in results:
            self.add(result)

    def add(self, result: Result) -> None:
        """Add what became of a document. Raises `UserError` where there is no room for the temporary file."""
        if isinstance(result, Skipped):
            self._skipped.append(result)
        elif isinstance(result, Unreadable):
            self._unreadable.append(result)
        else:
            self._paths.append(result.document.path)
            self._held.append(result)
            if len(self._held) > self._most:
                self._write()

    @property
    def audits(self) -> Sequence[Audit]:
        """By path; those in the file are read again whenever they are asked for."""
        order = sorted(range(len(self._paths)), key=self._paths.__getitem__)
        return Mapped(self._audit, order)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """By path."""
        return tuple(sorted(self._skipped, key=attrgetter("path")))

    @property
    def unreadable(self) -> tuple[Unreadable, ...]:
        """By path."""
        return tuple(sorted(self._unreadable, key=attrgetter("path")))

    def _write(self) -> None:
        try:
            if self._file is None:
                self._file = TemporaryFile()  # noqa: SIM115 (open as long as it is read)
            self._file.seek(self._starts[-1])
            for audit in self._held:
                row = zlib.compress(pickle.dumps(audit, pickle.HIGHEST_PROTOCOL), 1)
                self._file.write(row)
                self._starts.append(self._starts[-1] + len(row))
        except OSError as error:
            raise UserError(f"no room for what was read: {error.strerror}", gettempdir()) from error
        self._held.clear()

    def _audit(self, number: int) -> Audit:
        written = len(self._starts) - 1
        if number >= written:
            return self._held[number - written]
        assert self._file is not None, "what isn't held was written"
        start, end = self._starts[number : number + 2]
        self._file.seek(start)
        audit: Audit = pickle.loads(zlib.decompress(self._file.read(end - start)))
        return audit
