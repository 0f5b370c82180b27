"""Ignores: findings that somebody has looked at and set aside, in the text or in a file beside it."""

from claimaudit.suppress.apply import Names, set_aside, set_aside_across
from claimaudit.suppress.notices import NOTICES, PACK
from claimaudit.suppress.sidecar import Sidecar, read_sidecar

__all__ = ["NOTICES", "PACK", "Names", "Sidecar", "read_sidecar", "set_aside", "set_aside_across"]
