"""All patterns of all rules in one matcher of each kind; what they find, by number of the probe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from claimaudit.rules.matchers.denial import Denials
from claimaudit.rules.matchers.regex import RegexMatcher
from claimaudit.rules.matchers.sight import Sight, sight_of
from claimaudit.rules.matchers.tokens import TokenMatcher
from claimaudit.rules.matchers.words import LemmaMatcher, PhraseMatcher
from claimaudit.rules.probes import Probe, ProbeKind
from claimaudit.rules.wordlists import WordLists
from claimaudit.source import Document

Range = tuple[int, int]
Hit = tuple[int, int, int]
"""Number of the probe, and text positions."""


class Matcher(Protocol):
    """Finds the patterns of many probes in one pass."""

    def __init__(self, nlp: Language, probes: Sequence[tuple[int, Probe]], lists: WordLists) -> None: ...

    def find(self, sight: Sight) -> Iterable[Hit]:
        """Every hit within a block."""
        ...


KINDS: Mapping[ProbeKind, type[Matcher]] = {
    "phrase": PhraseMatcher,
    "lemma": LemmaMatcher,
    "tokens": TokenMatcher,
    "regex": RegexMatcher,
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a document."""

    hits: Mapping[int, Sequence[Range]]
    """In reading order, by number of the probe."""
    sentences: Sequence[Range]
    denied: Callable[[Range], bool]
    """Whether the sentence negates these words."""


class Matchers:
    """One matcher of each kind."""

    def __init__(self, nlp: Language, probes: Sequence[Probe], lists: WordLists) -> None:
        numbered = list(enumerate(probes))
        self._matchers = [
            matcher(nlp, [(n, probe) for n, probe in numbered if probe.kind == kind], lists)
            for kind, matcher in KINDS.items()
        ]

    def find(self, doc: Doc, document: Document) -> Findings:
        """Look for everything at once."""
        sight = sight_of(doc, document)
        hits: defaultdict[int, set[Range]] = defaultdict(set)
        for matcher in self._matchers:
            for number, start, end in matcher.find(sight):
                hits[number].add((start, end))
        return Findings(
            {number: sorted(found) for number, found in hits.items()}, sight.sentences, Denials(sight)
        )
