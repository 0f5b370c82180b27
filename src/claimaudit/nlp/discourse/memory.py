"""What has been named lately, and how much it is in the reader's mind.

Salience is counted as Lappin and Leass do ("An algorithm for pronominal anaphora resolution", 1994): by
grammatical role, halved with every sentence, summed over the mentions of one thing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from claimaudit.nlp.proposal import Mention
from claimaudit.source import Block

Fit = Callable[["Entry"], float]
"""How well a thing fits, from 0 (not at all) to 1."""
FULL = 180.0
"""What the subject of a main clause weighs."""
_KEPT = 80
"""How many mentions are remembered; older ones weigh nothing any more."""
_RECENT = 8
_DECAY = 0.42
_OTHER_PARAGRAPH, _OTHER_SECTION, _SIBLING = 0.7, 0.25, 0.1
"""What a mention keeps of its weight beyond the paragraph, the section, and in another item or row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A mention in its place: one thing, or several that stand together."""

    mentions: tuple[Mention, ...]
    weight: float
    plural: bool
    time: int
    block: Block | None
    index: int = -1
    """Of the token that heads it."""
    clause: int | None = None
    """Index of the verb that it depends on; None for what is not said here but stands above."""
    acts: bool = False
    """Whether the first of the things is an agent."""

    key: tuple[str, ...] = field(init=False)
    """What makes two mentions the same thing."""

    def __post_init__(self) -> None:
        key = tuple([one.name for one in self.mentions])
        object.__setattr__(self, "key", key)


@dataclass(slots=True)
class Memory:
    """The last mentions of a walk through a document."""

    is_agent: Callable[[Mention], bool]
    entries: deque[Entry] = field(default_factory=lambda: deque(maxlen=_KEPT))
    time: int = 0
    _block: Block | None = None

    def enter(self, block: Block | None) -> None:
        """Go on to the next sentence. The items of a list, and the cells of a table, are at one time."""
        if not _together(self._block, block) or block is None or block is self._block:
            self.time += 1
        self._block = block

    def add(self, entry: Entry) -> None:
        """Keep a mention in mind."""
        self.entries.append(entry)

    def best(
        self, block: Block | None, fit: Fit, standing: Iterable[tuple[tuple[Mention, ...], float]] = ()
    ) -> tuple[Mention, ...]:
        """The thing most in mind among those that fit; `standing` ones have weight without being said."""
        score: dict[tuple[str, ...], float] = {}
        latest: dict[tuple[str, ...], Entry] = {}
        for mentions, weight in standing:
            several = len(mentions) > 1 or _in_plural(mentions[0].text)
            entry = Entry(mentions, FULL, several, self.time, block, acts=self.is_agent(mentions[0]))
            score[entry.key] = score.get(entry.key, 0.0) + weight * fit(entry)
            latest[entry.key] = entry
        for entry in self.entries:
            fitness = fit(entry)
            if fitness <= 0:
                continue
            near = 1.0 if entry.block is block else _nearness(entry.block, block)
            value = entry.weight * _DECAY ** (self.time - entry.time) * near * fitness
            if value > 0:
                score[entry.key] = score.get(entry.key, 0.0) + value
                latest[entry.key] = entry
        positive = {key: value for key, value in score.items() if value > 0}
        return latest[max(positive, key=positive.__getitem__)].mentions if positive else ()

    def recent(self, before: int) -> list[Entry]:
        """The agents named last before a token, each once, the latest first."""
        latest: dict[tuple[str, ...], Entry] = {}
        for entry in reversed(self.entries):
            if entry.acts and 0 <= entry.index < before:
                latest.setdefault(entry.key, entry)
            if len(latest) == _RECENT:
                break
        return list(latest.values())

    def last(self, fit: Fit) -> Entry | None:
        """The latest mention that fits at all."""
        return next((entry for entry in reversed(self.entries) if fit(entry) > 0), None)


def _in_plural(name: str) -> bool:
    return name.endswith("s") and not name.endswith(("ss", "us", "is"))


def _together(first: Block | None, second: Block | None) -> bool:
    if first is None or second is None:
        return False
    if first.list_number is not None and first.list_number == second.list_number:
        return True
    return first.table is not None and first.table == second.table


def _nearness(there: Block | None, here: Block | None) -> float:
    if there is None or here is None or there is here:
        return 1.0
    if _together(there, here):
        same_row = there.table is not None and there.row_number == here.row_number
        return 1.0 if same_row else _SIBLING
    if there.section != here.section and there.kind != "heading":
        return _OTHER_SECTION
    return _OTHER_PARAGRAPH
