"""Wrapped text in columns. Laid out here, for rich's tables measure nested ones over and over again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

INDENT = 2
_LABEL_WIDTH = 10
_GUTTER_WIDTH = 6
_SIDE_BY_SIDE = 120
"""From this width on, a sentence and what is said of it stand in two columns."""

Row = tuple[Text, Text]
"""A label and what it labels."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Rows with their labels in a column of their own, and a blank line."""

    rows: tuple[Row, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = _labelled(console, self.rows, options.max_width - INDENT)
        yield _block(_indented(lines, Text(" " * INDENT)))


@dataclass(frozen=True, slots=True)
class Annotated:
    """Paragraphs with notes below them, or beside them where there is room, and a blank line."""

    gutter: Text
    paragraphs: tuple[Text, ...]
    notes: tuple[tuple[Row, ...], ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width - _GUTTER_WIDTH
        lines = (
            self._beside(console, width)
            if options.max_width >= _SIDE_BY_SIDE
            else self._below(console, width)
        )
        yield _block(_indented(lines, _aligned(self.gutter)))

    def _below(self, console: Console, width: int) -> list[Text]:
        notes = [line for note in self.notes for line in (Text(), *_labelled(console, note, width))]
        return [*_wrapped(console, self.paragraphs, width), *notes]

    def _beside(self, console: Console, width: int) -> list[Text]:
        left = width * 5 // 12
        notes = [line for note in self.notes for line in (*_labelled(console, note, width - left), Text())]
        paragraphs = _wrapped(console, self.paragraphs, left - 3)
        return [
            Text.assemble(_padded(paragraph, left), note)
            for paragraph, note in zip_longest(paragraphs, notes[:-1], fillvalue=Text())
        ]


def _labelled(console: Console, rows: Iterable[Row], width: int) -> list[Text]:
    lines: list[Text] = []
    for label, text in rows:
        wrapped = _wrapped(console, (text,), width - _LABEL_WIDTH)
        lines += _indented(wrapped, _padded(label, _LABEL_WIDTH))
    return lines


def _wrapped(console: Console, texts: Iterable[Text], width: int) -> list[Text]:
    return [line for text in texts for line in text.wrap(console, max(width, 1))]


def _indented(lines: list[Text], first: Text) -> list[Text]:
    """The lines behind `first`, those after the first one behind as many blanks."""
    blanks = Text(" " * first.cell_len)
    return [Text.assemble(blanks if number else first, line) for number, line in enumerate(lines)]


def _padded(text: Text, width: int) -> Text:
    return Text.assemble(text, " " * (width - text.cell_len))


def _aligned(gutter: Text) -> Text:
    return Text.assemble(" " * (_GUTTER_WIDTH - INDENT - gutter.cell_len), gutter, " " * INDENT)


def _block(lines: list[Text]) -> Text:
    text = Text("\n").join([*lines, Text()])
    text.no_wrap, text.overflow = True, "ignore"
    return text
