"""Regular expressions, run by RE2 in time linear in the text, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language

from claimaudit.rules.expressions import compile_regex
from claimaudit.rules.matchers.sight import Sight
from claimaudit.rules.probes import Probe
from claimaudit.rules.wordlists import WordLists

Hit = tuple[int, int, int]
_WORDS = "words"
"""The group that a hit is cut down to: RE2 has no look-around."""


class RegexMatcher:
    """All expressions of all rules. What isn't found in the text as a whole isn't sought block by block."""

    def __init__(self, nlp: Language, probes: Sequence[tuple[int, Probe]], lists: WordLists) -> None:  # noqa: ARG002 (all matchers are made alike)
        self._patterns = [
            (number, compile_regex(str(pattern))) for number, probe in probes for pattern in probe.patterns
        ]

    def find(self, sight: Sight) -> Iterable[Hit]:
        """Every hit within a block."""
        present = [(number, pattern) for number, pattern in self._patterns if pattern.search(sight.text)]
        for block in sight.document.blocks if present else ():
            text = sight.text[block.start : block.end]
            for number, pattern in present:
                group = pattern.groupindex.get(_WORDS, 0)
                for found in pattern.finditer(text):
                    start, end = found.span(group if found[group] is not None else 0)
                    if end > start:
                        yield number, block.start + start, block.start + end
