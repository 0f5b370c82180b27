"""A dose without an amount: what is said of when, how often, how long or by which route."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.vocabulary import alternatives, words


@dataclass(frozen=True, slots=True)
class Order:
    """An order, a duration or a frequency where it stands in its sentence."""

    start: int
    end: int
    role: DoseRole = "advised"
    negative: bool = False
    frequency: str | None = None
    duration: str | None = None
    timing: str | None = None
    route: str | None = None
    own: bool = False
    """Stands for itself, also beside an amount in its clause."""
    behaviour: bool = False
    """Whether its agent may be something one does, not only something one takes."""


def is_denied(before: str) -> bool:
    """Whether a negation stands before, in the same clause."""
    near = re.split(r"[.;:,!?]\s", before)[-1][-40:]
    negators = alternatives(word for word in words("cues", "negators") if word.isalpha())
    return bool(re.search(rf"n't\b|\b(?:{negators})\b", near, re.IGNORECASE))
