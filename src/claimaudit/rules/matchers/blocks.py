"""The blocks of a text by position: all patterns are found within one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimaudit.source import Block

Range = tuple[int, int]


class Blocks:
    """Where the blocks of a text stand."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._starts = [block.start for block in blocks]
        self._ends = [block.end for block in blocks]

    def __iter__(self) -> Iterator[int]:
        return iter(range(len(self._starts)))

    def holding(self, start: int, end: int) -> int | None:
        """The block that text positions lie in; None where they pass a border."""
        number = bisect_right(self._starts, start) - 1
        return number if number >= 0 and end <= self._ends[number] else None

    def touching(self, start: int, end: int) -> range:
        """The blocks that hold some of the text positions."""
        return range(bisect_right(self._ends, start), bisect_right(self._starts, end - 1))

    def range(self, number: int) -> Range:
        """Text positions of a block."""
        return self._starts[number], self._ends[number]
