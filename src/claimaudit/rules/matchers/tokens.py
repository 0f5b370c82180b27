"""Token patterns: words with their lemma, part of speech and place in the sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.strings import StringStore

from claimaudit.rules.conditions import Token
from claimaudit.rules.matchers.sight import Sight
from claimaudit.rules.needs import Needs
from claimaudit.rules.probes import Probe
from claimaudit.rules.wordlists import WordLists

Hit = tuple[int, int, int]
Spec = dict[str, object]
Places = Mapping[int, Sequence[int]]
"""The tokens of a block that have a word as their form in lower case or as their lemma, in order; words as
spaCy's strings number them."""
_AS_MANY = ("+", "*")


class TokenMatcher:
    """All token patterns of all rules; of overlapping hits of one probe, the longest. spaCy's matcher looks
    at every token for every pattern, so it is asked of those alone that have the words they need, and no
    farther from these words than they reach."""

    def __init__(self, nlp: Language, probes: Sequence[tuple[int, Probe]], lists: WordLists) -> None:
        self._patterns: list[Pattern] = []
        for number, probe in probes:
            specs = [[_spec(token, lists) for token in each] for each in probe.patterns]
            specs.sort(key=repr)
            self._patterns += [pattern_of(number, each, nlp.vocab.strings) for each in specs]
        self._needs = Needs([pattern.needs for pattern in self._patterns])
        self._vocab = nlp.vocab
        self._matcher = lru_cache(maxsize=1 << 10)(self._made)

    def find(self, sight: Sight) -> Iterable[Hit]:
        """Every hit within a block."""
        words: list[list[int]] = sight.doc.to_array(["LOWER", "LEMMA"]).tolist()
        for first, last in sight.stretches() if self._patterns else ():
            places = _places(words[first:last], first)
            met = self._needs.met(places.keys())
            for probe, numbers in groupby(met, lambda number: self._patterns[number].probe):
                yield from self._hits(probe, tuple(numbers), sight, places, (first, last))

    def _hits(
        self, probe: int, numbers: tuple[int, ...], sight: Sight, places: Places, block: tuple[int, int]
    ) -> Iterator[Hit]:
        reaching = {number: self._patterns[number].reach(places, *block) for number in numbers}
        reaches = {number: reach for number, reach in reaching.items() if reach}
        if reaches:
            start, end = min(start for start, _ in reaches.values()), max(end for _, end in reaches.values())
            for _, first, last in self._matcher(tuple(reaches))(sight.doc[start:end]):
                yield probe, *sight.span(start + first, start + last)

    def _made(self, numbers: tuple[int, ...]) -> Matcher:
        """One for patterns of a probe."""
        matcher = Matcher(self._vocab)
        matcher.add("probe", [self._patterns[number].specs for number in numbers], greedy="LONGEST")
        return matcher


@dataclass(frozen=True, slots=True)
class Pattern:
    """A token pattern, and what it can't be found without."""

    probe: int
    """By number."""
    specs: list[Spec]
    needs: tuple[Set[int], ...]
    """Sets of words, of each of which a text must hold one, in this order."""
    before: int | None
    """How many tokens it may take before the first of these words; None: as many as there are."""
    after: int | None
    """The same behind the last."""
    between: int | None
    """How far the last may be from the first."""

    def reach(self, places: Places, first: int, last: int) -> tuple[int, int] | None:
        """Which of the tokens of a block it can take; None where what it needs stands too far apart."""
        if not self.needs:
            return first, last
        pairs = list(self._pairs(places, last))
        if not pairs:
            return None
        start, end = pairs[0][0], max(end for _, end in pairs) + 1
        return (
            first if self.before is None else max(first, start - self.before),
            last if self.after is None else min(last, end + self.after),
        )

    def _pairs(self, places: Places, last: int) -> Iterator[tuple[int, int]]:
        """Where the first of the words stand that it needs, and the farthest of the last within reach."""
        starts, ends = (
            sorted({at for word in places.keys() & need for at in places[word]})
            for need in (self.needs[0], self.needs[-1])
        )
        for start in starts:
            number = bisect_right(ends, last if self.between is None else start + self.between) - 1
            if number >= 0 and ends[number] >= start + (len(self.needs) > 1):
                yield start, ends[number]


def _places(words: Iterable[Sequence[int]], first: int) -> Places:
    """Where words stand, the forms of tokens from the first on."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for at, forms in enumerate(words, first):
        for word in {*forms}:
            found[word].append(at)
    return found


def pattern_of(probe: int, specs: list[Spec], strings: StringStore) -> Pattern:
    """A pattern with its needs."""
    needed = [(at, words) for at, spec in enumerate(specs) if (words := _needed(spec))]
    first, last = (needed[0][0], needed[-1][0]) if needed else (0, 0)
    return Pattern(
        probe=probe,
        specs=specs,
        needs=tuple(frozenset(map(strings.add, words)) for _, words in needed),
        before=_length(specs[:first]),
        after=_length(specs[last + 1 :]),
        between=_length(specs[first + 1 : last + 1]) if needed and specs[first].get("OP") != "+" else None,
    )


def _needed(spec: Spec) -> Set[str]:
    """The words of which there must be one; none where the token may be missing or be any."""
    named = spec.get("LOWER", spec.get("LEMMA"))
    if named is None or spec.get("OP", "+") not in ("+", "1"):
        return frozenset()
    return frozenset(named["IN"] if isinstance(named, dict) else {str(named)})


def _length(specs: Sequence[Spec]) -> int | None:
    """How many tokens they take at most."""
    return None if any(spec.get("OP") in _AS_MANY for spec in specs) else len(specs)


def _spec(token: str | object, lists: WordLists) -> Spec:
    if not isinstance(token, Token):
        return {"LOWER": str(token).lower()}
    spec: Spec = {}
    if token.lower is not None:
        spec["LOWER"] = _one_of(lists.words(token.lower))
    if token.lemma is not None:
        spec["LEMMA"] = _one_of(lists.words(token.lemma))
    for key, values in (("POS", token.pos), ("TAG", token.tag), ("DEP", token.dep)):
        if values is not None:
            spec[key] = {"IN": sorted(values)}
    if token.number is not None:
        spec["LIKE_NUM"] = token.number
    if token.op is not None:
        spec["OP"] = token.op
    return spec


def _one_of(words: Set[str]) -> object:
    # One word is compared as a number; of several, spaCy asks Python.
    return {"IN": sorted(words)} if len(words) != 1 else next(iter(words))
