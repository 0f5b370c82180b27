"""The terms of the vocabulary, and where they stand in a text.

A text is read once, word by word; at each word the longest name that begins there is looked up. That
keeps names to whole words, and needs no automaton, which would take longer to build than most texts
take to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from claimaudit.model import EntityType
from claimaudit.nlp.guards import Guard
from claimaudit.nlp.words import Word, singulars, words

Status = Literal["prescription", "over-the-counter"]


_OPPOSED: frozenset[EntityType] = frozenset({"nutrient", "substance"})
"""What medicines are named after that act against it. "Is a COX-2 inhibitor" rather tells what something does
to the enzyme."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that the vocabulary knows."""

    type: EntityType
    canonical: str
    status: Status | None = None
    capitals: bool = False
    """This name of it is short and counts only in capitals: MS, but not Ms."""


@dataclass(frozen=True, slots=True)
class Term:
    """A place in a text that names a thing; text positions."""

    start: int
    end: int
    type: EntityType
    canonical: str
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """Names, in the form of `words.key_of`, and what they stand for."""

    entries: Mapping[str, Entry]
    guards: Mapping[str, Sequence[Guard]]
    longest: Mapping[str, int] = field(repr=False)
    """By first word: how many words the longest name that begins with it has."""
    opposers: frozenset[str] = frozenset()
    """Words that make a medicine of the name before them: "binder" in "phosphate binders"."""

    @classmethod
    def of(
        cls,
        entries: Mapping[str, Entry],
        guards: Mapping[str, Sequence[Guard]],
        opposers: frozenset[str] = frozenset(),
    ) -> Terms:
        """The terms, indexed by first word."""
        longest: dict[str, int] = {}
        for key in entries:
            first = key.partition(" ")[0]
            longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
        return cls(entries, guards, longest, opposers)

    def entry(self, key: str) -> Entry | None:
        """What a name stands for, in the singular or in the plural."""
        found = self.entries.get(key)
        if found or not key.endswith("s"):
            return found
        before, _, last = key.rpartition(" ")
        lead = f"{before} " if before else ""
        return next((entry for one in singulars(last) if (entry := self.entries.get(lead + one))), None)

    def plus(self, entries: Mapping[str, Entry]) -> Terms:
        """These terms and others, which come first."""
        if not entries:
            return self
        added = Terms.of(entries, {})
        longest = {word: max(count, self.longest.get(word, 0)) for word, count in added.longest.items()}
        return replace(self, entries={**self.entries, **entries}, longest={**self.longest, **longest})

    def find(self, text: str) -> Iterator[Term]:
        """The terms of a text, leftmost and longest, none overlapping."""
        sequence = words(text)
        index = 0
        while index < len(sequence):
            count, entry = self._at(text, sequence, index)
            if entry:
                if entry.type in _OPPOSED and self._is_opposed(sequence, index + count):
                    entry, count = _opposer(entry, sequence[index + count].key), count + 1
                end = sequence[index + count - 1].end
                yield Term(sequence[index].start, end, entry.type, entry.canonical, entry.status)
            index += count

    def _is_opposed(self, sequence: Sequence[Word], index: int) -> bool:
        """Whether a word makes a medicine of the name before it, so that the two are another name."""
        if index >= len(sequence) or not sequence[index].joined:
            return False
        key = sequence[index].key
        return not self.opposers.isdisjoint({key, *singulars(key)})

    def _at(self, text: str, sequence: Sequence[Word], index: int) -> tuple[int, Entry | None]:
        first = sequence[index]
        limit = max(self.longest.get(key, 0) for key in (first.key, *singulars(first.key)))
        if not limit or text[max(first.start - 1, 0) : first.start].isalnum():
            return 1, None
        keys = [word.key for word in _run(sequence, index, limit)]
        for count in range(len(keys), 0, -1):
            entry = self.entry(" ".join(keys[:count]))
            if entry and self._fits(text, sequence, index, count, entry):
                return count, entry
        return 1, None

    def _fits(self, text: str, sequence: Sequence[Word], index: int, count: int, entry: Entry) -> bool:
        last = sequence[index + count - 1]
        if not _whole(text, last):
            return False
        name = text[sequence[index].start : last.end]
        if entry.capitals and not name.rstrip("s").isupper() and not _mixed(name):
            return False
        key = " ".join(word.key for word in sequence[index : index + count])
        guards = self.guards.get(key) or next(
            (self.guards[one] for one in singulars(key) if one in self.guards), ()
        )
        before = sequence[index - 1].key if index and sequence[index].joined else ""
        after = index + count
        follows = sequence[after].key if after < len(sequence) and sequence[after].joined else ""
        return all(guard.admits(before, follows) for guard in guards)


def _opposer(opposed: Entry, word: str) -> Entry:
    """The medicines that act against a thing: "phosphate binders"."""
    return Entry("drug", f"{opposed.canonical} {word.removesuffix('s')}")


def _run(sequence: Sequence[Word], index: int, limit: int) -> list[Word]:
    """The words from `index` on that hang together, `limit` at most."""
    end = index + 1
    while end < len(sequence) and end - index < limit and sequence[end].joined:
        end += 1
    return list(sequence[index:end])


def _mixed(name: str) -> bool:
    """Whether a short name is written with small and capital letters on purpose: Mg, SAMe."""
    return name[:1].isupper() and (len(name) == 2 or sum(letter.isupper() for letter in name) > 1)


def _whole(text: str, word: Word) -> bool:
    """Whether no letter or digit follows at once."""
    return not text[word.end : word.end + 1].isalnum()
