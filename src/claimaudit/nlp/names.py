"""Where a document names things: the tokens that a name ends with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.terms import Term
from claimaudit.nlp.tree import Token, Tree

_INSIDE = frozenset({"compound", "amod", "nmod", "nummod"})
"""What a word is in a name that another heads."""


def head_of_name(token: Token) -> Token:
    """The word that heads the name that a word is part of."""
    while token.dep_ in _INSIDE and token.head is not token:
        token = token.head
    return token


def name_around(token: Token) -> tuple[int, int]:
    """Where a name begins and ends, in tokens, that a word is part of."""
    head = head_of_name(token)
    start = min([head.i, *(child.i for child in head.children if child.dep_ in _INSIDE and child.i < head.i)])
    return min(start, token.i), max(head.i, token.i) + 1


@dataclass(frozen=True, slots=True)
class Names:
    """The names in a document, by what they are called and by the word that ends them."""

    tree: Tree
    terms: dict[str, list[int]]
    """Of each term of the vocabulary, by its canonical name, the tokens that its mentions end with."""
    words: dict[str, list[int]]
    """The tokens with the same letters, small or large."""
    _known: dict[str, Sequence[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, tree: Tree, terms: Sequence[Term]) -> Names:
        """The names in a document whose terms have been looked up."""
        by_name: dict[str, list[int]] = defaultdict(list)
        for term in terms:
            span = tree.covering(term.start, term.end)
            if span is not None:
                by_name[term.canonical].append(span.end - 1)
        words: dict[str, list[int]] = defaultdict(list)
        for token in tree.tokens:
            words[token.lower_].append(token.i)
        return cls(tree, dict(by_name), dict(words))

    def places(self, one: Mention) -> Sequence[int]:
        """The tokens that end the mentions of a thing, by its canonical name and by its words, in order."""
        key = one.canonical or one.text.casefold()
        if key not in self._known:
            named = self.terms.get(one.canonical, ()) if one.canonical else ()
            self._known[key] = sorted({*named, *self._spelt(one.text.casefold())})
        return self._known[key]

    def _spelt(self, name: str) -> list[int]:
        """The tokens that some words end with, as they stand."""
        last = name.rpartition(" ")[2]
        text = self.tree.text
        tokens = (self.tree.tokens[at] for at in self.words.get(last, ()))
        return [
            token.i for token in tokens if text[max(0, token.end - len(name)) : token.end].casefold() == name
        ]
