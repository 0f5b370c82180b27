"""How a report is to look; decided by whoever knows where it goes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What a reporter is told beside the report. Each takes what concerns it."""

    width: int = 80
    """Columns that the text report may fill."""
    colour: bool = False
    """Whether the stream understands colours. Without them the words in question stand in [[ ]]."""
    quiet: bool = False
    """Only the findings, one line each, and the sum."""
    all_claims: bool = False
    """Also the claims without a finding (text and CSV; JSON has them always)."""
