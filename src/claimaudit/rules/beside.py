"""The doses of a document beside the limit of each agent, whatever any rule asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimaudit.limitcheck import LimitCheck
from claimaudit.model import Claim
from claimaudit.rules.comparison import LimitsTable
from claimaudit.rules.dosing import around_dose
from claimaudit.rules.limitvalues import HARD, Comparison
from claimaudit.rules.vocabulary import Profile


def limit_checks(claims: Iterable[Claim], limits: LimitsTable, profile: Profile) -> Iterator[LimitCheck]:
    """A check for each agent of each dose that can be compared: the profile's upper level or maximum; where
    there is none, the softer value that the dose exceeds most."""
    for claim in claims:
        if claim.dose is None:
            continue
        text = around_dose(claim)
        for agent in claim.agents:
            name = agent.canonical or agent.text
            found = limits.compare(claim.dose, name, profile=profile, text=text)
            ours = [comparison for comparison in found if comparison.of_profile]
            if ours:
                yield _check(claim.id, agent.text, max(ours, key=_weight))


def _weight(comparison: Comparison) -> tuple[bool, float]:
    return comparison.basis in HARD, comparison.times or 0.0


def _check(claim: str, agent: str, found: Comparison) -> LimitCheck:
    return LimitCheck(
        claim=claim,
        agent=agent,
        low=found.times_low,
        high=None if found.high is None else found.times,
        above="above" in (found.low, found.high),
        amount=found.amount,
        limit=found.limit,
        authority=found.authority_title,
        basis=found.basis_title,
        certain=found.certain,
    )
