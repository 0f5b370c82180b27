"""The auditor for health claims.

>>> from claimaudit import Auditor
>>> audit = Auditor().audit_text("Turmeric cures arthritis.")

`claims(doc)` gives the claims of a Doc that an own spaCy pipeline has made with `nlp.add_pipe("claimaudit")`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimaudit.audit import Auditor
    from claimaudit.nlp.claims import claims

__all__ = ["Auditor", "claims"]

_HOMES = {"Auditor": "claimaudit.audit", "claims": "claimaudit.nlp.claims"}


def __getattr__(name: str) -> object:
    """What is offered, imported when it is asked for: importing us must not wait for spaCy."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
