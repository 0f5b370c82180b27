"""Which of two versions' claims or findings are the same, however they have moved or been worded anew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from claimaudit.versions.wording import Wording

_WORD = re.compile(r"\w+")
MAX_ALIKE = 200
"""Where more are alike, their order tells them apart: to compare each with each would take long."""


@dataclass(frozen=True, slots=True)
class Item:
    """A claim, or what a rule found, in one of the versions."""

    document: str
    """Key of the document."""
    name: str
    """Claim key or fingerprint."""
    wording: Wording
    rule: str = ""


def pair(
    was: Sequence[Item], now: Sequence[Item], moves_from: Callable[[str], bool] = lambda _: True
) -> dict[int, int]:
    """For indices of later items those of the earlier ones that they come from; each is used once.

    What nobody has touched comes first, wherever it stands now; then what has kept its name, then what
    says the same. `moves_from` tells whether what was in a document may be found in another now.
    """
    pairing = _Pairing(was, now)
    movable = frozenset(index for index, item in enumerate(was) if moves_from(item.document))
    everything = frozenset(range(len(was)))
    pairing.join(everything, lambda item: (item.rule, item.document, item.wording.face))
    pairing.join(movable, lambda item: (item.rule, item.wording.face))
    pairing.join(everything, lambda item: (item.rule, item.document, item.name))
    pairing.join(everything, lambda item: _by_meaning(item, item.document))
    pairing.join(movable, lambda item: _by_meaning(item, ""))
    return pairing.found


def _by_meaning(item: Item, document: str) -> Hashable:
    return item.wording.meaning and (item.rule, document, item.wording.meaning)


class _Pairing:
    """The pairs found so far."""

    def __init__(self, was: Sequence[Item], now: Sequence[Item]) -> None:
        self.found: dict[int, int] = {}
        self._was = was
        self._now = now
        self._taken: set[int] = set()

    def join(self, allowed: frozenset[int], key: Callable[[Item], Hashable]) -> None:
        """Pair what is still alone and agrees in a key; what has none stays alone."""
        groups: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for index, item in enumerate(self._was):
            if index in allowed and index not in self._taken:
                groups[key(item)][0].append(index)
        for index, item in enumerate(self._now):
            if index not in self.found:
                groups[key(item)][1].append(index)
        for name, (before, after) in groups.items():
            if name is not None:
                for earlier, later in self._likeliest(before, after):
                    self.found[later] = earlier
                    self._taken.add(earlier)

    def _likeliest(self, before: list[int], after: list[int]) -> Iterator[tuple[int, int]]:
        if len(before) == 1 == len(after) or max(len(before), len(after)) > MAX_ALIKE:
            yield from zip(before, after, strict=False)
            return
        ranked = sorted(
            (-_likeness(self._was[earlier].wording, self._now[later].wording), earlier, later)
            for earlier in before
            for later in after
        )
        used: set[tuple[str, int]] = set()
        for _, earlier, later in ranked:
            if ("was", earlier) not in used and ("now", later) not in used:
                used |= {("was", earlier), ("now", later)}
                yield earlier, later


def _likeness(one: Wording, other: Wording) -> float:
    """The share of words that two sentences have in common."""
    words, others = (set(_WORD.findall((each.sentence or "").casefold())) for each in (one, other))
    return len(words & others) / max(len(words | others), 1)
