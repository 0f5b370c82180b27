"""Reads reStructuredText: docutils tells the blocks, and their words are found again in the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from claimaudit.formats import sandbox
from claimaudit.formats.alignment import Alignment
from claimaudit.formats.passage import Passage
from claimaudit.formats.references import is_reference
from claimaudit.formats.tables import Grid
from claimaudit.formats.writer import Place, Writer
from claimaudit.source import BlockKind, BlockRole

_NAMES = {"authors": "author", "organization": "publisher", "language": "lang", "revision": "updated"}


def read(writer: Writer) -> tuple[tuple[str, str], ...]:
    """Write the blocks of a text; returns its bibliographic fields as name and value."""
    outline = sandbox.convert("rst", writer.source.encode("utf-8", "surrogatepass"), "docutils")
    writer.notes += [f"docutils: {note}" for note in outline["notes"]]
    reader = _Reader(writer)
    for name, content in outline["events"]:
        reader.read(name, content)
    return tuple(
        (_NAMES.get(name, name), " ".join(value.split())) for name, value in outline["metadata"].items()
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the open node makes of the texts in it."""

    kind: BlockKind = "paragraph"
    list_number: int | None = None
    term: str | None = None
    is_note: bool = False
    grid: Grid | None = None
    in_head: bool = False


class _Reader:
    """Follows the events of one text."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._alignment = Alignment(writer.source)
        self._frames = [_Frame()]
        self._term: str | None = None

    def read(self, name: str, content: Mapping[str, Any]) -> None:
        frame = self._frames[-1]
        match name:
            case "text":
                self._write(frame, content)
                return
            case "end":
                self._frames.pop()
                return
            case "list":
                frame = replace(frame, list_number=self._writer.next_list())
            case "item":
                frame = replace(frame, kind="list_item", term=None)
            case "definition":
                frame = replace(frame, term=self._term)
            case "note":
                frame = _Frame("list_item", self._writer.next_list(), is_note=True)
            case "quote":
                frame = replace(frame, kind="quote") if frame.kind == "paragraph" else frame
            case "caption":
                frame = _Frame("caption")
            case "table":
                frame = _Frame("table_cell", grid=Grid(self._writer))
            case "head":
                frame = replace(frame, in_head=True)
            case "row" if frame.grid:
                frame.grid.begin_row()
            case "cell" if frame.grid:
                frame.grid.begin_cell(head=frame.in_head, columns=content["columns"], rows=content["rows"])
        self._frames.append(frame)

    def _write(self, frame: _Frame, content: Mapping[str, Any]) -> None:
        passage = self._passage(content["runs"])
        if not passage:
            return
        if "level" in content:
            self._writer.heading(passage, content["level"])
        elif frame.grid:
            frame.grid.write(passage)
        else:
            is_source = frame.is_note and is_reference(passage.text, "footnote")
            role: BlockRole = "bibliography" if is_source else "body"
            kind: BlockKind = "caption" if content.get("caption") else frame.kind
            place = Place(list_number=frame.list_number, row=frame.term, role=role)
            text = self._writer.write(passage, kind, place if kind == "list_item" else Place(role=role))
            if content.get("term"):
                self._term = text

    def _passage(self, runs: Sequence[tuple[str, bool, str | None]]) -> Passage:
        passage = self._writer.passage()
        self._alignment.begin("".join(text for text, _, _ in runs))
        for text, strong, target in runs:
            self._alignment.add(passage, text, strong=strong, target=target)
        return passage
