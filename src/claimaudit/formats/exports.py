"""Exports of many documents: each record with a text becomes a document of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import chain, islice

from claimaudit.config import FieldFormat
from claimaudit.formats import wxr
from claimaudit.formats.decode import cleaned
from claimaudit.formats.failures import UnreadableError
from claimaudit.formats.fields import Fields, choose, is_id
from claimaudit.formats.reading import Reading
from claimaudit.formats.rows import Broken, Row, Unwanted, rows
from claimaudit.source import Part, collapse

Table = Iterable[Row | Broken | Unwanted]

SAMPLE = 50
"""Rows by which the fields are told."""
MAX_ID = 200
_SUFFIXES: dict[FieldFormat, str] = {"text": ".txt", "markdown": ".md", "html": ".html"}
_GAPS = {".html": "\n<hr>\n"}
"""What parts two fields of a text, where an empty line doesn't."""
_PAGE = re.compile(r"</?(?:p|html|body)\b", re.I)
_FRAME = re.compile(r"</?(?:div|br|section|article)\b", re.I)
_BARE = re.compile(r"\n[ \t\r]*\n[^\s<]")
"""A paragraph that no tag marks."""
_TAG = re.compile(
    r"</?(?:a|b|i|em|strong|span|h[1-6]|[uo]l|li|table|img|blockquote|figure|hr)\b[^<>]*>", re.I
)
_MARKDOWN = re.compile(
    r"^#{1,6} \S|^\s{0,3}[-*+] \S|^\s{0,3}\d\. \S|\*\*\S|\]\(\S+\)|^\|.+\|\s*$|^---\s*$|^> ", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Record:
    """A record with a text."""

    id: str
    text: str
    suffix: str
    """Of the format that the text is written in."""
    title: str | None
    metadata: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    parts: tuple[Part, ...]


Found = Record | Unwanted | Broken


def records(text: str, suffix: str, reading: Reading) -> Iterator[Found]:
    """The records of an export, in its order. Raises `UnreadableError` where there are none."""
    tables: Iterable[Table] = [wxr.items(text)] if suffix == ".xml" else rows(text, suffix)
    table, fields = _table(tables, reading)
    times: Counter[str] = Counter()
    for number, row in enumerate(table, start=1):
        if isinstance(row, Broken | Unwanted):
            yield row
            continue
        name = _unique(_id(row, fields, number), times)
        yield record_of(row, fields, name, reading)


def _table(tables: Iterable[Table], reading: Reading) -> tuple[Table, Fields]:
    """The first table with a field for text."""
    failures = []
    for table in tables:
        remaining = iter(table)
        first = list(islice(remaining, SAMPLE))
        sample = [row for row in first if not isinstance(row, Broken | Unwanted)]
        try:
            return chain(first, remaining), choose(sample, reading)
        except UnreadableError as error:
            if not sample and first:
                return chain(first, remaining), Fields((), None, None, ())
            failures.append(error)
    raise failures[0]


def id_in(row: Row, fields: Fields) -> str | None:
    """What a row calls itself; None where it doesn't say."""
    value = row.get(fields.id) if fields.id else None
    return collapse(str(value))[:MAX_ID] if is_id(value) else None


def _id(row: Row, fields: Fields, number: int) -> str:
    return str(number) if fields.id is None else id_in(row, fields) or f"record-{number}"


def _unique(name: str, times: Counter[str]) -> str:
    """The name, with a number where another record has it already."""
    times[name] += 1
    return name if times[name] == 1 else _unique(f"{name}~{times[name]}", times)


def record_of(row: Row, fields: Fields, name: str, reading: Reading) -> Found:
    """The record in a row."""
    texts: dict[str, str] = {}
    for field in fields.texts:
        value = row.get(field)
        if value is not None and not isinstance(value, str):
            return Broken(name, f"the field “{field}” holds no text")
        if value and value.strip():
            place = f"record {name}" + (f", field {field}" if len(fields.texts) > 1 else "")
            texts[place] = cleaned(value).replace("\0", " ")
    if not texts:
        return Unwanted(name, "a record without text")
    suffix = _SUFFIXES.get(reading.field_format) or _suffix("\n\n".join(texts.values()))
    gap = _GAPS.get(suffix, "\n\n")
    return Record(
        id=name,
        text=gap.join(texts.values()),
        suffix=suffix,
        title=_title(row, fields),
        metadata=tuple((what, str(row[at])) for what, at in fields.metadata if is_id(row.get(at))),
        notes=fields.notes,
        parts=tuple(_parts(texts, gap)),
    )


def _parts(texts: Mapping[str, str], gap: str) -> Iterator[Part]:
    """Where each text begins among them all, and what that place is called."""
    start = 0
    for place, text in texts.items():
        yield Part(start, place)
        start += len(text) + len(gap)


def _title(row: Row, fields: Fields) -> str | None:
    value = row.get(fields.title) if fields.title else None
    return collapse(unescape(value)) or None if isinstance(value, str) else None


def _suffix(text: str) -> str:
    """That of the format that a text looks like."""
    if _PAGE.search(text):
        return ".html"
    # Some systems keep HTML with empty lines for paragraphs, as Markdown has it.
    if _FRAME.search(text):
        return ".md" if _BARE.search(text) else ".html"
    if _TAG.search(text):
        return ".md" if re.search(r"\n\s*\n", text) else ".html"
    return ".md" if _MARKDOWN.search(text) else ".txt"
