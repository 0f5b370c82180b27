"""Token patterns: words with their lemma, part of speech and place in the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import Matcher

from claimaudit.rules.conditions import Token
from claimaudit.rules.matchers.sight import Sight
from claimaudit.rules.probes import Probe
from claimaudit.rules.wordlists import WordLists

Hit = tuple[int, int, int]
Spec = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Search:
    """The token patterns of a probe, and the words without which none of them can be met."""

    number: int
    matcher: Matcher
    needs: tuple[tuple[Set[str], ...], ...]
    """For each pattern sets of words, of each of which the text must hold one."""

    def is_worth_it(self, words: Set[str]) -> bool:
        return any(all(not words.isdisjoint(needed) for needed in pattern) for pattern in self.needs)


class TokenMatcher:
    """All token patterns of all rules; of overlapping hits of one probe, the longest. spaCy's matcher looks
    at every token for every pattern, so it is asked of blocks alone that have the words for one."""

    def __init__(self, nlp: Language, probes: Sequence[tuple[int, Probe]], lists: WordLists) -> None:
        self._searches = [_search(nlp, number, probe, lists) for number, probe in probes]

    def find(self, sight: Sight) -> Iterable[Hit]:
        """Every hit within a block."""
        for first, last in sight.stretches() if self._searches else ():
            block = sight.doc[first:last]
            words = {word for token in block for word in (token.lower_, token.lemma_)}
            for search in self._searches:
                for _, start, end in search.matcher(block) if search.is_worth_it(words) else ():
                    yield search.number, *sight.span(first + start, first + end)


def _search(nlp: Language, number: int, probe: Probe, lists: WordLists) -> _Search:
    patterns = [[_spec(token, lists) for token in each] for each in probe.patterns]
    patterns.sort(key=repr)
    matcher = Matcher(nlp.vocab)
    matcher.add(str(number), patterns, greedy="LONGEST")
    return _Search(number, matcher, tuple(tuple(_needed(pattern)) for pattern in patterns))


def _needed(pattern: Sequence[Spec]) -> Iterator[Set[str]]:
    for spec in pattern:
        named = spec.get("LOWER", spec.get("LEMMA"))
        if named is not None and spec.get("OP", "+") in ("+", "1"):
            yield frozenset(named["IN"] if isinstance(named, dict) else {str(named)})


def _spec(token: str | object, lists: WordLists) -> Spec:
    if not isinstance(token, Token):
        return {"LOWER": str(token).lower()}
    spec: Spec = {}
    if token.lower is not None:
        spec["LOWER"] = {"IN": sorted(lists.words(token.lower))}
    if token.lemma is not None:
        spec["LEMMA"] = {"IN": sorted(lists.words(token.lemma))}
    for key, values in (("POS", token.pos), ("TAG", token.tag), ("DEP", token.dep)):
        if values is not None:
            spec[key] = {"IN": sorted(values)}
    if token.number is not None:
        spec["LIKE_NUM"] = token.number
    if token.op is not None:
        spec["OP"] = token.op
    return spec
