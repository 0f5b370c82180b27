"""How a report is to look; decided by whoever knows where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
    """Also the claims without a finding (text and tables; JSON has them always)."""
    include_suppressed: bool = False
    """Also what somebody has ignored or accepted, marked as such."""
    root: Path | None = None
    """The top of the repository, absolute: what paths are relative to in the formats that CI services
    read. Without it they stay as they were given."""
