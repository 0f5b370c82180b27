"""Sentence borders, set before the parser runs: blocks are hard borders, and inside a block a full stop
ends a sentence unless it belongs to an abbreviation, a number or a reference."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.nlp.layout import blocks_of, text_of
from claimaudit.nlp.normalise import SUBJECT

if TYPE_CHECKING:
    from thinc.types import Ints2d

SENTENCES = "claimaudit_sentences"
"""The name of the component."""
_ABBREVIATIONS = (
    "e.g|i.e|etc|vs|cf|al|approx|Dr|Prof|Mr|Mrs|Ms|St|Inc|Ltd|Co|No|Nos|Fig|Figs|Vol|Ed|Eds|ca|resp|incl|"
    "max|min|sp|spp|var|subsp|b.i.d|t.i.d|q.i.d|b.d|t.d.s|q.d.s|o.d|o.m|o.n|p.o|a.m|p.m|U.S|U.K|Ph.D|M.D"
)
_END = re.compile(
    r"(?<!\b[A-Z])"  # an initial is no end
    r"(?<!\b[a-zA-Z]\.[a-zA-Z])"
    r"(?P<stop>[.!?…]+[\"'”’)\]]*)(?P<space>\s+)(?=[\"'“‘(\[]*[A-Z0-9✔✅•★>-])"
    r"|(?P<soft>[.!?]+[\"')\]]*(?:\[\d[\d,\s-]*\]|[¹²³⁴-⁹]+|(?<=[a-z)%]\.)(?:\d{1,2}(?:[,–-]\d{1,2})*|[a-h]))\s+)"
    r"(?=[\"'(\[]*[A-Z])"
)
_BEFORE = re.compile(rf"(?:^|[\s(\[])(?:{_ABBREVIATIONS.replace('.', '[.]')})$")
_WINDOW = 1 + max(map(len, _ABBREVIATIONS.split("|")))
"""How far back an abbreviation and what stands before it may reach."""

MAX_TOKENS = 400
"""What is longer has no full stops, and a parse of it would be too deep to walk."""

_LEAD_IN = re.compile(r"\W*[^\s:.!?][^:.!?]{2,60}:\s+(?=[\"'(]?[A-Z])")
"""A label before a sentence: "Slows disease progression: By …"; parsed apart, read together."""


@lru_cache(maxsize=8)  # asked again for each claim of a block
def sentence_starts(text: str) -> tuple[int, ...]:
    """Positions in the text of one block at which a sentence begins, the first one included."""
    starts = [0]
    for match in _END.finditer(text):
        end = match.start()
        if (
            match["stop"]
            and match["stop"].startswith(".")
            and _BEFORE.search(text, max(0, end - _WINDOW), end)
        ):
            continue
        starts.append(match.end())
    return tuple(starts)


@Language.component(SENTENCES, assigns=["token.is_sent_start"])
def set_sentences(doc: Doc) -> Doc:
    """Mark the first token of every sentence, and no other; sentences without end are cut."""
    upcoming = iter(sorted(_parse_starts(doc)))
    start = next(upcoming, None)
    marks = np.full((len(doc), 1), -1)  # spaCy's "surely none"
    marks[:1] = 1
    begun = 0
    for token in doc:
        while start is not None and token.idx + len(token) > start:
            begun, start = token.i, next(upcoming, None)
        if token.i - begun == MAX_TOKENS:
            begun = token.i
        if token.i == begun:
            marks[token.i] = 1
    # All at once: to set one of them, spaCy looks through the whole text for a parse.
    return doc.from_array(["SENT_START"], cast("Ints2d", marks.astype("uint64")))


def _parse_starts(doc: Doc) -> set[int]:
    """Where the parser is to begin anew: sentences, lead-ins, and what lies between two blocks."""
    starts: set[int] = set()
    parsed, whole = doc.text, text_of(doc)  # capitals tell sentences: the text as it is written
    for block in blocks_of(doc):
        text = whole[block.start : block.end]
        thought = parsed[block.start - len(SUBJECT) : block.start] == SUBJECT
        starts.add(block.start - (len(SUBJECT) - 1 if thought else 0))
        starts.update(block.start + start for start in sentence_starts(text) if start)
        label = _LEAD_IN.match(text)
        if label and label.end() < len(text):
            starts.add(block.start + label.end())
    return starts
