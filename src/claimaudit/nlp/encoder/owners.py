"""Whose claim it is, as the encoder reads it: which words name agents at all, and which of them the word that
stands for a claim points to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimaudit.nlp.encoder.pointers import Pointers
from claimaudit.nlp.names import Names
from claimaudit.nlp.network import Weights
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.nlp.tree import Tree

READ_SAYS, POINT_SAYS = 0.75, 1.0
"""What it counts that a name is read as an agent's, and that it is pointed to."""
_FURTHEST = 3.0
"""Log odds of an agent beyond which what was read counts no more."""
_FAINTEST, _UNSEEN = -6.0, -3.0
"""Log odds beside the one that is pointed to most: no other has less; and what is named nowhere has these."""


@dataclass(frozen=True, slots=True)
class Owners:
    """What the encoder says of agents in a document."""

    tree: Tree
    agents: Weights
    """Log odds that a token is part of an agent's name, one a token."""
    pointers: Pointers
    names: Names

    def odds(self, word: int, sentence: Range, rivals: Sequence[Sequence[Mention]]) -> list[float]:
        """Log odds, but for a constant, that each of some rivals (things that are agents together) is the
        agent of the claim that a word of a sentence stands for."""
        read = (max(self._read(one, sentence) for one in rival) for rival in rivals)
        points = self._pointed(word, rivals)
        return [READ_SAYS * one + POINT_SAYS * other for one, other in zip(read, points, strict=True)]

    def _read(self, one: Mention, sentence: Range) -> float:
        """Of its likeliest token. 0 where it is not named in the sentence, since names in headings and
        elsewhere are read as nothing."""
        if one.at is None or one.resolved_from is not None or not sentence[0] <= one.at[0] < sentence[1]:
            return 0.0
        span = self.tree.covering(*one.at)
        odds = float(self.agents[span.start : span.end].max()) if span else 0.0
        return min(_FURTHEST, max(-_FURTHEST, odds))

    def _pointed(self, word: int, rivals: Sequence[Sequence[Mention]]) -> list[float]:
        found = [self._strongest(word, rival) for rival in rivals]
        most = max((one for one in found if one is not None), default=0.0)
        return [_UNSEEN if one is None else max(_FAINTEST, one - most) for one in found]

    def _strongest(self, word: int, rival: Sequence[Mention]) -> float | None:
        odds = (self.pointers.odds(word, self.names.places(one)) for one in rival)
        return max((one for one in odds if one is not None), default=None)
