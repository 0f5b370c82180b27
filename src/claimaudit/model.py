"""The values that flow through the program: claims, findings, audits. All frozen.

The vocabulary is that of the field: event factuality (certainty and polarity), evidence attribution
(support), medication extraction (dose, frequency, route, role).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimaudit.history import Ignore, Past, Suppression
from claimaudit.limitcheck import LimitCheck
from claimaudit.source import BlockKind, Document, Region, file_of

ClaimKind = Literal["dosage", "mechanism", "outcome"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["asserted", "hedged", "boosted"]
HedgeSort = Literal[
    "modal", "epistemic", "frequency", "approximator", "quantifier", "attribution", "condition"
]
SupportLevel = Literal["cited", "vague", "anecdotal", "none"]
DoseRole = Literal["advised", "given", "taken", "limit", "threshold", "content"]
Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]
ReferenceKind = Literal["doi", "pmid", "pmcid", "url", "numbered", "footnote", "author-year", "named"]

DrugStatus = Literal["prescription", "over-the-counter"]

Relation = Literal[
    "increases", "decreases", "inhibits", "activates", "modulates", "binds", "causes", "prevents",
    "treats", "cures", "improves", "worsens", "supports", "protects", "associated", "no_effect",
    "safe", "unsafe", "interacts", "effective", "affects",
]  # fmt: skip

EntityType = Literal[
    "drug", "supplement", "nutrient", "botanical", "food", "behaviour", "therapy", "device",
    "substance", "biomarker", "receptor", "cell", "microbe", "process", "organ", "disease",
    "disease_course", "symptom", "function", "wellbeing", "population", "unknown",
]  # fmt: skip

INTERVENTIONS: frozenset[EntityType] = frozenset(
    {"drug", "supplement", "nutrient", "botanical", "food", "behaviour", "therapy", "device"}
)
"""The types of what a person takes, is given or does."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest down."""


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


@dataclass(frozen=True, slots=True)
class Basis:
    """The law, guideline or study that a rule rests on."""

    source: str
    title: str
    at: str | None
    jurisdiction: str | None
    url: str | None
    checked: str | None
    """ISO date on which the source was last checked."""
    read: Literal["original", "summary", "unverified"]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report says of a rule that has findings."""

    id: str
    title: str
    why: str
    severity: Severity
    family: str
    basis: tuple[Basis, ...]
    ignorable: bool = True
    """Whether writers may ignore its findings."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding points to."""

    span: Region
    message: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """A match of another rule of the same family, merged into a finding."""

    rule: str
    severity: Severity
    message: str
    span: Region
    basis: tuple[Basis, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a claim, a sentence, a document or a set of documents."""

    rule: str
    family: str
    severity: Severity
    confidence: Confidence
    message: str
    suggestion: str | None
    path: str | None
    """Of the document, where it stands in `corpus_findings`."""
    span: Region
    text: str
    """The words it points to."""
    sentence: str | None
    """The sentence, single bullet or cell; None for a whole-document finding."""
    related: tuple[Related, ...]
    also: tuple[Merged, ...]
    claim: str | None
    """The id of the claim."""
    basis: tuple[Basis, ...]
    fingerprint: str
    suppressed: Suppression | None = None
    baseline: Past | None = None
    """None where nothing earlier is at hand to compare with."""
    parts: tuple[Finding, ...] = ()
    """The matches that were merged into it, each by itself, the leading one first; empty for one alone."""

    @property
    def stands(self) -> bool:
        """Whether it counts: nobody has ignored or accepted it, and it wasn't there before."""
        return self.suppressed is None and (self.baseline is None or self.baseline.state != "unchanged")


@dataclass(frozen=True, slots=True)
class Audit:
    """One document, its claims and its findings, in reading order."""

    document: Document
    words: int
    sentences: int
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    ignores: tuple[Ignore, ...] = ()
    """Those in the text that hold; findings across documents are set aside by them too."""
    limit_checks: tuple[LimitCheck, ...] = ()
    """Its doses beside the limits of their agents, where they can be compared."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that can't be read; the others go on."""

    path: str
    reason: str
    record: str | None = None
    """Its name in an export of many documents, with which its path ends."""

    @property
    def file(self) -> str:
        """The path of the file that holds it, alone or among others."""
        return file_of(self.path, self.record)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was passed over on purpose: binary, of an unknown kind, excluded."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tool:
    """What made a report."""

    version: str
    model: str
    rules: tuple[str, ...]
    """Names of the packs that were on."""
    rules_digest: str
    """SHA-256 over the rules, lexicons and limits that took effect."""
    profile: str
    today: str
    """ISO date that the rules on age and expiry reckon with."""
    config: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A finished run over a set of documents."""

    tool: Tool
    rules: tuple[RuleInfo, ...]
    """Those that have findings here, by id."""
    audits: tuple[Audit, ...]
    skipped: tuple[Skipped, ...]
    unreadable: tuple[Unreadable, ...]
    corpus_findings: tuple[Finding, ...]
    complete: bool
    """False where the run was broken off."""
