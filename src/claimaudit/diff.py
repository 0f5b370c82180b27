"""Two versions of a set of documents: which claims came, which went, and which are now stronger or weaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from claimaudit.history import Change
from claimaudit.model import Claim
from claimaudit.source import Document
from claimaudit.versions.changes import changes
from claimaudit.versions.pairing import Item, pair
from claimaudit.versions.wording import wording_of

Kind = Literal["added", "removed", "strengthened", "weakened", "changed"]
"""`changed`: in another way than in strength, such as denied instead of stated, or for other people."""
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Version:
    """A document of one of the versions, and its claims."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim and where it stands."""

    document: Document
    claim: Claim

    @property
    def item(self) -> Item:
        """What it is found again by."""
        return Item(self.document.key, self.claim.key, wording_of(self.claim))


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim that one version has and the other hasn't, or words differently."""

    kind: Kind
    was: Statement | None
    now: Statement | None
    changes: tuple[Change, ...] = ()

    @property
    def place(self) -> Statement:
        """Where to look: in the later version if it is there."""
        found = self.now or self.was
        if found is None:
            raise ValueError("a difference of nothing")
        return found


@dataclass(frozen=True, slots=True)
class Diff:
    """All differences, in reading order, what is gone at the end of its document."""

    differences: tuple[Difference, ...]
    unchanged: int
    """Claims that are the same, moved or in other words."""

    @property
    def figures(self) -> dict[str, int]:
        """How many there are of each kind."""
        counts = Counter(difference.kind for difference in self.differences)
        return {kind: counts[kind] for kind in KINDS} | {"unchanged": self.unchanged}


def diff(old: Sequence[Version], new: Sequence[Version]) -> Diff:
    """Hold the claims of two versions against each other."""
    was, now = (
        [Statement(version.document, claim) for version in versions for claim in version.claims]
        for versions in (old, new)
    )
    pairs = pair([statement.item for statement in was], [statement.item for statement in now])
    found = [_difference(was[pairs[index]], each) for index, each in enumerate(now) if index in pairs]
    found += [Difference("added", None, each) for index, each in enumerate(now) if index not in pairs]
    gone = set(range(len(was))) - set(pairs.values())
    found += [Difference("removed", was[index], None) for index in gone]
    differing = [each for each in found if each is not None]
    reworded = sum(each.was is not None and each.now is not None for each in differing)
    return Diff(tuple(sorted(differing, key=_order)), len(pairs) - reworded)


def _difference(was: Statement, now: Statement) -> Difference | None:
    found = changes(wording_of(was.claim), wording_of(now.claim))
    if not found:
        return None
    directions = {change.direction for change in found}
    kind: Kind = "weakened" if directions == {"weaker"} else "changed"
    return Difference("strengthened" if "stronger" in directions else kind, was, now, found)


def _order(difference: Difference) -> tuple[str, bool, int, int, str]:
    place = difference.place
    span = place.claim.cue.span
    return place.document.key, difference.now is None, span.start, span.end, place.claim.kind
