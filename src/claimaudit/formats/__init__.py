"""Readers: from files to documents with exact offsets."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from claimaudit.formats.failures import UnreadableError
from claimaudit.formats.finish import Origin, Result, finish
from claimaudit.formats.kinds import CONVERTERS, EXPORTS, READERS, Kind
from claimaudit.formats.reading import DEFAULT, Reading
from claimaudit.model import Skipped, Unreadable

if TYPE_CHECKING:
    from claimaudit.formats.decode import Decoded
    from claimaudit.formats.exports import Found

# What reading needs is imported where something is read: what asks for help, or only for kinds of files,
# must not wait for it.

__all__ = [
    "CONVERTERS", "DEFAULT", "EXPORTS", "READERS", "Kind", "Reading", "Result", "Unread",
    "count_in", "documents_in", "documents_of", "fetch", "fetched", "read", "read_text",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of one document, whose bytes are at hand and have yet to be read."""

    path: str
    """As given, with POSIX separators."""
    key: str
    """The path relative to the project."""
    data: bytes
    reading: Reading = DEFAULT

    def read(self) -> Result:
        """The document."""
        from claimaudit.formats.decode import decode
        from claimaudit.formats.own import is_own_report

        kind = Kind.of(self.path)
        try:
            data = _unpacked(self.data, kind)
            if kind.suffix in CONVERTERS:
                return _converted(data, self.path, self.key, kind)
            decoded = decode(data)
            if is_own_report(decoded.text):
                return Skipped(self.path, "a report of claimaudit")
            sha256 = hashlib.sha256(data).hexdigest()
            return _text(decoded, self.path, kind.suffix, self.reading, key=self.key, sha256=sha256)
        except UnreadableError as error:
            return Unreadable(self.path, str(error))


def documents_in(path: Path, *, name: str, key: str, reading: Reading = DEFAULT) -> Iterator[Result]:
    """The documents in a file: one, or those that an export holds.

    `name` is the path as given, `key` the one relative to the project. What can't be read comes as
    `Unreadable` in its place.
    """
    yield from map(_read, fetch(path, name=name, key=key, reading=reading))


def fetch(path: Path, *, name: str, key: str, reading: Reading = DEFAULT) -> Iterator[Unread | Result]:
    """The same, but a file of one document is left to be read by whoever has the time."""
    try:
        data = _bytes_in(path)
    except UnreadableError as error:
        yield Unreadable(name, str(error))
        return
    yield from fetched(data, name=name, key=key, reading=reading)


def count_in(path: Path, reading: Reading = DEFAULT) -> int:
    """How many results `documents_in` will give: one, or one for each record of an export.

    Counting reads an export, but none of its records.
    """
    kind, count = Kind.of(path.name), 0
    if not kind.is_export:
        return 1
    try:
        for _ in _records(_bytes_in(path), kind, reading)[1]:
            count += 1
    except UnreadableError:
        return count + 1
    return count


def documents_of(data: bytes, *, name: str, key: str, reading: Reading = DEFAULT) -> Iterator[Result]:
    """The documents in bytes that come from anywhere, such as standard input; the name tells their kind."""
    yield from map(_read, fetched(data, name=name, key=key, reading=reading))


def fetched(data: bytes, *, name: str, key: str, reading: Reading = DEFAULT) -> Iterator[Unread | Result]:
    """The same, but one document by itself is left to be read by whoever has the time."""
    name, kind = PurePath(name).as_posix(), Kind.of(name)
    if not kind.is_export:
        yield Unread(name, key, data, reading)
        return
    try:
        yield from _of_records(data, name, key, kind, reading)
    except UnreadableError as error:
        yield Unreadable(name, str(error))


def read(path: Path, *, name: str, key: str, reading: Reading = DEFAULT) -> Result:
    """The one document in a file; an export that holds several is unreadable as one."""
    first, *others = documents_in(path, name=name, key=key, reading=reading)
    return Unreadable(name, f"holds {1 + len(others):,} documents") if others else first


def read_text(text: str, *, path: str, key: str, suffix: str = ".txt") -> Result:
    """The document in a text that comes from no file."""
    from claimaudit.formats.decode import Decoded, cleaned

    try:
        return _text(Decoded(cleaned(text), "utf-8"), PurePath(path).as_posix(), suffix, DEFAULT, key=key)
    except UnreadableError as error:
        return Unreadable(path, str(error))


def _read(item: Unread | Result) -> Result:
    return item.read() if isinstance(item, Unread) else item


def _text(
    decoded: Decoded, name: str, suffix: str, reading: Reading, *, key: str, sha256: str | None = None
) -> Result:
    from claimaudit.formats.writer import Writer

    writer = Writer(name, decoded.text, reading)
    metadata = READERS.get(suffix.lower(), READERS[".txt"])(writer)
    origin = Origin(key, decoded.encoding, sha256, (*decoded.notes, *writer.notes))
    return finish(writer.builder, origin, title=writer.title, metadata=metadata)


def _converted(data: bytes, name: str, key: str, kind: Kind) -> Result:
    from claimaudit.formats import extracted, sandbox

    converted = sandbox.convert(kind.suffix[1:], data, CONVERTERS[kind.suffix])
    found = extracted.extract(name, converted)
    origin = Origin(key, sha256=hashlib.sha256(data).hexdigest(), notes=found.notes)
    return finish(found.builder, origin, title=found.title, metadata=found.metadata, parts=found.parts)


def _records(data: bytes, kind: Kind, reading: Reading) -> tuple[Decoded, Iterator[Found]]:
    from claimaudit.formats import exports
    from claimaudit.formats.decode import decode

    decoded = decode(_unpacked(data, kind))
    return decoded, exports.records(decoded.text, kind.suffix, reading)


def _of_records(data: bytes, name: str, key: str, kind: Kind, reading: Reading) -> Iterator[Result]:
    from claimaudit.formats.records import read_record

    decoded, records = _records(data, kind, reading)
    for record in records:
        yield read_record(record, name, key, decoded, reading)


def _bytes_in(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableError("not a file" if path.exists() else "no such file")
        most = Kind.of(path.name).max_bytes
        if path.stat().st_size > most:
            raise UnreadableError(f"larger than {most // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError((error.strerror or str(error)).lower()) from error


def _unpacked(data: bytes, kind: Kind) -> bytes:
    """What gzip has packed, if that isn't too much."""
    if not kind.is_compressed:
        return data
    most = kind.max_bytes
    try:
        unpacked = gzip.GzipFile(fileobj=io.BytesIO(data)).read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError("damaged, or not compressed with gzip") from error
    if len(unpacked) > most:
        raise UnreadableError(f"unpacks to more than {most // 1_000_000} MB")
    return unpacked
