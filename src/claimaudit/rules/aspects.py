"""In what two claims of a pair may agree or differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimaudit.model import Claim, Dose
from claimaudit.rules.intake import intake, times
from claimaudit.rules.purposes import WHAT_FOR, purposes, said_for
from claimaudit.rules.reading import Reading
from claimaudit.rules.schema import Aspect
from claimaudit.rules.subject import name_of
from claimaudit.rules.units import UnitFacts

_COMMON_UNITS = ("ug", "[iU]", "[CFU]", "mL")
"""What amounts are counted in to be compared; the first that a unit can be turned into."""


def _effects(claim: Claim) -> set[object]:
    return {"disease_course" if t.type == "disease_course" else name_of(t) for t in claim.targets}


def _daily(dose: Dose, agent: str, facts: UnitFacts) -> object:
    """What a dose comes to in a day, whatever units and portions it is told in."""
    often = intake(dose)
    for unit in _COMMON_UNITS:
        factor = facts.factor(agent, dose.unit or "", unit)
        if factor is not None:
            ends = times((dose.low, dose.high), often.least * factor.value, often.most * factor.value)
            return (*(end if end is None else float(f"{end:.6g}") for end in ends), unit, dose.per)
    return (dose.low, dose.high, dose.unit, dose.per)


def _amounts(claim: Claim, facts: UnitFacts) -> set[object]:
    names = [agent.canonical or agent.text for agent in claim.agents] or [""]
    return {_daily(claim.dose, name, facts) for name in names} if claim.dose else set()


def _uses(claim: Claim, reading: Reading) -> set[object]:
    """What the sentence says that its agent does or is given for; None where it says nothing."""
    beside = reading.claims_in((claim.sentence_span,))
    targets = (target for other in beside for target in other.targets if target.type in WHAT_FOR)
    return {name_of(target) for target in targets} or said_for(claim.sentence) or {None}


def _people(claim: Claim) -> set[object]:
    return {claim.dose.population.casefold() if claim.dose and claim.dose.population else None}


def _place(claim: Claim, reading: Reading) -> set[object]:
    """Its table, list or block: rows and items beside one another are steps or choices."""
    number, start = reading.block_number(claim.sentence_span[0]), claim.sentence_span[0]
    block = reading.block_at(start)
    if block is not None and block.table is not None:
        return {(reading.document.key, "table", block.table)}
    if block is not None and block.list_number is not None:
        return {(reading.document.key, "list", block.list_number)}
    return {(reading.document.key, "block", number)}


ASPECTS: Mapping[Aspect, Callable[[Claim, Reading, UnitFacts], set[object]]] = {
    "agent": lambda claim, _, __: {name_of(agent) for agent in claim.agents},
    "target": lambda claim, _, __: {name_of(target) for target in claim.targets},
    "effect": lambda claim, _, __: _effects(claim),
    "relation": lambda claim, _, __: {claim.relation},
    "kind": lambda claim, _, __: {claim.kind},
    "polarity": lambda claim, _, __: {claim.polarity},
    "dose": lambda claim, _, facts: _amounts(claim, facts),
    "use": lambda claim, reading, _: _uses(claim, reading),
    "purpose": lambda claim, reading, _: purposes(claim, reading),
    "people": lambda claim, _, __: _people(claim),
    "place": lambda claim, reading, _: _place(claim, reading),
    "unit": lambda claim, _, __: {claim.dose.unit} if claim.dose else set(),
}
