"""What became of a finding beside its rule: somebody ignored or accepted it, an earlier version had it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimaudit.source import Region

SuppressedBy = Literal["inline", "sidecar", "baseline"]
Decision = Literal["ignore", "accept", "false"]
"""`ignore` in the text or in a file beside it; of an editor, `accept` (right, but the text stays) or
`false` (the rule is wrong)."""
Direction = Literal["stronger", "weaker", "other"]
Aspect = Literal["certainty", "support", "dose", "relation", "polarity", "decision"]
Status = Literal["open", "fix", "accept", "false"]
"""Of a finding in a baseline. `open`: nobody has decided; `fix`: right, and the text will change."""
State = Literal["new", "unchanged", "changed"]


@dataclass(frozen=True, slots=True)
class Suppression:
    """Who said that a finding shall not count, and why."""

    by: SuppressedBy
    decision: Decision
    reason: str
    reviewer: str | None = None
    until: str | None = None
    """ISO date of the last day on which it holds."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """An ignore that stands in a text."""

    names: tuple[str, ...]
    """Of rules or packs."""
    because: Suppression
    region: Region
    """Of its comment."""
    start: int
    end: int
    """The text positions that it holds for."""
    on_top: bool = False
    """Whether it stands before the text, and so speaks of the document as a whole too."""


@dataclass(frozen=True, slots=True)
class Change:
    """One way in which the wording of a claim differs from an earlier one."""

    aspect: Aspect
    was: str
    now: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an editor has decided on a finding."""

    status: Status = "open"
    reason: str | None = None
    reviewer: str | None = None
    until: str | None = None
    """ISO date of the last day on which it holds."""


@dataclass(frozen=True, slots=True)
class Past:
    """Whether an earlier version, or the baseline, had the finding."""

    state: State
    sentence: str | None = None
    """Of the earlier version; None in a new finding and in one on a whole document."""
    changes: tuple[Change, ...] = ()
    """In a changed finding."""
    verdict: Verdict | None = None
    """As the baseline has it."""
