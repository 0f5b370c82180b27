"""Claims that rules across documents may want, a short row each in a temporary file instead of in memory.

The file is nameless and goes with the process; while it is small, SQLite holds it in its page cache.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from claimaudit.rules.match import Match
from claimaudit.rules.pairs import Candidate

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_TABLE = """
CREATE TABLE candidate (
    rule TEXT, side INTEGER, document BLOB, start INTEGER, end INTEGER,
    path BLOB, keys TEXT, differing TEXT, match BLOB
)
"""
_IN_ORDER = """
SELECT rule, side, match, document, path, keys, differing FROM candidate
WHERE rule = ? AND side = ? ORDER BY document, start, end, rowid
"""


class CandidateFile:
    """Written as documents are judged, read in the end."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute(_TABLE)

    def extend(self, found: Iterable[Candidate]) -> None:
        """Add those of a document."""
        self._file.executemany("INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, found))

    def of(self, rule: str, side: int) -> Iterator[Candidate]:
        """Those that meet one side of a rule, by document and place."""
        for row in self._file.execute(_IN_ORDER, (rule, side)):
            yield _candidate(*row)


def _row(candidate: Candidate) -> tuple[object, ...]:
    span = candidate.match.span
    return (
        candidate.rule,
        candidate.side,
        _bytes(candidate.document),
        span.start,
        span.end,
        _bytes(candidate.path),
        json.dumps(list(candidate.keys)),
        json.dumps([list(each) for each in candidate.differing]),
        zlib.compress(_matches().dump_json(candidate.match), 1),
    )


def _candidate(
    rule: str, side: Literal[0, 1], match: bytes, document: bytes, path: bytes, keys: str, differing: str
) -> Candidate:
    return Candidate(
        rule,
        side,
        _matches().validate_json(zlib.decompress(match)),
        _text(document),
        _text(path),
        frozenset(_frozen(json.loads(keys))),
        tuple(map(frozenset, _frozen(json.loads(differing)))),
    )


def _frozen(value: Any) -> Any:
    """Lists as tuples, which JSON doesn't tell apart."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


# File names may hold what is no Unicode. The order of the bytes is that of the code points.
def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogatepass")


@cache
def _matches() -> TypeAdapter[Match]:
    from pydantic import TypeAdapter

    return TypeAdapter(Match)
