"""The values that flow through the program: claims, findings, audits. All frozen."""

from claimaudit.model.claim import Claim, Cue, Dose, Entity, Hedge, Reference, Support, Words
from claimaudit.model.finding import Basis, Finding, Merged, Related, RuleInfo
from claimaudit.model.mapped import Mapped
from claimaudit.model.report import Audit, Report, Skipped, Tool, Unreadable
from claimaudit.model.vocabulary import (
    INTERVENTIONS,
    MEDICINES,
    SEVERITIES,
    Certainty,
    ClaimKind,
    Confidence,
    DoseRole,
    DrugStatus,
    EntityType,
    HedgeSort,
    Polarity,
    ReferenceKind,
    Relation,
    Severity,
    SupportLevel,
)

__all__ = [
    "INTERVENTIONS", "MEDICINES", "SEVERITIES", "Audit", "Basis", "Certainty", "Claim", "ClaimKind",
    "Confidence", "Cue", "Dose", "DoseRole", "DrugStatus", "Entity", "EntityType", "Finding", "Hedge",
    "HedgeSort", "Mapped", "Merged", "Polarity", "Reference", "ReferenceKind", "Related", "Relation",
    "Report", "RuleInfo", "Severity", "Skipped", "Support", "SupportLevel", "Tool", "Unreadable", "Words",
]  # fmt: skip
