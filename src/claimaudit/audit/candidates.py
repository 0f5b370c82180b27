"""Claims that rules across documents may want, a short row each in a temporary file instead of in memory.

The file is nameless and goes with the process; while it is small, SQLite holds it in its page cache.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from claimaudit.rules.corpus import HeldCandidates
from claimaudit.rules.joining import Candidate
from claimaudit.rules.match import Match

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_TABLE = """
CREATE TABLE candidate (
    rule TEXT, side INTEGER, document BLOB, start INTEGER, end INTEGER, path BLOB, row BLOB
)
"""
_IN_ORDER = """
SELECT row, document, path FROM candidate WHERE rule = ? AND side = ? ORDER BY document, start, end, rowid
"""


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate as JSON can have it; where it stands is known to whoever keeps it."""

    rule: str
    side: Literal[0, 1]
    match: Match
    keys: str
    differing: str
    agreeing: str
    """All three as JSON, in which a tuple is a list."""

    @classmethod
    def of(cls, candidate: Candidate) -> CandidateRow:
        """The row of a candidate."""
        keys = json.dumps(sorted(candidate.keys, key=repr))
        differing, agreeing = map(_sorted, (candidate.differing, candidate.agreeing))
        return cls(candidate.rule, candidate.side, candidate.match, keys, differing, agreeing)

    def candidate(self, document: str, path: str) -> Candidate:
        """The candidate of a document, by its key and its path."""
        keys = frozenset(_frozen(json.loads(self.keys)))
        differing, agreeing = (
            tuple(map(frozenset, _frozen(json.loads(each)))) for each in (self.differing, self.agreeing)
        )
        return Candidate(self.rule, self.side, self.match, document, path, keys, differing, agreeing)


class CandidateFile:
    """Filled as documents are judged, read in the end. Up to `held` of them stay in memory."""

    def __init__(self, held: int = 2000) -> None:
        self._most = held
        self._held: list[Candidate] = []
        self._in_file = False
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute(_TABLE)

    def extend(self, found: Iterable[Candidate]) -> None:
        """Add those of a document."""
        self._held += found
        if len(self._held) > self._most:
            self._write()

    def of(self, rule: str, side: int) -> Iterable[Candidate]:
        """Those that meet one side of a rule, by document and place."""
        if not self._in_file:
            return HeldCandidates(self._held).of(rule, side)
        self._write()
        return self._read(rule, side)

    def _write(self) -> None:
        rows = map(_columns, self._held)
        self._file.executemany("INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._held.clear()
        self._in_file = True

    def _read(self, rule: str, side: int) -> Iterator[Candidate]:
        for row, document, path in self._file.execute(_IN_ORDER, (rule, side)):
            held = _rows().validate_json(zlib.decompress(row))
            yield held.candidate(_text(document), _text(path))


def _columns(candidate: Candidate) -> tuple[object, ...]:
    span = candidate.match.span
    row = zlib.compress(_rows().dump_json(CandidateRow.of(candidate)), 1)
    home, path = _bytes(candidate.document), _bytes(candidate.path)
    return candidate.rule, candidate.side, home, span.start, span.end, path, row


def _sorted(told: Iterable[frozenset[object]]) -> str:
    return json.dumps([sorted(each, key=repr) for each in told])


def _frozen(value: Any) -> Any:
    """Lists as tuples, which JSON doesn't tell apart."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


# File names may hold what is no Unicode. The order of the bytes is that of the code points.
def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogatepass")


@cache
def _rows() -> TypeAdapter[CandidateRow]:
    from pydantic import TypeAdapter

    return TypeAdapter(CandidateRow)
