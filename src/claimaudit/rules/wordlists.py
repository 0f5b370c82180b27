"""Word lists of the rules: names resolved to words, lists within lists included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimaudit.rules.conditions import Lexicon
from claimaudit.rules.schema import WordList


@dataclass(frozen=True, slots=True)
class WordLists:
    """All lists by name. Loading has checked that every name in them is known, and that none holds itself."""

    lists: Mapping[str, WordList]

    def words(self, sources: Iterable[str | Lexicon]) -> frozenset[str]:
        """The words themselves, in lower case; a list by entry stands for the names of its entries."""
        return frozenset(self._words(sources))

    def under(self, name: str, entries: Iterable[str]) -> frozenset[str]:
        """The words of a list that stand under one of the entries."""
        wanted = {entry.casefold() for entry in entries}
        found = self.lists[name].entries.items()
        return frozenset(
            word for key, words in found if key.casefold() in wanted for word in self._words(words)
        )

    def all_under(self, name: str) -> frozenset[str]:
        """The words of a list by entry, whatever the entry."""
        return frozenset(word for words in self.lists[name].entries.values() for word in self._words(words))

    def _words(self, sources: Iterable[str | Lexicon]) -> Iterator[str]:
        for source in sources:
            if isinstance(source, str):
                yield source.casefold()
            else:
                words = self.lists[source.lexicon]
                yield from self._words(words.words)
                yield from (entry.casefold() for entry in words.entries)
