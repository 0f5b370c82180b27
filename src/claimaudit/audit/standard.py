"""The yardstick of a run: all that an audit depends on besides the document. It can be sent to a worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import get_args

from claimaudit.errors import UserError
from claimaudit.rules.book import RuleBook
from claimaudit.rules.spelling import did_you_mean
from claimaudit.rules.vocabulary import Profile


@dataclass(frozen=True, slots=True)
class Standard:
    """Which rules are asked, for whom, as of when, and which model reads the grammar."""

    book: RuleBook
    profile: Profile
    today: date
    model: str | None
    """Name of the spaCy model; None for the first English one that is installed."""

    @property
    def rules_on(self) -> frozenset[str]:
        """Ids of the rules that are asked under the profile."""
        return frozenset(spec.id for spec in self.book.rules if spec.severity(self.profile) != "off")


def profile_named(name: str) -> Profile:
    """The profile of that name. Raises `UserError` where there is none."""
    known: tuple[Profile, ...] = get_args(Profile)
    for profile in known:
        if profile == name:
            return profile
    raise UserError(f"no profile is called “{name}”", hint=did_you_mean(name, known))
