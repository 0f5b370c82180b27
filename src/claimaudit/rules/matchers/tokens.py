"""Token patterns: words with their lemma, part of speech and place in the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from spacy.language import Language
from spacy.matcher import Matcher

from claimaudit.rules.conditions import Token
from claimaudit.rules.matchers.sight import Sight
from claimaudit.rules.needs import Needs
from claimaudit.rules.probes import Probe
from claimaudit.rules.wordlists import WordLists

Hit = tuple[int, int, int]
Spec = dict[str, object]


class TokenMatcher:
    """All token patterns of all rules; of overlapping hits of one probe, the longest. spaCy's matcher looks
    at every token for every pattern, so it is asked of blocks alone that have the words for one."""

    def __init__(self, nlp: Language, probes: Sequence[tuple[int, Probe]], lists: WordLists) -> None:
        self._matchers: dict[int, Matcher] = {}
        """By number of the probe."""
        self._owners: list[int] = []
        """Of each pattern, the number of its probe."""
        needs: list[tuple[Set[str], ...]] = []
        for number, probe in probes:
            patterns = [[_spec(token, lists) for token in each] for each in probe.patterns]
            patterns.sort(key=repr)
            self._matchers[number] = Matcher(nlp.vocab)
            self._matchers[number].add(str(number), patterns, greedy="LONGEST")
            self._owners += [number] * len(patterns)
            needs += [tuple(_needed(pattern)) for pattern in patterns]
        self._needs = Needs(needs)

    def find(self, sight: Sight) -> Iterable[Hit]:
        """Every hit within a block."""
        for first, last in sight.stretches() if self._matchers else ():
            block = sight.doc[first:last]
            words = {word for token in block for word in (token.lower_, token.lemma_)}
            for number in dict.fromkeys(self._owners[pattern] for pattern in self._needs.met(words)):
                for _, start, end in self._matchers[number](block):
                    yield number, *sight.span(first + start, first + end)


def _needed(pattern: Sequence[Spec]) -> Iterator[Set[str]]:
    """Sets of words, of each of which a text must hold one."""
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
