"""Text of strangers made safe to show: no control characters, no tricks with the reading direction."""

from __future__ import annotations

import re

from claimaudit.source import collapse

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 and C1 controls (escape sequences begin with one), marks and overrides of direction, line and
# paragraph separators, lone surrogates, non-characters that some terminals stumble over.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def harmless(text: str) -> str:
    """Each unsafe character replaced by one that shows; the length stays."""
    return _UNSAFE.sub(_REPLACEMENT, text)


def visible(text: str) -> str:
    """Harmless and on one line, with white space collapsed."""
    return harmless(collapse(text.removeprefix("\ufeff")))


def clipped(text: str, limit: int) -> str:
    """The text made visible, cut where it is longer than `limit`."""
    text = visible(text)
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
