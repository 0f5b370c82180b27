"""Words as the encoder reads them: the longest pieces of its vocabulary, from left to right.

The vocabulary is that of BERT, uncased; pieces that go on with a word begin with "##" (Devlin et al., 2019).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

_PART = re.compile(r"[^\W_]+|[^\s]")
"""Letters and digits go together, each mark stands alone."""
_LONGEST, _LONGEST_PART = 200, 100
"""Characters of a word that are read; and of a part of one, since what is longer is no word."""
_MOST = 12
"""Pieces of one word that are read; a longer one is an address or a formula."""
_KEPT = 1 << 15
"""Words whose pieces are remembered."""


class WordPieces:
    """A vocabulary of pieces."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        """Of each piece."""
        self.start, self.end, self.unknown = (self.numbers[name] for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._of = lru_cache(_KEPT)(self._read)

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, of which there is at least one."""
        return self._of(word[:_LONGEST])

    def _read(self, word: str) -> tuple[int, ...]:
        found = [piece for part in _parts(word) for piece in self._pieces(part)]
        return tuple(found[:_MOST]) or (self.unknown,)

    def _pieces(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            end = self._end(part, start) if len(part) <= _LONGEST_PART else start
            if end == start:
                return [self.unknown]
            found.append(self.numbers[_piece(part, start, end)])
            start = end
        return found

    def _end(self, part: str, start: int) -> int:
        """Where the longest piece ends that begins here; `start`, if none does."""
        for end in range(len(part), start, -1):
            if _piece(part, start, end) in self.numbers:
                return end
        return start


def _piece(part: str, start: int, end: int) -> str:
    return ("##" if start else "") + part[start:end]


def _parts(word: str) -> Iterator[str]:
    """In small letters, without accents."""
    apart = unicodedata.normalize("NFD", word.lower())
    plain = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    return (part[0] for part in _PART.finditer(plain))
