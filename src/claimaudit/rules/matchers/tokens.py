"""Token patterns: words with their lemma, part of speech and place in the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.matcher import Matcher

from claimaudit.rules.conditions import Token
from claimaudit.rules.matchers.sight import Sight
from claimaudit.rules.probes import Probe
from claimaudit.rules.wordlists import WordLists

Hit = tuple[int, int, int]
Spec = dict[str, object]


class TokenMatcher:
    """All token patterns of all rules; of overlapping hits of one probe, the longest."""

    def __init__(self, nlp: Language, probes: Sequence[tuple[int, Probe]], lists: WordLists) -> None:
        self._matcher = Matcher(nlp.vocab)
        for number, probe in probes:
            patterns = [[_spec(token, lists) for token in each] for each in probe.patterns]
            patterns.sort(key=repr)
            self._matcher.add(str(number), patterns, greedy="LONGEST")

    def find(self, sight: Sight) -> Iterable[Hit]:
        """Every hit within a block."""
        if not len(self._matcher) or not len(sight.doc):
            return
        for key, first, last in self._matcher(sight.doc):
            start, end = sight.span(first, last)
            if sight.within_block(start, end):
                yield int(sight.doc.vocab.strings[key]), start, end


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
