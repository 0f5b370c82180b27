"""What two rule sets say differently of the same text: findings gained, lost, and told otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, get_args

from claimaudit.model import Finding
from claimaudit.parts import parts_of, reading_order

Kind = Literal["gained", "lost", "changed"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_Key = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One rule at one place, before and after."""

    was: Finding | None
    now: Finding | None

    @property
    def kind(self) -> Kind | None:
        """None where it is told as before."""
        if self.was is None or self.now is None:
            return "lost" if self.was else "gained"
        told = ((found.severity, found.message, found.suggestion) for found in (self.was, self.now))
        return "changed" if len(set(told)) > 1 else None

    @property
    def finding(self) -> Finding:
        """As it is told now, else as it was."""
        found = self.now or self.was
        assert found, "a change has one side at least"
        return found


def changes(old: Iterable[Finding], new: Iterable[Finding], renamed: Mapping[str, str]) -> list[Change]:
    """The matches of both sides, merged or not, side by side in reading order.

    `renamed` gives the present ids of rules that were renamed.
    """
    was, now = _placed(old, renamed), _placed(new, {})
    pairs = (pair for key in {*was, *now} for pair in zip_longest(was.get(key, ()), now.get(key, ())))
    return sorted((Change(*pair) for pair in pairs), key=lambda change: reading_order(change.finding))


def _placed(found: Iterable[Finding], renamed: Mapping[str, str]) -> dict[_Key, list[Finding]]:
    placed: defaultdict[_Key, list[Finding]] = defaultdict(list)
    for part in _parts(found):
        rule = renamed.get(part.rule, part.rule)
        placed[rule, part.path or "", part.span.start, part.span.end].append(part)
    return placed


def _parts(found: Iterable[Finding]) -> Iterator[Finding]:
    for finding in found:
        yield from parts_of(finding)
