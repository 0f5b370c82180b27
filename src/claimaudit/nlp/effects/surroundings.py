"""What the contexts of words say to the judge, summed a sentence at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimaudit.nlp.effects.context import Piece, pieces
from claimaudit.nlp.effects.judge import load_judge
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.network import Rows, Weights

_KEPT = 1 << 16
"""How many pieces of context are remembered; an article has some ten thousand."""


def surroundings(words: Sequence[int], setting: Setting) -> Weights:
    """What stands around each of some words of a sentence, as the network of kinds sums it up."""
    network = load_judge().kinds
    traits = network.known(setting.traits)
    return network.sums(
        [[row for piece in pieces(word, setting) for row in _rows_of(piece)] + list(traits) for word in words]
    )


@lru_cache(maxsize=_KEPT)
def _rows_of(piece: Piece) -> Rows:
    name, *asked = piece
    return load_judge().kinds.known(name(*asked))
