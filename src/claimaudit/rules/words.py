"""Where the words that a mapping asks for stand, seen from a subject."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial

from claimaudit.rules.conditions import Patterns
from claimaudit.rules.metafields import FieldWords
from claimaudit.rules.probes import ProbeBook
from claimaudit.rules.reading import Range, Ranges, Reading
from claimaudit.rules.subject import Subject


class WordTest:
    """The patterns of one mapping. `polar` where it or its rule asks for negative claims: then words that
    are negated count as others do."""

    def __init__(self, patterns: Patterns, probes: ProbeBook, *, polar: bool) -> None:
        self._sought = probes.sought(patterns)
        self._in = patterns.in_
        self.own = patterns.in_ is None
        """Whether it looks in the subject itself."""
        self._fields = FieldWords.of(patterns, probes.lists)
        self._denied = patterns.denied or ("any" if polar else "skip")

    def asks(self) -> bool:
        """Whether the mapping names any words."""
        return bool(self._sought.plain or self._sought.keyed or self._sought.abbreviations)

    @cached_property
    def probes(self) -> frozenset[int]:
        """Of which one at least must have been found for any place to be."""
        keyed = (number for _, entries in self._sought.keyed for number in entries.values())
        return frozenset((*self._sought.plain, *keyed, *(short for short, _ in self._sought.abbreviations)))

    def find(self, subject: Subject) -> list[Range]:
        """The places, in reading order; of overlapping ones the longest."""
        found = sorted(set(self._places(subject)), key=lambda place: (place[0], -place[1]))
        kept: list[Range] = []
        for place in found:
            if not kept or place[0] >= kept[-1][1]:
                kept.append(place)
        return kept

    @property
    def looks_outside(self) -> bool:
        """Whether the words may stand in metadata that is no part of the text."""
        return self._fields.asks()

    def outside(self, reading: Reading) -> str | None:
        """The first of the words in metadata that has no place in the text: front matter."""
        if not self.looks_outside:
            return None
        return reading.once(("outside", self), lambda: self._fields.find(reading.document))

    def __call__(self, subject: Subject) -> bool:
        return any(True for _ in self._places(subject)) or self.outside(subject.reading) is not None

    def _found_at_all(self, reading: Reading) -> bool:
        return reading.once(self, lambda: any(map(reading.found, self.probes)))

    def _places(self, subject: Subject) -> Iterator[Range]:
        reading = subject.reading
        if not self._found_at_all(reading):
            return
        ranges = (
            subject.ranges
            if self._in is None
            else tuple(place for where in self._in for place in subject.where(where))
        )
        for probe in self._probes(subject):
            for words in reading.hits(probe, ranges):
                if self._denied == "any" or reading.denied(words) == (self._denied == "only"):
                    yield words
        if self._sought.abbreviations:
            unexplained = reading.once(("undefined", self), partial(self._unexplained, reading))
            yield from (
                found for found in unexplained if any(a <= found[0] and found[1] <= b for a, b in ranges)
            )

    def _unexplained(self, reading: Reading) -> Ranges:
        asked = self._sought.abbreviations
        return tuple(found for short, explaining in asked for found in _first(reading, short, explaining))

    def _probes(self, subject: Subject) -> Iterator[int]:
        yield from self._sought.plain
        for side, entries in self._sought.keyed:
            yield from (entries[name] for name in sorted(subject.names(side)) if name in entries)


def _first(reading: Reading, short: int, explaining: tuple[int, ...]) -> Ranges:
    """The first place of an abbreviation in the running text, if nothing explains it up to there."""
    body, headings = reading.with_role("body"), {start for start, _ in reading.headings}
    for found in reading.hits(short, body):
        block = reading.block_at(found[0])
        if block is None or block.start in headings:
            continue
        sentence = reading.sentence_beside(found[0], 0) or (found,)
        before = ((0, sentence[0][1]),)
        explained = any(True for probe in explaining for _ in reading.hits(probe, before))
        return () if explained else (found,)
    return ()
