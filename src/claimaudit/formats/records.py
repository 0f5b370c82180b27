"""Documents from records: of an export that is read whole, or of rows that somebody else reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from claimaudit.errors import UserError
from claimaudit.formats.decode import Decoded
from claimaudit.formats.exports import Found, id_in, record_of
from claimaudit.formats.failures import UnreadableError
from claimaudit.formats.fields import Fields, choose
from claimaudit.formats.finish import Origin, Result, finish
from claimaudit.formats.kinds import READERS
from claimaudit.formats.reading import Reading
from claimaudit.formats.rows import Broken, Row, Unwanted, row_of, rows
from claimaudit.formats.writer import Writer
from claimaudit.model import Skipped, Unreadable

_UTF8 = Decoded("", "utf-8")


def read_record(record: Found, name: str, key: str, decoded: Decoded, reading: Reading) -> Result:
    """The document in a record; `name` and `key` are those of the export, `decoded` is how it was."""
    place = f"#{record.id}"
    if isinstance(record, Broken):
        return Unreadable(name + place, record.reason, record.id)
    if isinstance(record, Unwanted):
        return Skipped(name + place, record.reason)
    writer = Writer(name + place, record.text, reading)
    metadata = (*record.metadata, *READERS[record.suffix](writer))
    notes = (*decoded.notes, *record.notes, *writer.notes)
    origin = Origin(key + place, decoded.encoding, notes=notes, record=record.id)
    title = record.title or writer.title
    return finish(writer.builder, origin, title=title, metadata=metadata, parts=record.parts)


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one table, in whatever order and portions they come."""

    name: str
    """Of the table: what stands before the # in the paths and keys of its documents."""
    fields: Fields
    reading: Reading

    @classmethod
    def of(cls, name: str, sample: Iterable[object], reading: Reading) -> Self:
        """The reader of a table, by some of its rows.

        Raises `UserError` where none of its fields holds text, or one that was named isn't there.
        """
        known = [row for row in map(_row, sample) if not isinstance(row, Broken)]
        try:
            return cls(name, choose(known, reading), reading)
        except UnreadableError as error:
            raise UserError(str(error), name) from error

    def read(self, item: object, otherwise: str) -> Result:
        """The document in a row: an object, or a line of JSON. `otherwise` is its id if it has none."""
        row = _row(item)
        if isinstance(row, Broken):
            return Unreadable(f"{self.name}#{otherwise}", row.reason)
        record = record_of(row, self.fields, id_in(row, self.fields) or otherwise, self.reading)
        return read_record(record, self.name, self.name, _UTF8, self.reading)


def _row(item: object) -> Row | Broken:
    if not isinstance(item, str):
        return row_of(item, 1)
    (lines,) = rows(item, ".jsonl")
    return next(iter(lines), Broken("", "an empty line"))
