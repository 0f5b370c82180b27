"""A sentence as the judge sees it: what is named in it, who speaks, in what sort of block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from claimaudit.model import EntityType
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.tree import Span, Token
from claimaudit.source import Block

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_FIRST_PERSON = frozenset({"i", "my", "we", "me", "our", "us"})
_SECOND_PERSON = frozenset({"you", "your"})
_SHORT, _STEP, _LONGEST = 6, 5, 6
"""Words: a short sentence, the steps in which length counts, and how many steps there are."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words of one sentence have in common."""

    sentence: Span
    block: Block | None
    tokens: Sequence[Token]
    """Those of the sentence, made once."""
    types: Mapping[int, EntityType]
    """What is named, by the tokens that name it."""
    traits: tuple[str, ...]
    """Features of the sentence as a whole."""
    likely: dict[str, list[Token]] = field(default_factory=dict, repr=False)
    """The tokens that the encoder reads as agents or as targets, once they were asked for; every claim of the
    sentence asks."""

    @classmethod
    def of(cls, sentence: Span, discourse: Discourse) -> Setting:
        """The setting that a sentence makes for its predicates."""
        block, tokens = discourse.block_of(sentence), list(sentence)
        types = dict(_types(sentence, tokens, discourse))
        traits = tuple(_traits(tokens, block, set(types.values())))
        return cls(sentence, block, tokens, types, traits)

    def among(self, words: Set[str]) -> Iterator[Token]:
        """The tokens whose form or lemma, in small letters, is one of some words."""
        for token in self.tokens:
            if token.lower_ in words or token.lemma in words:
                yield token


def _types(sentence: Span, tokens: Sequence[Token], discourse: Discourse) -> Iterator[tuple[int, EntityType]]:
    terms = discourse.mentions.within(sentence.start_char, sentence.end_char)
    waiting = iter(terms)
    term = next(waiting, None)
    for token in tokens:
        while term is not None and term.end <= token.idx:
            term = next(waiting, None)
        if term is not None and term.start < token.idx + len(token):
            yield token.i, term.type


def _traits(tokens: Sequence[Token], block: Block | None, types: set[EntityType]) -> Iterator[str]:
    words = {token.lower_ for token in tokens}
    yield f"block={block.kind if block else 'none'}"
    yield f"length={min(_LONGEST, len(tokens) // _STEP)}"
    if words & _FIRST_PERSON:
        yield "first-person"
    if words & _SECOND_PERSON:
        yield "second-person"
    if len(tokens) < _SHORT:
        yield "short"
    if not any(token.tag_ in _FINITE for token in tokens):
        yield "verbless"
    for kind in sorted(types):
        yield f"names={kind}"
