"""Regular expressions, run by RE2 in time linear in the text, over the whole text at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import re2
from spacy.language import Language

from claimaudit.rules.expressions import OPTIONS, flagged
from claimaudit.rules.matchers.blocks import Blocks, Range
from claimaudit.rules.matchers.sight import Sight
from claimaudit.rules.matchers.utf8 import Encoded
from claimaudit.rules.probes import Probe
from claimaudit.rules.wordlists import WordLists

Hit = tuple[int, int, int]
_WORDS = "words"
"""The group that a hit is cut down to: RE2 has no look-around."""
_OF_WHOLE_TEXTS = re.compile(r"\\[Az]|\(\?\w*-\w*m")
"""Marks of expressions that hold at the ends of what is searched, and not at those of every line."""


class RegexMatcher:
    """All expressions of all rules. RE2 tells from the letters in a text which of them can be found in it."""

    def __init__(self, nlp: Language, probes: Sequence[tuple[int, Probe]], lists: WordLists) -> None:  # noqa: ARG002 (all matchers are made alike)
        self._filter = re2.Filter()
        self._expressions: list[tuple[int, Expression]] = []
        """With the number of the probe; in the order of the filter."""
        for number, probe in probes:
            for pattern in map(str, probe.patterns):
                index = self._filter.Add(flagged(pattern), OPTIONS)
                self._expressions.append((number, Expression(self._filter.re(index))))
        if self._expressions:
            self._filter.Compile()

    def find(self, sight: Sight) -> Iterable[Hit]:
        """Every hit within a block."""
        if not self._expressions:
            return
        text = Encoded(sight.text)
        for index in self._filter.Match(text.encoded, potential=True) or ():
            number, expression = self._expressions[index]
            for start, end in expression.find(text, sight.blocks):
                yield number, start, end


class Expression:
    """One expression."""

    def __init__(self, pattern: re2._Regexp) -> None:
        self._pattern = pattern
        self._group = pattern.groupindex.get(_WORDS, 0)
        self._by_blocks = bool(_OF_WHOLE_TEXTS.search(pattern.pattern))

    def find(self, text: Encoded, blocks: Blocks) -> Iterator[Range]:
        """Where it is found, in each block as though that stood alone.

        One search of the whole text finds as much, but in blocks that a hit runs into or out of: these are
        searched again.
        """
        again = set(blocks) if self._by_blocks else set[int]()
        hits: list[tuple[int, Range]] = []
        for whole, words in () if self._by_blocks else self._search(text):
            number = blocks.holding(*whole)
            if number is None:
                again.update(blocks.touching(*whole))
            else:
                hits.append((number, words))
        yield from (words for number, words in hits if number not in again)
        for number in sorted(again):
            start, end = blocks.range(number)
            for _, (first, last) in self._search(Encoded(text.plain[start:end])):
                yield start + first, start + last

    def _search(self, text: Encoded) -> Iterator[tuple[Range, Range]]:
        """All of what was found, and the words in it."""
        for found in self._pattern.finditer(text.encoded):
            whole, words = found.span(), found.span(self._group)
            start, end = whole if words[0] < 0 else words
            if end > start:
                yield text.positions(*whole), text.positions(start, end)
