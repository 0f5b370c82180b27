"""The vocabulary of agents and targets: found in a text, and told of a phrase.

The lists are data under `rules/lexicon/terms/`, a file a type. What no list holds is typed by its head
(`heads`), and a target tells mechanism from outcome (`kinds`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from claimaudit import lexicon
from claimaudit.errors import UserError
from claimaudit.model import EntityType, Relation
from claimaudit.nlp import guards, heads, kinds
from claimaudit.nlp.abbreviations import document_abbreviations
from claimaudit.nlp.heads import HeadRules
from claimaudit.nlp.kinds import Kinds, TargetKind
from claimaudit.nlp.phrases import take_apart
from claimaudit.nlp.terms import Entry, Status, Term, Terms
from claimaudit.nlp.words import key_of, keys_of
from claimaudit.resources import lexicon_folder

_BULK = ".bulk.tsv"
_SHORT = 5
_LONGEST = 24
"""Words; no name that is listed has more."""
_DEPTH = 4  # "risk of complications of diabetes of …": a phrase from a hostile text may go on for ever
_KEPT = 1 << 16
_STATUS: dict[str, Status | None] = {
    "": None,
    "prescription": "prescription",
    "over-the-counter": "over-the-counter",
}


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase names."""

    type: EntityType
    name: str
    """The canonical name, or the head, in the form of `words.key_of`."""
    canonical: str | None = None
    status: Status | None = None


UNKNOWN = Sense("unknown", "")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms and the rules for what is no term."""

    terms: Terms
    heads: HeadRules
    kinds: Kinds
    _known: dict[str, Sense] = field(default_factory=dict, compare=False, repr=False)
    """What phrases were found to name: the same few are asked of again and again."""

    def find(self, text: str) -> list[Term]:
        """The terms of a text, with the abbreviations that it defines itself."""
        own = {
            key_of(short): Entry(
                sense.type, sense.canonical or long.lower(), sense.status, _needs_capitals(short)
            )
            for short, long in document_abbreviations(text).items()
            if (sense := self.sense(long)).type != "unknown"
        }
        return list(self.terms.plus(own).find(text))

    def sense(self, phrase: str) -> Sense:
        """What a noun phrase names: an entry, else what its head makes of it."""
        found = self._known.get(phrase)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[phrase] = self._sense(phrase, _DEPTH)
        return found

    def type_of(self, phrase: str) -> EntityType:
        """The type of what a noun phrase names, `unknown` where nothing tells."""
        return self.sense(phrase).type

    def kind_of_target(self, phrase: str, relation: Relation | None = None) -> TargetKind | None:
        """What kind of claim a target makes, by the spec; None where it tells nothing."""
        sense = self.sense(phrase)
        return self.kinds.of(sense.name, sense.type, relation)

    def _sense(self, phrase: str, depth: int) -> Sense:
        if whole := self.terms.entry(key_of(phrase)):
            return _sense_of(whole)
        parts = take_apart(phrase)
        for start in range(max(0, len(parts.core) - _LONGEST), len(parts.core)):
            key = " ".join(parts.core[start:])
            if entry := self.terms.entry(key):
                return _sense_of(entry)
            if head := self.heads.head(key):
                part = self._part(parts.core[:start], parts.complement, depth)
                made = head.of(part.type)
                return part if made == part.type and part.type != "unknown" else Sense(made, key)
        return self._by_ending(parts.core) or self._inside(phrase)

    def _part(self, before: tuple[str, ...], complement: str, depth: int) -> Sense:
        """What the head belongs to: what follows it, else what stands before it."""
        if depth == 0:
            return UNKNOWN
        after = self._sense(complement, depth - 1) if complement else UNKNOWN
        if after.type == "unknown" and before:
            return self._sense(" ".join(before), depth - 1)
        return after

    def _by_ending(self, core: tuple[str, ...]) -> Sense | None:
        found = self.heads.by_ending(core[-1]) if core else "unknown"
        return None if found == "unknown" else Sense(found, core[-1])

    def _inside(self, phrase: str) -> Sense:
        """The first term inside a phrase whose head says nothing."""
        term = next(self.terms.find(phrase), None)
        return Sense(term.type, key_of(term.canonical), term.canonical, term.status) if term else UNKNOWN


def _sense_of(entry: Entry) -> Sense:
    return Sense(entry.type, key_of(entry.canonical), entry.canonical, entry.status)


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the program."""
    return read_vocabulary(lexicon_folder())


def read_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary of a folder: `terms/*.tsv`, `guards.tsv`, `opposers.tsv`, `heads.tsv`, `endings.tsv`,
    `kinds.tsv`.

    A list is named by its type, then anything: `drug.tsv`, `drug.bulk.tsv`. Where a name stands twice, a
    curated list counts before a bulk one, and a thing's first name before another's alias.
    """
    paths = sorted((folder / "terms").glob("*.tsv"), key=lambda path: path.name)
    listed = sorted((one for path in paths for one in _listed(path)), key=lambda one: one.rank)
    entries: dict[str, Entry] = {}
    for key, one in zip(keys_of(one.name for one in listed), listed, strict=True):
        entries.setdefault(key, one.entry)
    return Vocabulary(
        Terms.of(entries, guards.load(folder / "guards.tsv"), _opposers(folder / "opposers.tsv")),
        heads.load(folder / "heads.tsv", folder / "endings.tsv"),
        kinds.load(folder / "kinds.tsv"),
    )


def _opposers(path: Path) -> frozenset[str]:
    return frozenset(keys_of(name for row in lexicon.rows(path, columns=2) for name in row.names(0)))


class _Listed(NamedTuple):
    """A name as a list has it."""

    name: str
    entry: Entry
    rank: tuple[bool, bool]
    """Whether it comes from a bulk list, whether it is an alias: the lower counts."""


def _listed(path: Path) -> Iterator[_Listed]:
    bulk = path.name.endswith(_BULK)
    for row in lexicon.rows(path, columns=3):
        entity_type = heads.entity_type(path.name.partition(".")[0], row)
        if row.cell(2) not in _STATUS:
            raise UserError(f"unknown status {row.cell(2)!r}", row.path, row.line)
        first, status = row.cell(0), _STATUS[row.cell(2)]
        plain = Entry(entity_type, first, status)
        for number, name in enumerate((first, *row.names(1))):
            entry = Entry(entity_type, first, status, capitals=True) if _needs_capitals(name) else plain
            yield _Listed(name, entry, (bulk, number > 0))


def _needs_capitals(name: str) -> bool:
    """Whether a name is so short that in small letters it would be another word: MS, SAMe."""
    return len(name) <= _SHORT and name.isalpha() and sum(letter.isupper() for letter in name) > 1
