"""The stretch of a sentence in which words belong to one of its amounts."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.scene import Scene

_CLOSE = 5
"""Between amounts so close ("100 mg to 50 mg", "500/200 mg") no words can belong to the first alone."""


def window(scene: Scene, stated: Sequence[Amount], index: int) -> tuple[int, int]:
    """The stretch of the sentence in which words belong to this amount."""
    start, end = scene.clause(stated[index].start, stated[index].end)
    if index:
        start = max(start, stated[index - 1].end)
    following = index + 1
    while following < len(stated) and (
        stated[following].start - stated[following - 1].end <= _CLOSE
        or _in_brackets(scene.text, stated, following)
    ):
        following += 1
    if following < len(stated):
        end = min(end, stated[following].start)
    return min(start, stated[index].start), max(end, stated[index].end)


def _in_brackets(text: str, stated: Sequence[Amount], index: int) -> bool:
    """ "75 mg (50 mg over the age of 65), before bed": what follows the brackets is said of both."""
    between = text[stated[index - 1].end : stated[index].start]
    return between.strip() == "(" and ")" in text[stated[index].end :]
