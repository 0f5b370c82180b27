"""What a text says: a claim, its agents and targets, its dose, what weakens it, what bears it out."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.model.vocabulary import (
    Certainty,
    ClaimKind,
    DoseRole,
    DrugStatus,
    EntityType,
    HedgeSort,
    Polarity,
    ReferenceKind,
    Relation,
    SupportLevel,
)
from claimaudit.source import BlockKind, Region


@dataclass(frozen=True, slots=True)
class Entity:
    """An agent or a target of a claim."""

    text: str
    """As written, resolved to what it stands for."""
    type: EntityType
    canonical: str | None = None
    status: DrugStatus | None = None
    """Of a drug, where known."""
    resolved_from: str | None = None
    """The pronoun or description that stood in its place; None where the entity stood there itself,
    "" where it was left out (a bullet without a subject)."""
    span: Region | None = None
    """Of the words in `resolved_from` if there are any, else of the entity's own words."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the document: a negation, a booster."""

    text: str
    span: Region


@dataclass(frozen=True, slots=True)
class Cue:
    """What states the relation, or the dose expression."""

    text: str
    span: Region
    parts: tuple[Region, ...] = ()
    """Of a discontinuous cue, whose text joins them by " … "; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken a claim, or bound it (approximators and conditions)."""

    text: str
    sort: HedgeSort
    span: Region


@dataclass(frozen=True, slots=True)
class Reference:
    """Something one can look up."""

    kind: ReferenceKind
    id: str


@dataclass(frozen=True, slots=True)
class Support:
    """The best evidence that the text gives for this very claim."""

    level: SupportLevel = "none"
    text: str | None = None
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Dose:
    """An amount of an agent, or when and how it is taken."""

    low: float | None
    """None in a maximum. Equal to `high` for a single amount."""
    high: float | None
    """None in a minimum."""
    unit: str | None
    """UCUM: mg, ug, g, mL, [iU], [CFU], %, min, {tablet}."""
    per: str | None
    """kg, serving."""
    count: float | None
    form: str | None
    """The counted unit, such as tablet, where units of a stated strength are counted."""
    substance_form: str | None
    """The form that the amount is counted in, as written: "elemental", "EPA+DHA"."""
    frequency: str | None
    """n/period: 1/day, 2-3/day, 1/2day, 1/4-6h, 3/week; once; prn."""
    route: str | None
    duration: str | None
    timing: str | None
    population: str | None
    role: DoseRole
    text: str
    span: Region


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition, stated by the text at any degree of certainty."""

    id: str
    """This claim in this wording."""
    key: str
    """This claim in any wording."""
    kind: ClaimKind
    text: str
    """The clause as a reader sees it."""
    sentence: str
    """The whole sentence, single bullet or table cell, white space collapsed."""
    span: Region
    """Of the clause."""
    sentence_span: tuple[int, int]
    """Text positions of the sentence in `Document.text`."""
    section: tuple[str, ...]
    block: BlockKind
    row: str | None
    column_head: str | None
    agents: tuple[Entity, ...]
    relation: Relation | None
    """None for a dosage claim."""
    cue: Cue
    targets: tuple[Entity, ...]
    polarity: Polarity
    negation: Words | None
    certainty: Certainty
    certainty_score: float
    """0 to 1: how firmly the text commits itself. Plain is 0.8, denied 0.9, boosted 1.0; hedges lower it."""
    hedges: tuple[Hedge, ...]
    boosters: tuple[Words, ...]
    support: Support
    dose: Dose | None
