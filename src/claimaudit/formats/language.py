"""The language of a text: what it says of itself, and what it looks like."""

from __future__ import annotations

MIN_WORDS = 30
"""Fewer words don't tell a language."""
MIN_CONFIDENCE = 0.9
MAX_SAMPLE = 4_000
"""Characters that are looked at."""
_NONE = frozenset({"", "und", "zxx", "mul", "x-default"})
"""Codes that name no language."""


def is_foreign(code: str) -> bool:
    """Whether a language tag, such as "de-AT", names a language other than English."""
    primary = code.strip().lower().replace("_", "-").partition("-")[0]
    return primary not in ("en", "eng") and primary not in _NONE


def looks_like(text: str) -> str | None:
    """The name of the language that a text seems to be in; None where that is unsure."""
    from turbohtml.detect import detect_language  # once there is something to read

    sample = text[:MAX_SAMPLE]
    match = detect_language(sample)
    if match.language is None or len(sample.split()) < MIN_WORDS or match.confidence < MIN_CONFIDENCE:
        return None
    return match.name
