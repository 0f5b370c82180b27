"""The blocks of a document as a page shows them: headings, paragraphs, and lists and tables put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from claimaudit.reporters.html.runs import Phrase
from claimaudit.reporters.visible import visible
from claimaudit.source import Block, BlockRole

Words = tuple[Phrase, ...]
"""The content of one block."""

_TOP = 3
"""The level of the heading that a document has on the page; its own go below."""
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Text:
    """A heading, paragraph, quote or caption."""

    tag: str
    role: BlockRole
    words: Words


@dataclass(frozen=True, slots=True)
class List:
    """Items that stand together."""

    role: BlockRole
    bullets: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; empty where the document has none."""

    words: tuple[Words, ...] = ()
    head_of: Literal["col", "row"] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length. `heads` are those of the columns where no row tells them."""

    role: BlockRole
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Node = Text | List | Table


def lay_out(blocks: Sequence[Block], words: Callable[[Block], Words]) -> Iterator[Node]:
    """The nodes in reading order; `words` gives the content of a block.

    No heading is more than one level below the one before it, as those who listen to a page expect.
    """
    depth = 0
    for (sort, _), group in groupby(blocks, key=_together):
        members = list(group)
        if sort == "table":
            yield _table(members, words)
        elif sort == "list":
            yield List(members[0].role, tuple(words(block) for block in members))
        else:
            for block in members:
                if block.kind == "heading":
                    depth = min(block.level or 1, depth + 1)
                yield Text(_tag(block, depth), block.role, words(block))


def _together(block: Block) -> tuple[Literal["table", "list", "text"], int]:
    if block.table is not None:
        return "table", block.table
    if block.kind == "list_item":
        return "list", -1 if block.list_number is None else block.list_number
    return "text", 0


def _tag(block: Block, depth: int) -> str:
    if block.kind == "heading":
        return f"h{min(_TOP + depth, _DEEPEST)}"
    return "blockquote" if block.kind == "quote" else "p"


def _table(blocks: list[Block], words: Callable[[Block], Words]) -> Table:
    cells: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        cells.setdefault((block.row_number or 0, block.column_number or 0), []).append(block)
    columns = range(max(column for _, column in cells) + 1)
    rows = sorted({row for row, _ in cells})
    heads = {block.column_number: block.column_head for block in blocks if block.column_head}
    has_head_row = any(_head_of(block) == "col" for block in blocks)
    return Table(
        role=blocks[0].role,
        heads=() if has_head_row else tuple(visible(heads.get(column) or "") for column in columns),
        rows=tuple(tuple(_cell(cells.get((row, column), []), words) for column in columns) for row in rows),
    )


def _cell(blocks: list[Block], words: Callable[[Block], Words]) -> Cell:
    return Cell(tuple(words(block) for block in blocks), _head_of(blocks[0]) if blocks else None)


def _head_of(block: Block) -> Literal["col", "row"] | None:
    if block.row is not None:
        return None
    return "row" if block.column_head is not None else "col"
