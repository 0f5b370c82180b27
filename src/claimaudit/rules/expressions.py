"""Regular expressions of the rules: RE2, which takes time linear in the text whatever the pattern."""

from __future__ import annotations

import re2

FLAGS = "(?im)"
OPTIONS = re2.Options()
OPTIONS.log_errors = False  # RE2 would write to standard error by itself


def flagged(pattern: str) -> str:
    """Case-insensitive, with ^ and $ at line ends too."""
    return FLAGS + pattern


def compile_regex(pattern: str) -> re2._Regexp:
    """The expression, flagged. Raises `re2.error` for what RE2 can't read."""
    return re2.compile(flagged(pattern), OPTIONS)
