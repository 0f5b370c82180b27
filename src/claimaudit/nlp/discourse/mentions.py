"""Noun phrases as mentions: their words, their type, and whether they can be agents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from claimaudit.model import INTERVENTIONS
from claimaudit.nlp.effects.phrases import core, phrase
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.proposal import Mention, Range
from claimaudit.nlp.terms import Term
from claimaudit.nlp.tree import Token
from claimaudit.nlp.vocabulary import Vocabulary
from claimaudit.source import collapse


@dataclass(frozen=True, slots=True)
class Mentions:
    """The things that a document names: terms of the vocabulary and its own products, in text order."""

    text: str
    vocabulary: Vocabulary
    terms: list[Term]
    starts: list[int]
    products: frozenset[str]
    _met: dict[int, Mention] = field(default_factory=dict, repr=False)
    """The noun phrases that were asked for, by the token that heads them."""
    _phrases: dict[int, Range] = field(default_factory=dict, repr=False)
    _named: dict[int, Mention] = field(default_factory=dict, repr=False)
    """The terms that were asked for, by where they begin."""

    @classmethod
    def of(cls, text: str, vocabulary: Vocabulary, terms: list[Term], products: list[Term]) -> Mentions:
        """Products take the place of the terms within their names."""
        merged = list(products)
        ends = [product.end for product in products]
        for term in terms:
            index = bisect_right(ends, term.start)
            if index >= len(products) or products[index].start >= term.end:
                merged.append(term)
        merged.sort(key=lambda term: term.start)
        names = frozenset(product.canonical for product in products)
        return cls(text, vocabulary, merged, [term.start for term in merged], names)

    def within(self, start: int, end: int) -> list[Term]:
        """The terms that touch a stretch of the text."""
        first = max(bisect_left(self.starts, start) - 1, 0)
        last = bisect_left(self.starts, end)
        return [term for term in self.terms[first:last] if term.end > start]

    def agents_within(self, start: int, end: int) -> list[Mention]:
        """The interventions and products that a stretch of the text names."""
        found = (self.named(term) for term in self.within(start, end))
        return [mention for mention in found if self.is_agent(mention)]

    def named(self, term: Term) -> Mention:
        """A term of this document as a mention."""
        found = self._named.get(term.start)
        if found is None:
            words = collapse(self.text[term.start : term.end])
            found = Mention(words, term.type, term.canonical, (term.start, term.end))
            self._named[term.start] = found
        return found

    def at(self, token: Token) -> Mention:
        """The noun phrase that a token heads, typed by the vocabulary."""
        found = self._met.get(token.i)
        if found is None:
            found = self._met[token.i] = self._headed(core(token))
        return found

    def phrase(self, token: Token) -> Range:
        """The text positions of the noun phrase that a token heads."""
        found = self._phrases.get(token.i)
        if found is None:
            found = self._phrases[token.i] = phrase(token)
        return found

    def _headed(self, head: Token) -> Mention:
        start, end = self.phrase(head)
        inside = self.within(start, end)
        over = next((term for term in inside if term.start <= head.idx < term.end), None)
        if over is not None:
            start, end = min(start, over.start), max(end, over.end)
            return Mention(collapse(self.text[start:end]), over.type, over.canonical, (start, end))
        return self._by_words(head, (start, end), inside)

    def _by_words(self, head: Token, at: Range, inside: list[Term]) -> Mention:
        text = collapse(self.text[at[0] : at[1]])
        kind = self.vocabulary.type_of(text)
        if kind in INTERVENTIONS or kind == "unknown":
            agent = next((item for item in map(self.named, inside) if self.is_agent(item)), None)
            if agent is not None and (kind in INTERVENTIONS or head.pos_ in {"NOUN", "PROPN"}):
                return Mention(text, agent.type, agent.canonical, at)
        return Mention(text, kind, None, at)

    def is_agent(self, mention: Mention) -> bool:
        """Whether a mention is something that one takes or does; products of unknown name included."""
        if mention.canonical in self.products:
            return True
        if mention.type not in INTERVENTIONS or mention.text.casefold().rpartition(" ")[2] in roles().firms:
            return False
        name = mention.canonical or self.vocabulary.sense(mention.text).name
        return name not in roles().vague and name.removesuffix("s") not in roles().vague

    def words(self, at: Range) -> str:
        """The text of a range, as a reader sees it."""
        return collapse(self.text[at[0] : at[1]])
