"""Words that the tagger and the parser read as if they were others, better known from the news.

The small English model knows few words of health texts: it takes "lowers" for a noun in every fourth
sentence, and then the whole parse is wrong. What it looks at is a word's norm, its first letter, its last
three and its shape; those of a word that it knows stand in. The text, the lemma and the offsets stay.
"""

from __future__ import annotations

from functools import cache

from spacy.vocab import Vocab

from claimaudit.lexicon import rows
from claimaudit.resources import lexicon_folder


@cache
def stand_ins() -> dict[str, str]:
    """The words and those that they are read as; one with a capital is meant with it alone."""
    lists = rows(lexicon_folder() / "stand_ins.tsv", columns=2)
    return {word: row.cell(0) for row in lists for word in row.names(1)}


@cache
def lent() -> frozenset[str]:
    """The words whose norm isn't their own, in small letters."""
    return frozenset(map(str.lower, stand_ins()))


def lend(vocab: Vocab) -> None:
    """Give the words the looks of their stand-ins; small ones also where they begin a sentence."""
    for word, known in stand_ins().items():
        _give(vocab, word, known)
        if word.islower():
            _give(vocab, word.capitalize(), known.capitalize())


def _give(vocab: Vocab, word: str, known: str) -> None:
    lexeme, other = vocab[word], vocab[known]
    lexeme.norm_, lexeme.shape_ = other.norm_, other.shape_
    lexeme.prefix_, lexeme.suffix_ = other.prefix_, other.suffix_
