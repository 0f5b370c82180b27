"""What may be an agent of which doses."""

from __future__ import annotations

from claimaudit.model import INTERVENTIONS, EntityType

Kinds = frozenset[EntityType]

ANY: Kinds = frozenset({*INTERVENTIONS, "unknown"})
DONE: Kinds = frozenset({"behaviour", "therapy", "device"})
"""What minutes and hours may be an amount of."""
TAKEN: Kinds = ANY - DONE
"""What grams and spoonfuls may be an amount of."""
