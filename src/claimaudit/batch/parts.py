"""Where the results of a run lie: a folder a table, a Parquet file a part, here or in an object store.

A part is finished once its file of documents is there, which is written last; files appear whole or not at
all. What a worker has begun it notes beforehand: notes that are left tell what a process died with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from claimaudit.batch.tables import SCHEMAS, Name
from claimaudit.errors import UserError

_SETTINGS = "run.json"
_BEGUN = "begun"
_ORDER: tuple[Name, ...] = ("claims", "findings", "candidates", "set_aside", "documents")
"""In which the files of a part are written."""


@dataclass(frozen=True)
class Shelf:
    """The folder that a run writes into. Raises `UserError` where it is no such place."""

    address: str
    _files: fs.FileSystem = field(init=False, repr=False)
    _base: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        try:
            whole = self.address if "://" in self.address else Path(self.address).resolve().as_uri()
            files, base = fs.FileSystem.from_uri(whole)
        except (ValueError, OSError) as error:
            raise UserError(f"no place to write to: {error}", self.address) from error
        object.__setattr__(self, "_files", files)
        object.__setattr__(self, "_base", base.rstrip("/"))

    def settings(self) -> dict[str, Any] | None:
        """What the run that was begun here was told; None where none was."""
        if self._files.get_file_info(self._place(_SETTINGS)).type is fs.FileType.File:
            with self._files.open_input_stream(self._place(_SETTINGS)) as stream:
                settings: dict[str, Any] = json.loads(stream.read())
                return settings
        if self._list(""):
            raise UserError("holds other things, and a corpus needs a folder of its own", self.address)
        return None

    def begin(self, settings: dict[str, Any]) -> None:
        """Note what the run is told."""
        self._write(_SETTINGS, json.dumps(settings, indent=2, ensure_ascii=False).encode())

    def note_begun(self, rows: Iterable[str]) -> str:
        """Note the rows of a part that is begun; gives the part its name."""
        part = token_hex(8)
        self._write(f"{_BEGUN}/{part}.json", json.dumps(list(rows)).encode())
        return part

    def finish(self, part: str, tables: dict[Name, pa.Table]) -> None:
        """Write the tables of a part; of empty ones only that which says that it is finished."""
        for name in _ORDER:
            if len(tables[name]) or name == "documents":
                self.write_table(name, part, tables[name])
        self._remove(f"{_BEGUN}/{part}.json")

    def write_table(self, name: str, part: str, table: pa.Table) -> None:
        """Write one file, in place of an older one."""
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        self._write(f"{name}/{part}.parquet", sink.getvalue())

    def died_with(self) -> list[str]:
        """The rows of parts that were begun and not finished."""
        rows = []
        for place in self._list(_BEGUN):
            with self._files.open_input_stream(place) as stream:
                rows += json.loads(stream.read())
        return rows

    def sweep(self) -> None:
        """Remove what a run that was broken off has left of its parts."""
        for place in self._list(_BEGUN):
            self._files.delete_file(place)
        finished = {_stem(place) for place in self._list("documents")}
        for name in _ORDER:
            for place in self._list(name):
                if _stem(place) not in finished:
                    self._files.delete_file(place)

    def patterns(self, *names: Name) -> list[str]:
        """Patterns of the files of tables that have any, as the engine reads them."""
        return [f"{self.address.rstrip('/')}/{name}/*.parquet" for name in names if self._list(name)]

    def read(self, name: Name, columns: list[str]) -> pa.Table:
        """Some columns of a whole table."""
        schema = pa.schema([SCHEMAS[name].field(column) for column in columns])
        batches = (batch.select(columns) for batch in self.batches(name, columns))
        return pa.Table.from_batches(batches, schema=schema)

    def batches(self, name: Name, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
        """A table, file after file."""
        for place in self._list(name):
            with self._files.open_input_file(place) as file:
                yield from pq.ParquetFile(file).iter_batches(columns=columns)

    def _place(self, name: str) -> str:
        return f"{self._base}/{name}" if name else self._base

    def _list(self, folder: str) -> list[str]:
        selector = fs.FileSelector(self._place(folder), allow_not_found=True)
        found = self._files.get_file_info(selector)
        return sorted(each.path for each in found if not each.base_name.startswith("."))

    def _write(self, name: str, data: bytes) -> None:
        """Whole or not at all: an object store has it so, and a file system by renaming."""
        place = self._place(name)
        folder, _, file = place.rpartition("/")
        self._files.create_dir(folder)
        draft = f"{folder}/.{file}" if isinstance(self._files, fs.LocalFileSystem) else place
        with self._files.open_output_stream(draft) as stream:
            stream.write(data)
        if draft != place:
            self._files.move(draft, place)

    def _remove(self, name: str) -> None:
        self._files.delete_file(self._place(name))


def _stem(place: str) -> str:
    return place.rpartition("/")[2].removesuffix(".parquet")
