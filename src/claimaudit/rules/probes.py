"""What has to be looked for in a text, over all rules: each set of patterns once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import re2

from claimaudit.rules.conditions import Lexicon, Patterns, Token, Words
from claimaudit.rules.wordlists import WordLists

ProbeKind = Literal["phrase", "lemma", "tokens", "regex"]
Side = Literal["agent", "target"]
Pattern = str | tuple[str | Token, ...]
_END = r"\b"


@dataclass(frozen=True, slots=True)
class Probe:
    """Patterns of one kind, of which one is enough."""

    kind: ProbeKind
    patterns: frozenset[Pattern]


@dataclass(frozen=True, slots=True)
class Sought:
    """The probes of one mapping, by their numbers."""

    plain: tuple[int, ...]
    keyed: tuple[tuple[Side, Mapping[str, int]], ...]
    """Probes by entry: which one counts depends on the agent or target of the claim."""
    abbreviations: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """Of each abbreviation the probe that finds it, and those that find what explains it."""


@dataclass(slots=True)
class ProbeBook:
    """All probes of a rule set, numbered as they come; equal ones share a number."""

    lists: WordLists
    probes: list[Probe] = field(default_factory=list)
    _numbers: dict[Probe, int] = field(default_factory=dict)

    def sought(self, patterns: Patterns) -> Sought:
        """The probes that a mapping asks for."""
        keyed = [
            (kind, word)
            for kind, words in (("phrase", patterns.phrase), ("lemma", patterns.lemma))
            for word in words or ()
            if isinstance(word, Lexicon) and word.for_
        ]
        return Sought(
            plain=tuple(self._number(probe) for probe in self._plain(patterns)),
            keyed=tuple(
                (word.for_, self._by_entry("lemma" if kind == "lemma" else "phrase", word.lexicon))
                for kind, word in keyed
                if word.for_
            ),
            abbreviations=tuple(self._abbreviations(patterns.undefined)) if patterns.undefined else (),
        )

    def _abbreviations(self, lexicon: Lexicon) -> Iterable[tuple[int, tuple[int, ...]]]:
        for short in sorted(self.lists.lists[lexicon.lexicon].entries):
            itself = rf"(?-i:{re2.escape(short)}{_END if short[-1].isalnum() else ''})"
            bracketed = rf"\({itself}|\b{itself} ?\("
            long = frozenset[Pattern](self.lists.under(lexicon.lexicon, [short]))
            explaining = (Probe("regex", frozenset({bracketed})), Probe("phrase", long))
            yield (
                self._number(Probe("regex", frozenset({rf"(?:^|[^\w-])(?P<words>{itself})"}))),
                tuple(self._number(probe) for probe in explaining if probe.patterns),
            )

    def _plain(self, patterns: Patterns) -> Iterable[Probe]:
        if phrases := self._words(patterns.phrase):
            yield Probe("phrase", phrases)
        if lemmas := self._words(patterns.lemma):
            yield Probe("lemma", lemmas)
        if patterns.tokens:
            yield Probe("tokens", frozenset(patterns.tokens))
        for regex in patterns.regex or ():
            yield Probe("regex", frozenset({regex}))

    def _words(self, words: Words | None) -> frozenset[Pattern]:
        plain = [word for word in words or () if not (isinstance(word, Lexicon) and word.for_)]
        return frozenset[Pattern](self.lists.words(plain))

    def _by_entry(self, kind: Literal["phrase", "lemma"], name: str) -> dict[str, int]:
        entries = {entry.casefold() for entry in self.lists.lists[name].entries}
        return {
            entry: self._number(Probe(kind, frozenset[Pattern](self.lists.under(name, [entry]))))
            for entry in sorted(entries)
        }

    def _number(self, probe: Probe) -> int:
        number = self._numbers.setdefault(probe, len(self.probes))
        if number == len(self.probes):
            self.probes.append(probe)
        return number
