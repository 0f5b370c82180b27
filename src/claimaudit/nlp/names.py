"""Where a document names things: the tokens that a name ends with."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.terms import Term
from claimaudit.nlp.tree import Token, Tree

_INSIDE = frozenset({"compound", "amod", "nmod", "nummod"})
"""What a word is in a name that another heads."""
_MOST = 6
"""Places of one name that are looked at."""


def head_of_name(token: Token) -> Token:
    """The word that heads the name that a word is part of."""
    while token.dep_ in _INSIDE and token.head is not token and not _is_verb_after(token):
        token = token.head
    return token


def _is_verb_after(name: Token) -> bool:
    """Whether the head of a name is the verb of its sentence, taken for a noun: "Allopurinol lowers acid"."""
    head, named = name.head, name.doc.named
    if name.i not in named or head.i in named or head.head is not head or head.tag_ not in {"NNS", "NNPS"}:
        return False
    objects = [child for child in head.rights if child.dep_ in {"appos", "dobj"}]
    return any(not any(one.is_punct for one in name.doc.tokens[head.i : child.i]) for child in objects)


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

    def places(self, one: Mention, start: int, stop: int) -> list[int]:
        """The tokens from `start` on that end the mentions of a thing, by its canonical name and its words,
        in order: the last few before `stop`, so that a name costs the same however often a book has it."""
        named = self.terms.get(one.canonical, ()) if one.canonical else ()
        spelt = self._spelt(one.text.casefold(), start, stop)
        return sorted({*_between(named, start, stop)[-_MOST:], *islice(spelt, _MOST)})[-_MOST:]

    def _spelt(self, name: str, start: int, stop: int) -> Iterator[int]:
        """The tokens that some words end with, as they stand; the last first."""
        text = self.tree.text
        for at in reversed(_between(self.words.get(name.rpartition(" ")[2], ()), start, stop)):
            end = self.tree.tokens[at].end
            if text[max(0, end - len(name)) : end].casefold() == name:
                yield at


def _between(places: Sequence[int], start: int, stop: int) -> Sequence[int]:
    """Of places in order, those from one on and before another."""
    return places[bisect_left(places, start) : bisect_left(places, stop)]
