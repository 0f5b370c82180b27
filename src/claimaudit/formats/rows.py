"""The rows of an export: JSON, JSON Lines and CSV, as flat mappings from field to value."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from claimaudit.formats.failures import UnreadableError

Row = Mapping[str, object]
"""Field to value; nested fields by a dotted way: `content.rendered`."""

WHOLE = "(text)"
"""The field of a row that is nothing but a text."""
MAX_FIELD = 20_000_000
MAX_LEVELS = 5
"""How deep nested fields and lists of records are looked for."""
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that can't be read; the others can."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A row that holds no document to read, and why."""

    id: str
    reason: str


def rows(text: str, suffix: str) -> list[Iterable[Row | Broken]]:
    """The tables that may hold the records, the likeliest first; all but JSON have one."""
    match suffix:
        case ".json":
            return _json(text)
        case ".csv" | ".tsv":
            return [_csv(text, "\t" if suffix == ".tsv" else None)]
        case _:
            return [_json_lines(text)]


def _json(text: str) -> list[Iterable[Row | Broken]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(_complaint(error)) from error
    tables = list(_tables(data, MAX_LEVELS))
    if isinstance(data, dict):
        tables.append([data])
    if not tables:
        raise UnreadableError("JSON without records: neither a list nor an object")
    return [[row_of(item, number) for number, item in enumerate(table, start=1)] for table in tables]


def _tables(data: object, levels: int) -> Iterator[list[object]]:
    """The lists of objects or texts, outer ones before those inside them."""
    if isinstance(data, list) and data and isinstance(data[0], dict | str):
        yield data
    if levels and isinstance(data, dict | list):
        # Of a list, the first item tells: the others are alike.
        for inner in data.values() if isinstance(data, dict) else data[:1]:
            yield from _tables(inner, levels - 1)


def _json_lines(text: str) -> Iterator[Row | Broken]:
    # Not `splitlines`: a text may hold U+2028.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield row_of(json.loads(line), number)
        except (ValueError, RecursionError) as error:
            yield Broken(f"line-{number}", _complaint(error))


def _csv(text: str, delimiter: str | None) -> Iterator[Row | Broken]:
    csv.field_size_limit(MAX_FIELD)
    head = text.partition("\n")[0]
    delimiter = delimiter or max(_DELIMITERS, key=head.count)
    # Strict, since a quotation mark that is never closed would swallow all rows after it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip() for name in next(reader, [])]
        for number, values in enumerate(reader, start=1):
            if len(values) > len(names):
                yield Broken(f"row-{number}", f"{len(values)} values under {len(names)} heads")
            elif any(values):
                yield dict(zip_longest(names, values, fillvalue=""))
    except csv.Error as error:
        yield Broken(f"line-{reader.line_num}", f"not valid CSV from here on: {error}")


def row_of(item: object, number: int) -> Row | Broken:
    """An object with its nested fields laid flat, or a bare text."""
    if isinstance(item, str):
        return {WHOLE: item}
    if not isinstance(item, dict):
        return Broken(f"record-{number}", "neither an object nor a text")
    return dict(_flat(item, "", MAX_LEVELS))


def _flat(item: Mapping[str, object], prefix: str, levels: int) -> Iterator[tuple[str, object]]:
    for name, value in item.items():
        if isinstance(value, dict) and levels:
            yield from _flat(value, f"{prefix}{name}.", levels - 1)
        else:
            yield f"{prefix}{name}", value


def _complaint(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not valid JSON: {error.msg} (line {error.lineno}, column {error.colno})"
    return "not valid JSON: nested too deeply, or a number too long"
