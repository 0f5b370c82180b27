"""Which of many regular expressions may be in a text at all, by the words that they begin with.

An expression that begins at the border of a word, with letters, is in a text only if a word of it begins with
these letters. What begins in any other way may be anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"\w+")
_BORDER, _GROUP = r"\b", "(?:"
_OPTIONAL = ("?", "*", "{")


class Patterns:
    """Expressions by name, in any case."""

    def __init__(self, patterns: Mapping[str, re.Pattern[str]]) -> None:
        """Sort the expressions by the first letters of their words."""
        self._patterns = list(patterns.items())
        self._anywhere: list[int] = []
        self._by_letters: dict[str, list[tuple[str, int]]] = {}
        for number, (_, pattern) in enumerate(self._patterns):
            starts = beginnings(pattern.pattern)
            if not starts:
                self._anywhere.append(number)
            for start in starts:
                self._by_letters.setdefault(start[:2], []).append((start, number))

    def found_in(self, text: str) -> list[str]:
        """The names of the expressions that are in a text, in their order."""
        asked = set(self._anywhere)
        for word in set(_WORD.findall(text.casefold())):
            for letters in (word[:2], word[:1]) if len(word) > 1 else (word,):
                for start, number in self._by_letters.get(letters, ()):
                    if word.startswith(start):
                        asked.add(number)
        found = (self._patterns[number] for number in sorted(asked))
        return [name for name, pattern in found if pattern.search(text)]


def beginnings(source: str) -> tuple[str, ...]:
    """The letters, in small, with one of which a word must begin; none, where that can't be told."""
    if not source.startswith(_BORDER) or len(_alternatives(source)) > 1:
        return ()
    body = source.removeprefix(_BORDER)
    starts = [body]
    if body.startswith(_GROUP):
        inside = _inside(body)
        if body[len(_GROUP) + len(inside) + 1 :].startswith(_OPTIONAL):
            return ()
        starts = _alternatives(inside)
    letters = tuple(_letters(start) for start in starts)
    return letters if all(letters) else ()


def _letters(source: str) -> str:
    """The letters that an expression begins with; the last is left out where it need not be there."""
    match = re.match(r"[A-Za-z]*", source)
    letters = match.group() if match else ""
    sure = letters[:-1] if source[len(letters) :].startswith(_OPTIONAL) else letters
    return sure.casefold()


def _inside(group: str) -> str:
    """What stands in the group that an expression begins with."""
    end = next(at for at, depth in _depths(group) if depth == 0)
    return group[len(_GROUP) : end]


def _alternatives(source: str) -> list[str]:
    """An expression, cut at the bars that stand in no group."""
    bars = [at for at, depth in _depths(source) if depth == 0 and source[at] == "|"]
    return [
        source[start:end] for start, end in zip([0, *(at + 1 for at in bars)], [*bars, None], strict=True)
    ]


def _depths(source: str) -> list[tuple[int, int]]:
    """The signs of an expression that stand for themselves or its parts, each with how many groups are open
    after it; what is escaped or in a class of characters is left out."""
    found: list[tuple[int, int]] = []
    depth, at, in_class = 0, 0, False
    while at < len(source):
        sign = source[at]
        if sign == "\\":
            at += 2
            continue
        if in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
            at += 2 if source.startswith("[^]", at) else 1 if source.startswith("[]", at) else 0
        else:
            depth += (sign == "(") - (sign == ")")
            found.append((at, depth))
        at += 1
    return found
