"""Names for claims that last: by wording (id) and by meaning (key)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from claimaudit.model import Claim, Entity, Relation

_GROUPS: dict[str, tuple[Relation, ...]] = {
    "up": ("increases", "activates", "supports", "improves", "protects"),
    "down": ("decreases", "inhibits"),
    "good": ("prevents", "treats", "cures"),
    "harm": ("causes", "worsens", "unsafe"),
    "change": ("modulates", "affects", "binds", "associated"),
    "none": ("no_effect",),
    "effective": ("effective",),
    "safe": ("safe",),
    "interacts": ("interacts",),
}
RELATION_GROUP: dict[Relation, str] = {name: group for group, names in _GROUPS.items() for name in names}
"""Relations that a change of wording passes between: "lowers" and "blocks"."""


def identify(claims: Iterable[Claim], document_key: str) -> tuple[Claim, ...]:
    """The claims with their ids and keys; equal ones are told apart by their order in the document."""
    wordings: Counter[str] = Counter()
    meanings: Counter[str] = Counter()
    named: list[Claim] = []
    for claim in claims:
        wording, meaning = _wording(claim, document_key), _meaning(claim)
        wordings[wording] += 1
        meanings[meaning] += 1
        named.append(
            replace(
                claim,
                id=digest("c", wording, str(wordings[wording])),
                key=digest("k", meaning, str(meanings[meaning])),
            )
        )
    return tuple(named)


def _wording(claim: Claim, document_key: str) -> str:
    return "\n".join((document_key, claim.kind, claim.text.casefold()))


def _meaning(claim: Claim) -> str:
    group = RELATION_GROUP[claim.relation] if claim.relation else "dose"
    return "\n".join((claim.kind, group, _names(claim.agents), _names(claim.targets)))


def _names(entities: tuple[Entity, ...]) -> str:
    return "; ".join(sorted((entity.canonical or entity.text).casefold() for entity in entities))


def digest(prefix: str, *parts: str) -> str:
    """A short name that begins with a letter, so that no spreadsheet takes it for a number."""
    return prefix + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:15]
