"""Doses against limits: what a rule asks of a dose, and the comparison that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimaudit.model import Claim, Dose
from claimaudit.rules.comparison import LimitsTable
from claimaudit.rules.conditions import DoseBound, DoseConditions, Words
from claimaudit.rules.fields import containing, rhythm, within
from claimaudit.rules.limitvalues import Comparison
from claimaudit.rules.subject import Subject
from claimaudit.rules.vocabulary import Profile
from claimaudit.rules.wordlists import WordLists


class DoseTest:
    """The conditions of a rule on a dose."""

    def __init__(self, asked: DoseConditions, lists: WordLists, limits: LimitsTable) -> None:
        self._asked = asked
        self._limits = limits
        self._texts = [
            (name, containing(lists.words(words))) for name, words in _texts(asked) if words is not None
        ]

    def __call__(self, subject: Subject) -> bool:
        claim = subject.claim
        if claim is None or claim.dose is None or not self._by_itself(claim.dose):
            return False
        if self._asked.implausible is not None and self._asked.implausible != self._implausible(claim):
            return False
        if self._asked.too_often is not None and self._asked.too_often != self._too_often(claim):
            return False
        return not self._asks_limit() or self.comparison(subject) is not None

    def comparison(self, subject: Subject) -> Comparison | None:
        """The first comparison that meets all that is asked of the limit."""
        if subject.claim is None or not self._asks_limit():
            return None
        profile = subject.reading.context.profile
        return next((each for each in self._comparisons(subject.claim, profile) if self._meets(each)), None)

    def _by_itself(self, dose: Dose) -> bool:
        asked = self._asked
        return (
            (asked.role is None or dose.role in asked.role)
            and (asked.unit is None or dose.unit in asked.unit)
            and (asked.per is None or dose.per in asked.per)
            and (asked.rhythm is None or rhythm(dose) in asked.rhythm)
            and _bounded(dose.low, asked.low)
            and _bounded(dose.high, asked.high)
            and all(pattern.search(getattr(dose, name) or "") for name, pattern in self._texts)
        )

    def _implausible(self, claim: Claim) -> bool:
        return claim.dose is not None and any(
            self._limits.implausible(claim.dose, agent.canonical or agent.text) for agent in claim.agents
        )

    def _too_often(self, claim: Claim) -> bool:
        return claim.dose is not None and any(
            self._limits.too_often(claim.dose, agent.canonical or agent.text) for agent in claim.agents
        )

    def _asks_limit(self) -> bool:
        asked = self._asked
        bounds = (asked.low, asked.high)
        against = any(b is not None and "limit" in (b.above, b.not_above) for b in bounds)
        return against or asked.basis is not None or asked.times is not None

    def _comparisons(self, claim: Claim, profile: Profile) -> Iterator[Comparison]:
        text = around_dose(claim)
        for agent in claim.agents if claim.dose else ():
            if claim.dose:
                name = agent.canonical or agent.text
                yield from self._limits.compare(claim.dose, name, profile=profile, text=text)

    def _meets(self, found: Comparison) -> bool:
        asked = self._asked
        return (
            (asked.basis is None or found.basis in asked.basis)
            and _of_authority(found, asked.authority)
            and _stands(found.low, asked.low)
            and _stands(found.high, asked.high)
            and (asked.times is None or (found.times is not None and within(found.times, asked.times)))
        )


def around_dose(claim: Claim) -> str:
    """Where the form of a dose and the people whom it is for may be told."""
    return " ".join(filter(None, (claim.sentence, claim.row, claim.column_head, *claim.section[-1:])))


def _texts(asked: DoseConditions) -> Sequence[tuple[str, Words | None]]:
    return [
        ("form", asked.form),
        ("substance_form", asked.substance_form),
        ("route", asked.route),
        ("population", asked.population),
    ]


def _bounded(end: float | None, asked: DoseBound | None) -> bool:
    above, not_above = (asked.above, asked.not_above) if asked else (None, None)
    if isinstance(above, float) and (end is None or end <= above):
        return False
    return not (isinstance(not_above, float) and (end is None or end > not_above))


def _stands(position: str | None, asked: DoseBound | None) -> bool:
    if asked is None:
        return True
    if asked.above == "limit" and position != "above":
        return False
    # An open lower end ("up to 5,000 IU") is not above anything.
    return not (asked.not_above == "limit" and position == "above")


def _of_authority(found: Comparison, asked: str | tuple[str, ...]) -> bool:
    if asked == "profile":
        return found.of_profile
    if asked == "other":
        return not found.of_profile
    return found.authority in asked
