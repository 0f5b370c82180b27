"""Named cues around what may be a dose: directly before it, directly after it, anywhere in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from claimaudit.nlp.doses.beginnings import Patterns
from claimaudit.nlp.doses.vocabulary import patterns

Side = Literal["before", "after", "sentence"]
_REACH = 80
"""Characters at either side in which a cue may stand."""


def cues_around(text: str, start: int, end: int) -> Iterator[str]:
    """The names of the cues at the two sides of a stretch of a sentence."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    yield from (f"before {name}" for name in _patterns("before").found_in(before))
    for name, pattern in _cues("after").items():
        if pattern.match(after):
            yield f"after {name}"


def cues_of_sentence(text: str) -> Iterator[str]:
    """The names of the cues that a sentence has anywhere."""
    yield from (f"in {name}" for name in _patterns("sentence").found_in(text))


@cache
def _patterns(side: Side) -> Patterns:
    return Patterns(_cues(side))


@cache
def _cues(side: Side) -> dict[str, re.Pattern[str]]:
    return patterns("cues_around", side)
