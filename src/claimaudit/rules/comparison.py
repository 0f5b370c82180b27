"""A dose held against the limits of its agent, one authority at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claimaudit.model import Dose
from claimaudit.rules.body import ADULT_KG, bodies, of_age, weight_in
from claimaudit.rules.intake import Bounds, Intake, days, intake, times, times_a_day
from claimaudit.rules.limitvalues import (
    HARD,
    Comparison,
    Limit,
    Measure,
    Position,
    ShortTerm,
    Substance,
    amount_text,
    limit_text,
)
from claimaudit.rules.units import UnitFacts, mentions, scale

_IMPLAUSIBLE = 50
_COMPARED_ROLES = frozenset({"advised", "taken", "limit"})


@dataclass(frozen=True, slots=True)
class LimitsTable:
    """What is known of doses: limits, whose they are, and facts on units."""

    substances: Mapping[str, Substance]
    """By `key` of each name."""
    authorities: Mapping[str, str]
    profiles: Mapping[str, tuple[str, ...]]
    bases: Mapping[str, str]
    populations: Mapping[str, tuple[str, ...]]
    not_swallowed: tuple[str, ...]
    food: tuple[str, ...]
    facts: UnitFacts = field(default_factory=UnitFacts)

    @staticmethod
    def key(name: str) -> str:
        """A name without regard to case, hyphens and spacing."""
        return " ".join(name.casefold().replace("-", " ").replace("’", "'").split())

    def compare(self, dose: Dose, agent: str, *, profile: str, text: str = "") -> tuple[Comparison, ...]:
        """Hold a dose of `agent` against its limits; `text` is where form, body and people may be told.

        Nothing comes back for an unknown agent, for trial and animal doses, for what isn't swallowed, and
        where the units are of different things.
        """
        substance = self.substance(agent)
        if substance is None or dose.role not in _COMPARED_ROLES or self._elsewhere(dose, text):
            return ()
        rows = self._rows(substance, dose, text)
        leading = self._leading(rows, profile)
        found = ((row, self._measure(substance, row, dose, text)) for row in rows)
        return tuple(
            self._comparison(row, measure, dose, of_profile=row.basis not in HARD or row.authority == leading)
            for row, measure in found
            if measure is not None and not self._excepted(substance, dose, text)
        )

    def substance(self, name: str) -> Substance | None:
        """What the table has on an agent."""
        return self.substances.get(self.key(name))

    def too_often(self, dose: Dose, agent: str) -> bool:
        """Whether a dose is to be taken more often than its label allows ("once a week, never daily")."""
        substance, often = self.substance(agent), intake(dose)
        rows = substance.limits if substance and dose.role in _COMPARED_ROLES else ()
        return often.known and not often.once and any(self._exceeds_rhythm(row, dose, often) for row in rows)

    def _exceeds_rhythm(self, row: Limit, dose: Dose, often: Intake) -> bool:
        if row.frequency is None:
            return False
        if row.amount is not None:
            strength = scale(dose.unit or "", row.unit or "")
            if strength is None or (dose.high or dose.low or 0) * strength < row.amount:
                return False
        return often.most > times_a_day(row.frequency)

    def implausible(self, dose: Dose, agent: str) -> bool:
        """Whether unit or size can't be meant for the agent: a slip by a thousand, IU of a mineral."""
        substance, top = self.substance(agent), dose.high if dose.high is not None else dose.low
        if substance is None or dose.unit is None or top is None or dose.frequency == "once":
            return False
        if dose.unit == "[iU]":
            known = self.facts.conversions
            return not any(fact.agent == substance.agent and fact.unit == dose.unit for fact in known)
        if dose.per not in (None, "kg", "serving"):
            return False
        body = ADULT_KG if dose.per == "kg" else 1.0
        bounds = list(self._plausible(substance, dose.unit))
        return bool(bounds) and all(top * body > bound for bound in bounds)

    def _plausible(self, substance: Substance, unit: str) -> Iterator[float]:
        """Up to where an amount can be meant, in the unit given: by each limit, or by the slip noted."""
        for row in substance.limits:
            factor = self.facts.factor(substance.agent, unit, row.unit or "")
            if row.amount and row.frequency is None and factor:
                body = ADULT_KG if row.by_weight else 1.0
                yield _IMPLAUSIBLE * row.amount * body / factor.value
        if substance.slip and (value := scale(unit, substance.slip.unit)):
            yield substance.slip.amount / value

    def _elsewhere(self, dose: Dose, text: str) -> bool:
        where = " ".join(filter(None, (dose.route, dose.form, dose.text)))
        if mentions(where, self.not_swallowed) or (dose.route is None and mentions(text, self.not_swallowed)):
            return True
        return mentions(f"{dose.population or ''} {text}", self.populations.get("animal", ()))

    def _rows(self, substance: Substance, dose: Dose, text: str) -> tuple[Limit, ...]:
        group = self._population(dose, text)
        in_food = mentions(text, self.food)
        rows = [
            row
            for row in substance.limits
            if row.amount is not None
            and row.frequency is None
            and not row.superseded
            and not (row.supplement_only and in_food)
            and row.population == group
        ]
        return tuple(of_age(rows, dose.population or text) if group == "child" else rows)

    def _population(self, dose: Dose, text: str) -> str:
        for words in filter(None, (dose.population, text)):
            for group in ("adult", "pregnancy", "lactation", "child"):
                if mentions(words, self.populations.get(group, ())):
                    return group
        return "adult"

    def _leading(self, rows: tuple[Limit, ...], profile: str) -> str | None:
        hard = {row.authority for row in rows if row.basis in HARD}
        return next((name for name in self.profiles.get(profile, ()) if name in hard), None)

    def _measure(self, substance: Substance, row: Limit, dose: Dose, text: str) -> Measure | None:
        factor = self.facts.factor(substance.agent, dose.unit or "", row.unit or "", f"{dose.text} {text}")
        weight = weight_in(text)
        body = bodies(row, dose, weight)
        often = intake(dose)
        bounds = _in_period(dose, often, row)
        if factor is None or body is None or bounds is None or row.amount is None:
            return None
        form_told = not row.forms or mentions(f"{dose.substance_form or ''} {dose.text} {text}", row.forms)
        suppositions = (
            *(() if often.known or row.per == "single" else ("taken as a day's amount",)),
            *(() if form_told else (f"if that is {' and '.join(row.forms)}",)),
            *(() if factor.sure else ("if the form is as usual",)),
        )
        in_unit = times(bounds, factor.value, factor.value)
        return Measure(in_unit, row.amount * body, factor, suppositions, body if row.by_weight else None)

    def _comparison(self, row: Limit, measure: Measure, dose: Dose, *, of_profile: bool) -> Comparison:
        low, high = measure.bounds
        top = high if high is not None else low
        return Comparison(
            low=_position(low, measure.ceiling, row),
            high=_position(high, measure.ceiling, row),
            times=None if top is None else top / measure.ceiling,
            times_low=None if low is None else low / measure.ceiling,
            limit=limit_text(row, measure, dose),
            amount=amount_text(row, measure, dose),
            ceiling=measure.ceiling,
            unit=row.unit or "",
            per_day=row.per == "day",
            basis=row.basis,
            basis_title=self.bases.get(row.basis, row.basis),
            authority=row.authority,
            authority_title=self.authorities.get(row.authority, row.authority),
            of_profile=of_profile,
            source=row.source,
            read=row.read,
            certain=not measure.suppositions and not (row.by_weight and dose.per != "kg"),
            note=row.note,
        )

    def _excepted(self, substance: Substance, dose: Dose, text: str) -> bool:
        told = " ".join(filter(None, (dose.text, dose.form, dose.timing, dose.duration, text)))
        length = days(dose)
        return any(
            mentions(told, rule.words)
            and (length is None or length <= rule.days)
            and self._up_to(substance, rule, dose)
            for rule in substance.exceptions
        )

    def _up_to(self, substance: Substance, rule: ShortTerm, dose: Dose) -> bool:
        if rule.up_to is None or rule.unit is None:
            return True
        factor = self.facts.factor(substance.agent, dose.unit or "", rule.unit)
        often = intake(dose)
        return factor is not None and (dose.high or 0) * factor.value * often.most <= rule.up_to


def _position(amount: float | None, ceiling: float, row: Limit) -> Position | None:
    if amount is None:
        return None
    # Room for the error of binary fractions: 0.4 x 250 is 100, not above it.
    margin = ceiling * 1e-9
    above = amount >= ceiling - margin if row.reached else amount > ceiling + margin
    return "above" if above else "within"


def _in_period(dose: Dose, often: Intake, row: Limit) -> Bounds | None:
    bounds = (dose.low, dose.high)
    if dose.low is None and dose.high is None:
        return None
    if row.per == "single":
        return bounds if often.repeated or often.once or not often.known else None
    if often.once:
        return None
    period = 7 if row.per == "week" else 1
    return times(bounds, often.least * period, often.most * period)
