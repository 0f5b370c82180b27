"""A dose held against a limit, as a multiple of it: what lets doses of different agents share one scale."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LimitCheck:
    """One agent of a dosage claim, beside the limit that leads under the profile."""

    claim: str
    """Its id."""
    agent: str
    low: float | None
    """The lower end of the dose as a multiple of the limit; None where there is no such end."""
    high: float | None
    above: bool
    """Whether any of the dose lies beyond the limit."""
    amount: str
    """As compared, and what had to be supposed: "50 to 125 mcg a day"."""
    limit: str
    """"100 mcg (4,000 IU) a day"."""
    authority: str
    """"the US National Academies (NASEM)"."""
    basis: str
    """What sort of limit: "tolerable upper level, from all sources"."""
    certain: bool
    """False where a frequency, a form or a body weight had to be supposed."""
