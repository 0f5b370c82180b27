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
    """The words, in small letters, and those that they are read as."""
    lists = rows(lexicon_folder() / "stand_ins.tsv", columns=2)
    return {word: row.cell(0) for row in lists for word in row.names(1)}


def lend(vocab: Vocab) -> None:
    """Give the words the looks of their stand-ins, small or with a capital."""
    for word, known in stand_ins().items():
        for its, of in ((word, known), (word.capitalize(), known.capitalize())):
            lexeme, other = vocab[its], vocab[of]
            lexeme.norm_, lexeme.shape_ = other.norm_, other.shape_
            lexeme.prefix_, lexeme.suffix_ = other.prefix_, other.suffix_
