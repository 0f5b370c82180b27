"""What the grammar proposes, in text positions, before it becomes a `Claim`.

The components of the pipeline hand these to one another as plain records in `doc.user_data`, since
only what msgpack can write survives `n_process` and `to_bytes`.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.model import (
    ClaimKind,
    DoseRole,
    DrugStatus,
    EntityType,
    HedgeSort,
    Reference,
    Relation,
    SupportLevel,
)

Range = tuple[int, int]
"""Text positions, half-open."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an agent or target."""

    text: str
    type: EntityType = "unknown"
    canonical: str | None = None
    at: Range | None = None
    """Where the words stand that name it here: its own, or the pronoun's. None where it is left out."""
    resolved_from: str | None = None
    """As in `model.Entity`."""
    status: DrugStatus | None = None

    @property
    def name(self) -> str:
        """What all that mean the thing call it: as the vocabulary does, else as it stands."""
        return self.canonical or self.text.casefold()


@dataclass(frozen=True, slots=True)
class DoseParts:
    """The fields of `model.Dose`, in text positions."""

    at: Range
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    per: str | None = None
    count: float | None = None
    form: str | None = None
    substance_form: str | None = None
    frequency: str | None = None
    route: str | None = None
    duration: str | None = None
    timing: str | None = None
    population: str | None = None
    role: DoseRole = "advised"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate claim: what is said of what; not yet how firmly, or on what evidence."""

    kind: ClaimKind
    cue: tuple[Range, ...]
    """One range, or several of a discontinuous cue."""
    predicate: int
    """Index of the token that heads the predicate (of a dose: of its amount): where the scope of
    hedges and negations is measured from."""
    sentence: Range
    clause: Range
    agents: tuple[Mention, ...]
    relation: Relation | None = None
    targets: tuple[Mention, ...] = ()
    negative: bool = False
    """Denied by its own words ("no difference", "free from"), whatever stands around it."""
    dose: DoseParts | None = None


@dataclass(frozen=True, slots=True)
class HedgeMark:
    """A hedge that reaches a claim."""

    at: Range
    sort: HedgeSort
    weakens: bool
    """Approximators of size and conditions are listed, but leave certainty alone."""
    weight: float = 0.5
    """The fraction by which it lowers the score of certainty."""


@dataclass(frozen=True, slots=True)
class Qualification:
    """How firmly a proposal is stated, and on what evidence."""

    negated: Range | None
    """The negation that reaches it, None where there is none (or an even number)."""
    denied: bool
    hedges: tuple[HedgeMark, ...]
    boosters: tuple[Range, ...]
    support: SupportLevel = "none"
    support_at: Range | None = None
    references: tuple[Reference, ...] = ()
