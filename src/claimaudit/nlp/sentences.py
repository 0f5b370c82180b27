"""Sentence borders, set before the parser runs: blocks are hard borders, and inside a block a full stop
ends a sentence unless it belongs to an abbreviation, a number or a reference."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.nlp.layout import blocks_of

_ABBREVIATIONS = (
    "e.g|i.e|etc|vs|cf|al|approx|Dr|Prof|Mr|Mrs|Ms|St|Inc|Ltd|Co|No|Nos|Fig|Figs|Vol|Ed|Eds|ca|resp|incl|"
    "max|min|sp|spp|var|subsp|b.i.d|t.i.d|q.i.d|b.d|t.d.s|q.d.s|o.d|o.m|o.n|p.o|a.m|p.m|U.S|U.K|Ph.D|M.D"
)
_END = re.compile(
    r"(?<![A-Z])"  # an initial is no end
    r"(?<!\b[a-zA-Z]\.[a-zA-Z])"
    r"(?P<stop>[.!?…]+[\"'”’)\]]*)(?P<space>\s+)(?=[\"'“‘(\[]*[A-Z0-9✔✅•★>-])"
    r"|(?P<soft>[.!?]+[\"')\]]*(?:\[\d[\d,\s-]*\]|[¹²³⁴-⁹]+)\s+)(?=[\"'(\[]*[A-Z])"
)
_BEFORE = re.compile(rf"(?:^|[\s(\[])(?:{_ABBREVIATIONS.replace('.', '[.]')})$")


def sentence_starts(text: str) -> list[int]:
    """Positions in the text of one block at which a sentence begins, the first one included."""
    starts = [0]
    for match in _END.finditer(text):
        if match["stop"] and match["stop"].startswith(".") and _BEFORE.search(text[: match.start()]):
            continue
        starts.append(match.end())
    return starts


@Language.component("claimaudit_sentences", assigns=["token.is_sent_start"])
def set_sentences(doc: Doc) -> Doc:
    """Mark the first token of every sentence, and no other."""
    starts: list[int] = []
    for block in blocks_of(doc):
        offset = block.start
        starts += [offset + start for start in sentence_starts(doc.text[block.start : block.end])]
    remaining = iter(sorted(set(starts)))
    upcoming = next(remaining, None)
    for token in doc:
        begins = False
        while upcoming is not None and token.idx + len(token) > upcoming:
            begins, upcoming = True, next(remaining, None)
        token.is_sent_start = begins or token.i == 0
    return doc
