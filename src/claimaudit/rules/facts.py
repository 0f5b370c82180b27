"""What a document is as a whole: its length and its reading level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import syllapy

from claimaudit.rules.reading import Reading

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERS = re.compile(r"\w+")


def bare(text: str) -> str:
    """The words of a text without case and punctuation."""
    return " ".join(_LETTERS.findall(text.casefold()))


def word_count(reading: Reading) -> int:
    """Words of the body."""
    return sum(len(_WORD.findall(text)) for text in _prose(reading))


def grade(reading: Reading) -> float:
    """Flesch-Kincaid grade (Kincaid et al. 1975) of what is told in whole sentences; 0 where nothing is.

    Headings, cells and items that are no sentences would pull it down without being easier to read.
    """
    sentences = [words for words in map(_WORD.findall, _sentences(reading)) if words]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@lru_cache(maxsize=1 << 14)  # few words make up most of any text
def _syllables(word: str) -> int:
    return max(1, int(syllapy.count(word)))


def _sentences(reading: Reading) -> Iterator[str]:
    document = reading.document
    for start, end in reading.body_sentences:
        block, text = document.block_at(start), document.text[start:end]
        if block and block.kind != "heading" and text.rstrip("\"'”’) ").endswith((".", "!", "?")):
            yield text


def _prose(reading: Reading) -> Iterator[str]:
    return (reading.document.text[start:end] for start, end in reading.with_role("body"))
