"""Phrases as they are written, and phrases in any inflection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import PhraseMatcher as SpacyPhraseMatcher
from spacy.tokens import Doc

from claimaudit.rules.matchers.sight import Sight, plain
from claimaudit.rules.probes import Probe
from claimaudit.rules.wordlists import WordLists

Hit = tuple[int, int, int]


class PhraseMatcher:
    """Whole words, whatever their case."""

    attributes: tuple[str, ...] = ("LOWER",)

    def __init__(self, nlp: Language, probes: Sequence[tuple[int, Probe]], lists: WordLists) -> None:  # noqa: ARG002 (all matchers are made alike)
        self._matchers = [SpacyPhraseMatcher(nlp.vocab, attr=attribute) for attribute in self.attributes]
        for number, probe in probes:
            docs = [_pattern(nlp, word) for word in sorted(map(str, probe.patterns))]
            for matcher in self._matchers:
                matcher.add(str(number), docs)

    def find(self, sight: Sight) -> Iterable[Hit]:
        """Every hit within a block."""
        strings = sight.doc.vocab.strings
        for matcher in self._matchers:
            for key, first, last in matcher(sight.doc):
                start, end = sight.span(first, last)
                if sight.within_block(start, end):
                    yield int(strings[key]), start, end


class LemmaMatcher(PhraseMatcher):
    """Words in any inflection. Where the tagger took a word for a name, its lemma is the word itself:
    so the plain form counts too."""

    attributes = ("LEMMA", "LOWER")


@lru_cache(maxsize=1 << 14)  # sets of rules share their word lists
def _pattern(nlp: Language, phrase: str) -> Doc:
    words = plain(phrase).split()
    if not all(_is_one(nlp, word) for word in words):
        words = [token.text for token in nlp.tokenizer(" ".join(words)) if not token.is_space]
    return Doc(nlp.vocab, words=words, lemmas=[word.casefold() for word in words])


def _is_one(nlp: Language, word: str) -> bool:
    """Whether no tokenizer for English cuts a word: small letters alone, no exception ("cannot", "dont")."""
    return word.isascii() and word.isalpha() and word.islower() and word not in _exceptions(nlp)


@lru_cache(maxsize=4)
def _exceptions(nlp: Language) -> frozenset[str]:
    return frozenset(cast(Any, nlp.tokenizer).rules or {})
