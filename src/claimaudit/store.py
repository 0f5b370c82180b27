"""A file of answers by the digest of their question: bounded, shared by runs, and never in anyone's way.

It is an SQLite database in WAL mode, so that several processes read and write it at once. What is wrong with
it never fails a run: it is told once, and the run goes on without.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

LARGEST = 1_000_000_000
"""Bytes that a store may take; beyond, what was used longest ago goes."""
_ROOM = 0.8
"""How much of that is left when something had to go."""
_FRESH = 3600
"""Seconds within which a use isn't noted again: reading should not have to write."""
_PATIENCE = 30
"""Seconds to wait for another process that writes."""
_PAUSE = 0.01
"""Seconds between tries where SQLite doesn't wait by itself."""
_PRIMARY = 0xFF
"""Bits of an error's code that say what it is; the others say why."""
_RUINED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (key BLOB PRIMARY KEY, used INTEGER NOT NULL, value BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS answer_by_use ON answer (used);
"""
_OLDEST = "DELETE FROM answer WHERE key IN (SELECT key FROM answer ORDER BY used LIMIT max(1, ?))"


def digest_of(*parts: str | bytes) -> bytes:
    """SHA-256 over parts, each kept apart from the next."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.digest()


@dataclass(frozen=True, slots=True)
class Holding:
    """What a store holds."""

    answers: int
    size: int
    """In bytes."""


class Store:
    """Answers by key. `tell` is called with what a person should know, once at most."""

    def __init__(self, path: Path, tell: Callable[[str], None], *, largest: int = LARGEST) -> None:
        self.path = path
        self._tell = tell
        self._largest = largest
        self._used: set[bytes] = set()
        self._file: sqlite3.Connection | None = None
        try:
            self._file = _opened(path)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def get(self, key: bytes) -> bytes | None:
        """The answer; None where there is none."""
        query = "SELECT value, used FROM answer WHERE key = ?"
        row = self._attempt(lambda file: file.execute(query, (key,)).fetchone(), None)
        if row is None:
            return None
        if row[1] < time.time() - _FRESH:
            self._used.add(key)
        return bytes(row[0])

    def put(self, answers: Sequence[tuple[bytes, bytes]]) -> None:
        """Keep answers, all or none of them."""
        now = int(time.time())

        def write(file: sqlite3.Connection) -> None:
            with _writing(file):
                rows = ((key, now, value) for key, value in answers)
                file.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", rows)
            if _size(file) > self._largest:
                self._make_room(file)

        self._attempt(write, None)

    def holding(self) -> Holding:
        """How much is held."""
        count = "SELECT count(*) FROM answer"
        return self._attempt(
            lambda file: Holding(file.execute(count).fetchone()[0], _size(file)), Holding(0, 0)
        )

    def close(self) -> None:
        """Note what was used, and let go of the file."""
        now = int(time.time())
        used = [(now, key) for key in self._used]
        if used:
            note = "UPDATE answer SET used = ? WHERE key = ?"
            self._attempt(lambda file: file.executemany(note, used), None)
        if self._file is not None:
            self._file.close()
            self._file = None

    def _make_room(self, file: sqlite3.Connection) -> None:
        """Let go of what was used longest ago."""
        while (size := _size(file)) > _ROOM * self._largest:
            (count,) = file.execute("SELECT count(*) FROM answer").fetchone()
            if count == 0:
                return
            file.execute(_OLDEST, (int(count * (1 - _ROOM * self._largest / size)),))

    def _attempt(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        if self._file is None:
            return otherwise
        try:
            return action(self._file)
        except sqlite3.Error as error:
            self._file.close()
            self._file = None
            self._give_up(error)
            return otherwise

    def _give_up(self, error: Exception) -> None:
        if getattr(error, "sqlite_errorcode", None) in _RUINED:
            self._tell(f"the cache {self.path} was damaged and is made anew")
            try:
                remove(self.path)
                self._file = _opened(self.path)
            except (OSError, sqlite3.Error):
                self._file = None
            return
        self._tell(f"the cache {self.path} can't be used ({error}); this run goes on without")


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # it holds texts: for their owner alone
    file = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        _begin(file)
    except sqlite3.Error:
        file.close()
        raise
    return file


def _begin(file: sqlite3.Connection) -> None:
    """Make a file ready. Where several runs make one at once, SQLite doesn't wait for the one that changes
    its mode, but says at once that it is locked."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            file.execute("PRAGMA journal_mode = WAL")
            file.execute("PRAGMA synchronous = NORMAL")
            file.executescript(_SCHEMA)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
        else:
            return


def remove(path: Path) -> None:
    """Forget everything: remove the file and what SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _size(file: sqlite3.Connection) -> int:
    """Bytes in use; pages that are free again are filled before the file grows."""
    pages, free, each = (
        file.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * each)


@contextmanager
def _writing(file: sqlite3.Connection) -> Iterator[None]:
    file.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if file.in_transaction:
            file.rollback()
        raise
    file.commit()
