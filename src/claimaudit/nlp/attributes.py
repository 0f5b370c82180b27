"""The attribute ruler of a model, asked once for each sort of token.

spaCy's ruler gives parts of speech and morphology by matching some two hundred patterns at every token,
which takes longer than the network that tags it. Nearly all its patterns look at one token, and at
little of that, so that what they say of one holds for all of its sort.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any, NamedTuple, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.tokens.morphanalysis import MorphAnalysis

from claimaudit.nlp.sentences import SENTENCES

_LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_BEFORE = frozenset({"tok2vec", "transformer", "tagger", "parser", "senter", SENTENCES})
"""Pipes that leave alone what a ruler sets."""
_KEPT = 1 << 17

Sort = tuple[str | None, int, int, bool]
"""Small letters, where any pattern names that word; tag and dependency, as numbers of the store of
strings; whether it is white space."""
Pattern = list[dict[str, Any]]


class Attributes(NamedTuple):
    """What a ruler sets."""

    tag: int
    dep: int
    pos: int
    lemma: int
    morph: MorphAnalysis


class QuickRuler:
    """Sets what an attribute ruler sets. Its patterns may look at no more than tokens of a sort share."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Set aside the patterns that look at several tokens."""
        self._ruler = ruler
        self._several = Matcher(ruler.vocab)
        self._known: dict[Sort, Attributes] = {}
        named = re.compile("|".join(_words(ruler)))
        self._word = lru_cache(maxsize=_KEPT)(partial(_if_named, named))
        for number, patterns in enumerate(_patterns(ruler)):
            if longer := [pattern for pattern in patterns if len(pattern) > 1]:
                self._several.add(str(number), longer)

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of a Doc that has been tagged and parsed."""
        several = [(start, end) for _, start, end in self._several(doc, allow_missing=True)]
        for token in doc:
            sort = (self._word(token.lower_), token.tag, token.dep, token.is_space)
            found = self._known.get(sort)
            if found is None:
                self._learn(sort, token)
            else:
                _set(token, found)
        for start, end in several:
            self._match(doc, start, end)
        return doc

    def _learn(self, sort: Sort, token: Token) -> None:
        self._match(token.doc, token.i, token.i + 1)
        self._known[sort] = Attributes(token.tag, token.dep, token.pos, token.lemma, token.morph)

    def _match(self, doc: Doc, start: int, end: int) -> None:
        """Let the ruler itself look at some tokens; of its rules, later ones have precedence."""
        strings = doc.vocab.strings
        found = self._ruler.matcher(doc[start:end], allow_missing=True)
        matches = [(int(strings[name]), name, start + first, start + last) for name, first, last in found]
        self._ruler.set_annotations(doc, sorted(matches))


def _if_named(named: re.Pattern[str], word: str) -> str | None:
    """A word, if a pattern names it: for all others, their tag and their place in the parse tell all."""
    return word if named.search(word) else None


def _set(token: Token, found: Attributes) -> None:
    if token.tag != found.tag:
        token.tag = found.tag
    if token.dep != found.dep:
        token.dep = found.dep
    token.pos = found.pos
    token.lemma = found.lemma
    token.morph = found.morph


def _patterns(ruler: AttributeRuler) -> list[list[Pattern]]:
    return [cast("list[Pattern]", rule["patterns"]) for rule in ruler.patterns]


def _words(ruler: AttributeRuler) -> Iterator[str]:
    """Expressions for the words, in small letters, that patterns of one token name."""
    for patterns in _patterns(ruler):
        for pattern in patterns:
            asked = pattern[0].get("LOWER", {}) if len(pattern) == 1 else {}
            named = [asked] if isinstance(asked, str) else asked.get("IN", [])
            yield from (f"^{re.escape(word)}$" for word in named)
            yield from [asked["REGEX"]] if "REGEX" in asked else []


def _is_simple(token: dict[str, Any]) -> bool:
    """Whether a pattern asks nothing of a token but what those of its sort share."""
    asked = token.get("LOWER", "")
    return (isinstance(asked, str) or asked.keys() <= {"IN", "REGEX"}) and _LOOKED_AT.issuperset(token)


def quicken(nlp: Language) -> None:
    """Put a quick ruler in the place of a pipeline's attribute ruler, where both do the same."""
    name = "attribute_ruler"
    if name not in nlp.pipe_names or not _BEFORE.issuperset(nlp.pipe_names[: nlp.pipe_names.index(name)]):
        return
    ruler = nlp.get_pipe(name)
    if isinstance(ruler, AttributeRuler) and all(
        _is_simple(token) for patterns in _patterns(ruler) for pattern in patterns for token in pattern
    ):
        nlp.add_pipe("claimaudit_attributes", after=name)
        nlp.disable_pipe(name)


@Language.factory("claimaudit_attributes", assigns=["token.pos", "token.morph"])
def create_attributes(nlp: Language, name: str) -> QuickRuler:  # noqa: ARG001 (spaCy's signature)
    """The quick form of the pipeline's own attribute ruler."""
    ruler = nlp.get_pipe("attribute_ruler")
    if not isinstance(ruler, AttributeRuler):
        raise TypeError(f"not an attribute ruler: {ruler!r}")
    return QuickRuler(ruler)
