"""What becomes of a document: an audit and what rules across documents want of it, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimaudit.model import Audit, Skipped, Unreadable

if TYPE_CHECKING:
    from claimaudit.rules.joining import Candidate

Result = Audit | Unreadable | Skipped
"""What becomes of a file."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A document that the rules have been asked of, before any ignore is heard."""

    audit: Audit
    sentences: tuple[tuple[int, int], ...]
    """Text positions of each."""
    candidates: tuple[Candidate, ...]
    """Its side of the rules on several documents."""
    grammar: bytes | None = None
    """What the parser made of it, where that is to be kept."""


Answer = Judged | Unreadable | Skipped
"""What becomes of a file before any ignore is heard."""
