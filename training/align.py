"""Where in a text the claims stand that annotators copied out of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from benchmarks.matching import View
from claimaudit.nlp.layout import text_of

_PLAIN = str.maketrans("’‘“”‐‑–—", "''\"\"----")
"""Marks that annotators type as they find them on a keyboard."""
_GAP = re.compile(r"…|\.\.\.")


@dataclass(frozen=True, slots=True)
class Aligned:
    """An annotated claim and the tokens of its cue."""

    view: View
    cue: frozenset[int]


def align(doc: Doc, claims: Sequence[View]) -> Iterator[Aligned]:
    """The claims whose sentence and cue are found in the text; the same words twice are two places."""
    text = text_of(doc).translate(_PLAIN)
    seen: Counter[tuple[str, str]] = Counter()
    for view in claims:
        sentence = _find(text, view.sentence, 0, len(text))
        if sentence is None:
            continue
        nth = seen[view.sentence, view.cue]
        seen[view.sentence, view.cue] += 1
        cue = frozenset(_cue(doc, text, view.cue, sentence, nth))
        if cue:
            yield Aligned(view, cue)


def _cue(doc: Doc, text: str, cue: str, sentence: tuple[int, int], nth: int) -> Iterator[int]:
    start, end = sentence
    for part in (part.strip() for part in _GAP.split(cue)):
        at = _nth(text, part, start, end, nth) or _find(text, part, *sentence)
        if not part or at is None:
            continue
        span = doc.char_span(*at, alignment_mode="expand")
        if span is not None:
            yield from (token.i for token in span)
        start = at[1]


def _nth(text: str, words: str, start: int, end: int, nth: int) -> tuple[int, int] | None:
    found = None
    for _ in range(nth + 1):
        found = _find(text, words, start, end)
        if found is None:
            return None
        start = found[1]
    return found


def _find(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """Where words stand, whatever white space is between them."""
    pattern = r"\s+".join(map(re.escape, words.translate(_PLAIN).split()))
    match = re.compile(rf"(?<!\w){pattern}(?!\w)").search(text, start, end)
    match = match or re.compile(pattern).search(text, start, end)
    return match.span() if match else None
