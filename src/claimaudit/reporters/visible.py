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


def visible(text: str) -> str:
    """On one line, white space collapsed, each unsafe character replaced by one that shows."""
    return _UNSAFE.sub(_REPLACEMENT, collapse(text.removeprefix("\ufeff")))


def clip(text: str, limit: int) -> str:
    """The text, made visible, cut where it is longer than `limit`."""
    text = visible(text)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
