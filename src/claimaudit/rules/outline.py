"""What a claim is on its face, a bit a value: most rules leave most claims for that alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from claimaudit.model import (
    INTERVENTIONS,
    Certainty,
    Claim,
    ClaimKind,
    EntityType,
    HedgeSort,
    Polarity,
    Relation,
)
from claimaudit.rules.conditions import Conditions

Masks = tuple[int, ...]
"""Of each of these sets of values a claim must have one."""

_VALUES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(ClaimKind),
    "relation": get_args(Relation),
    "certainty": get_args(Certainty),
    "polarity": get_args(Polarity),
    "target_type": (*get_args(EntityType), "intervention"),
    "hedge_sort": get_args(HedgeSort),
}
"""By the keys of conditions: of a claim itself, whoever asks, and few enough to be counted."""
_NEEDED = {"agent_type": _VALUES["target_type"], "dose": ("given",)}
"""Keys that ask more than an outline tells: of an agent that counts, of the size of a dose."""
_BITS: Mapping[tuple[str, str | None], int] = {
    pair: 1 << number
    for number, pair in enumerate(
        (key, value) for key, values in {**_VALUES, **_NEEDED}.items() for value in values
    )
}
KEYS = frozenset(_VALUES)
"""Keys of conditions that an outline answers."""


def outline(claim: Claim) -> int:
    """The values of a claim."""
    bits = 0
    for key, value in _values(claim):
        bits |= _BITS.get((key, value), 0)
    return bits


def masks(conditions: Conditions) -> Masks:
    """What conditions ask of the face of a claim."""
    asked = ((key, getattr(conditions, key)) for key in (*_VALUES, "agent_type"))
    sets = [sum(_BITS[key, value] for value in {*wanted}) for key, wanted in asked if wanted is not None]
    return (*sets, _BITS["dose", "given"]) if conditions.dose is not None else tuple(sets)


def fits(outline: int, masks: Masks) -> bool:
    """Whether a claim with this outline meets them all."""
    for mask in masks:  # noqa: SIM110  asked of every claim for every rule: a generator would cost more
        if not outline & mask:
            return False
    return True


def _values(claim: Claim) -> Iterable[tuple[str, str | None]]:
    yield "kind", claim.kind
    yield "relation", claim.relation
    yield "certainty", claim.certainty
    yield "polarity", claim.polarity
    for hedge in claim.hedges:
        yield "hedge_sort", hedge.sort
    for key, entities in (("agent_type", claim.agents), ("target_type", claim.targets)):
        for entity in entities:
            yield key, entity.type
            if entity.type in INTERVENTIONS:
                yield key, "intervention"
    if claim.dose is not None:
        yield "dose", "given"
