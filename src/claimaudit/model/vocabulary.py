"""The closed sets that claims and findings are described in.

The words are those of the field: event factuality (certainty and polarity), evidence attribution
(support), medication extraction (dose, frequency, route, role).
"""

from __future__ import annotations

from typing import Literal

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

MEDICINES: frozenset[EntityType] = frozenset({"drug", "supplement", "nutrient", "botanical"})
"""The types of what is sold to be taken for one's health."""

INTERVENTIONS: frozenset[EntityType] = frozenset({*MEDICINES, "food", "behaviour", "therapy", "device"})
"""The types of what a person takes, is given or does."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest down."""
