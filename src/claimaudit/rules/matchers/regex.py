"""Regular expressions, run by RE2 in time linear in the text, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import re2
from spacy.language import Language

from claimaudit.rules.expressions import compile_regex
from claimaudit.rules.matchers.sight import Sight
from claimaudit.rules.probes import Probe
from claimaudit.rules.wordlists import WordLists
from claimaudit.source import Block

Hit = tuple[int, int, int]
_WORDS = "words"
"""The group that a hit is cut down to: RE2 has no look-around."""


class RegexMatcher:
    """All expressions of all rules. What isn't found in a stretch of the text isn't sought in its blocks."""

    def __init__(self, nlp: Language, probes: Sequence[tuple[int, Probe]], lists: WordLists) -> None:  # noqa: ARG002 (all matchers are made alike)
        self._patterns = [
            (number, compile_regex(str(pattern))) for number, probe in probes for pattern in probe.patterns
        ]

    def find(self, sight: Sight) -> Iterable[Hit]:
        """Every hit within a block."""
        for number, pattern in self._patterns:
            group = pattern.groupindex.get(_WORDS, 0)
            for block in _holding(pattern, sight.text, sight.document.blocks):
                for found in pattern.finditer(sight.text[block.start : block.end]):
                    start, end = found.span(group if found[group] is not None else 0)
                    if end > start:
                        yield number, block.start + start, block.start + end


def _holding(pattern: re2._Regexp, text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that an expression is found in, by halves: each search has its price, and few find much."""
    if not blocks or not pattern.search(text[blocks[0].start : blocks[-1].end]):
        return
    if len(blocks) == 1:
        yield blocks[0]
        return
    middle = len(blocks) // 2
    yield from _holding(pattern, text, blocks[:middle])
    yield from _holding(pattern, text, blocks[middle:])
