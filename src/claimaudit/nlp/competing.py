"""Things that compete for a part in a claim, and what the encoder says of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from claimaudit.nlp.encoder.part import Part
from claimaudit.nlp.encoder.pointers import Pointed
from claimaudit.nlp.proposal import Mention, Range


class Competing(Protocol):
    """Things that may play a part in a claim together, or none, and the names of features that are on."""

    mentions: tuple[Mention, ...]
    features: set[str]


def add_read(rivals: Iterable[Competing], part: Part, pointed: Pointed, sentence: Range) -> None:
    """Add the features by which the encoder reads rivals for a part: in the text positions of the claim's
    sentence, and by whereto its word points."""
    rivals = list(rivals)
    said = part.features(pointed, sentence, [rival.mentions for rival in rivals])
    for rival, names in zip(rivals, said, strict=True):
        rival.features.update(names)
