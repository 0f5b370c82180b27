"""Evidence: what in a text supports a claim, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimaudit.model import Reference, SupportLevel
from claimaudit.nlp.proposal import Range
from claimaudit.nlp.qualify.references import Found
from claimaudit.nlp.qualify.sources import Source


@dataclass(frozen=True, slots=True)
class Evidence:
    """What supports a claim."""

    level: SupportLevel = "none"
    at: Range | None = None
    references: tuple[Reference, ...] = ()


NONE = Evidence()


@dataclass(frozen=True, slots=True)
class Sources:
    """All that one sentence points to."""

    references: Sequence[Found]
    prose: Sequence[Source]

    @property
    def best(self) -> Evidence:
        """Cited before vague."""
        return self.cited or self.vague or NONE

    @property
    def cited(self) -> Evidence | None:
        """What can be looked up."""
        named = [source for source in self.prose if source.level == "cited"]
        if not self.references and not named:
            return None
        listed = [(found.at, found.reference) for found in self.references]
        listed += [(source.at, source.reference) for source in named if source.reference is not None]
        listed.sort(key=lambda pair: pair[0])
        return Evidence("cited", listed[0][0], tuple(dict.fromkeys(reference for _, reference in listed)))

    @property
    def vague(self) -> Evidence | None:
        """What can't."""
        return next((Evidence("vague", one.at) for one in self.prose if one.level == "vague"), None)
