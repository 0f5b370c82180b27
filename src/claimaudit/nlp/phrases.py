"""A noun phrase taken apart: its core, its head, and what the head belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimaudit import lexicon
from claimaudit.nlp.words import Word, words
from claimaudit.resources import lexicon_folder

_BREAK = re.compile(r"[,;:()\[\]]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, as keys of words."""

    core: tuple[str, ...]
    """Up to the first preposition, conjunction or comma, without articles and the like."""
    complement: str
    """The text after the preposition; "" where there is none."""


def take_apart(text: str) -> Phrase:
    """The core of a noun phrase, and what it is of."""
    sequence = words(text)
    start = next((n for n, word in enumerate(sequence) if word.key not in closed_class("opener")), 0)
    end = min(start + 1, len(sequence))
    while end < len(sequence) and not _ends(text, sequence[end - 1], sequence[end]):
        end += 1
    core = tuple(word.key for word in sequence[start:end])
    owner = next((word for word in sequence[end:] if word.key in closed_class("owner")), None)
    return Phrase(core, text[owner.end :].strip() if owner else "")


def _ends(text: str, before: Word, after: Word) -> bool:
    return after.key in closed_class("ender") or bool(_BREAK.search(text[before.end : after.start]))


@cache
def closed_class(role: str) -> frozenset[str]:
    """The words that play a role in taking a phrase apart (`phrase_words.tsv`)."""
    path = lexicon_folder() / "phrase_words.tsv"
    return frozenset(
        word for row in lexicon.rows(path, columns=2) if row.cell(0) == role for word in row.names(1)
    )
