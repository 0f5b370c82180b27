"""Regular expressions of the rules: RE2, which takes time linear in the text whatever the pattern."""

from __future__ import annotations

import re2

FLAGS = "(?im)"


def compile_regex(pattern: str) -> re2._Regexp:
    """Case-insensitive, with ^ and $ at line ends too. Raises `re2.error` for what RE2 can't read."""
    options = re2.Options()
    options.log_errors = False  # RE2 would write to standard error by itself
    return re2.compile(FLAGS + pattern, options)
