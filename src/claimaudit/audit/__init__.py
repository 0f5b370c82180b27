"""The auditor: documents in, audits out. It reads no arguments and prints nothing.

A document passes four stages, each of which knows the one before it alone: it is read (`texts`), its claims
are extracted (`extraction`), the rules judge them (`bench`), and what its writers ignore is set aside
(`ignoring`). The second and the third cost the time; what they give depends on nothing but the document and
the `Standard`.
"""

from claimaudit.audit.auditor import Auditor
from claimaudit.audit.outcome import Result
from claimaudit.audit.results import Results
from claimaudit.audit.standard import profile_named

__all__ = ["Auditor", "Result", "Results", "profile_named"]
