"""A text as RE2 reads it, in UTF-8, with the way back to its characters."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray


class Encoded:
    """A text, encoded once for all expressions."""

    def __init__(self, text: str) -> None:
        self.plain = text
        self.encoded = text.encode()

    def positions(self, start: int, end: int) -> tuple[int, int]:
        """Text positions of byte offsets."""
        if len(self.encoded) == len(self.plain):
            return start, end
        return int(self._before[start]), int(self._before[end])

    @cached_property
    def _before(self) -> NDArray[np.intp]:
        """How many characters begin before each byte."""
        begins = np.frombuffer(self.encoded, dtype=np.uint8) & 0xC0 != 0x80
        return np.concatenate(([0], np.cumsum(begins)))
