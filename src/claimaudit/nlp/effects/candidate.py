"""A predicate with its ends resolved and typed: what the judge is asked about."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.model import ClaimKind
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.proposal import Mention


@dataclass(frozen=True, slots=True)
class Candidate:
    """A predicate with its ends resolved."""

    predicate: Predicate
    setting: Setting
    agents: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    kind: ClaimKind | None
    """What the targets say of the kind; None where they say nothing."""
