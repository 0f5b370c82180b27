"""A look at the words of a text that tells at once whether an expression can be in it at all.

To look for a long expression, `re` tries it at every letter; most sentences have none of the words that it
needs. A gate may let through what turns out to be nothing, but keeps nothing back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"\w+")
_COMMON = frozenset({"a", "and", "i", "in", "of", "on", "s", "t", "the"})
_NUMBER = re.compile(r"[\d½¼¾⅓⅔⅕⅛⅜⅝⅞]")


@lru_cache(maxsize=64)  # a sentence is asked about by one expression after another
def words_in(text: str) -> frozenset[str]:
    """The runs of letters and digits of a text, without case."""
    return frozenset(_WORD.findall(text.casefold()))


@lru_cache(maxsize=64)
def has_number(text: str) -> bool:
    """Whether a text has a digit or the sign of a fraction."""
    return _NUMBER.search(text) is not None


def telling_words(spellings: Iterable[str]) -> frozenset[str]:
    """Of each of some spellings, the word that looks the rarest. `ValueError`, where one has none."""
    return frozenset(
        max(_WORD.findall(spelling.casefold()), key=lambda word: (word not in _COMMON, len(word)))
        for spelling in spellings
    )


def may_hold(text: str, telling: frozenset[str]) -> bool:
    """Whether a text has one of the words of which an expression must have one."""
    return not telling.isdisjoint(words_in(text))
