"""What can't be there without something else, found by that: of a large set, few have all that they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence, Set
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Needs(Generic[Key]):
    """Things by number, each with sets of keys, of each of which it needs one. It costs no more to ask than
    there are keys and things that have what they need most."""

    def __init__(self, needs: Iterable[Sequence[Set[Key]]]) -> None:
        self._needs = [sorted(each, key=len) for each in needs]
        self._always = [number for number, each in enumerate(self._needs) if not each]
        self._by_key: defaultdict[Key, list[int]] = defaultdict(list)
        """By the keys of the smallest set, which is the hardest to meet."""
        for number, each in enumerate(self._needs):
            for key in each[0] if each else ():
                self._by_key[key].append(number)

    def met(self, there: Set[Key]) -> list[int]:
        """The numbers of those that have all they need, in order."""
        found = {number for key in there & self._by_key.keys() for number in self._by_key[key]}
        met = (n for n in found if not any(there.isdisjoint(need) for need in self._needs[n]))
        return sorted([*self._always, *met])
