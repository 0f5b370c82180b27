"""Who plays a part in a claim, its agent's or its target's, as the encoder reads it: which words name such at
all, and which of them the word that stands for a claim points to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from claimaudit.nlp.encoder.pointers import Pointed, Pointers
from claimaudit.nlp.names import Names
from claimaudit.nlp.network import Weights
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.nlp.tree import Tree

_FAINTEST = -6
"""Log odds against the likeliest; below this, all is equally unlikely."""
_SHARES = 5
"""Classes of a share of all probability."""


@dataclass(frozen=True, slots=True)
class Part:
    """What the encoder says of the agents in a document, or of the targets."""

    tree: Tree
    odds: Weights
    """Log odds that a token is part of the name of one, one a token."""
    pointers: Pointers
    names: Names

    def features(
        self, pointed: Pointed, sentence: Range, rivals: Sequence[Sequence[Mention]]
    ) -> Iterator[list[str]]:
        """Of each of some rivals (things that play it together), as names of features: how far it is read
        as one where it stands, and how far the claim's word, which points where it does, means it."""
        shares = self._pointed(pointed, rivals)
        for rival, share, beside in zip(rivals, shares, _beside_most(shares), strict=True):
            read = [odds for one in rival if (odds := self._read(one, sentence)) is not None]
            yield [
                f"read:{round(max(read))}" if read else "read:elsewhere",
                "pointed:never" if beside is None else f"pointed:{max(_FAINTEST, round(beside))}",
                "share:none" if share is None else f"share:{int(_SHARES * exp(share))}",
            ]

    def _read(self, one: Mention, sentence: Range) -> float | None:
        """Log odds of its likeliest token. None where it is not named in the sentence, since names in
        headings and elsewhere are read as nothing."""
        if one.at is None or one.resolved_from is not None or not sentence[0] <= one.at[0] < sentence[1]:
            return None
        span = self.tree.covering(*one.at)
        return float(self.odds[span.start : span.end].max()) if span else 0.0

    def _pointed(self, pointed: Pointed, rivals: Sequence[Sequence[Mention]]) -> list[float | None]:
        """Log probabilities that each of some rivals is meant."""
        at, stop = pointed.start, pointed.stop
        found = ([pointed.at(self.names.places(one, at, stop)) for one in rival] for rival in rivals)
        return [max((one for one in each if one is not None), default=None) for each in found]


def _beside_most(chances: Sequence[float | None]) -> list[float | None]:
    """Log odds against the likeliest; of that, against the next."""
    known = sorted((one for one in chances if one is not None), reverse=True)
    if not known:
        return list(chances)
    first, second = (*known, known[0])[:2]
    return [None if one is None else first - second if one == first else one - first for one in chances]
