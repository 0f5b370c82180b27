"""Exit codes: the same for every format and output, and never a count."""

from __future__ import annotations

FINE = 0
"""Nothing at or above the bar."""
FOUND = 1
"""Something at or above the bar, or a rule example that failed."""
WRONG = 2
"""Usage, configuration, a rule file, a path, an unreadable text, nothing to read; also beside findings."""
BUG = 3
"""Our fault, shown with its traceback."""
INTERRUPTED = 130
"""Ctrl-C; what was finished has been reported."""
CLOSED_PIPE = 141
"""The reader of our output went away."""
