"""Marks that writers put before and between the items of a list."""

from __future__ import annotations

import re

_DASHES = "-–—"
_DOTS = "•●○◦▪▫■□‣⁃∙◆◇❖✦✔✓✅☑➤➔→⇒»►▶★☆⭐👉"
_CROSSES = "✗✘✖❌"
_VARIANT = "\ufe0f?"

_ITEM = re.compile(
    rf"(?:(?P<bullet>[{_DASHES}*+{_DOTS}]){_VARIANT}[ \t\xa0]+"
    rf"|(?P<cross>[{_CROSSES}]){_VARIANT}\s*"
    rf"|(?P<tight>[{_DOTS}]){_VARIANT}(?=\w)"
    r"|(?P<number>\(?\d{1,3}[.)]|\([a-z]\)|[a-z]\)|\(?[ivx]{1,4}\))[ \t\xa0]+)(?=\S)"
)
_FUSED_DASH = re.compile(rf"(?<=[.!?;:)…])\s*[{_DASHES}]\s+(?=[^\W\d_]|\d)")


def item_marker(text: str) -> re.Match[str] | None:
    """The mark of a list item at the start of a line, white space after it included.

    Groups: `bullet`, `tight` (a bullet without a space), `cross` or `number`.
    """
    return _ITEM.match(text)


def mark_length(text: str) -> int:
    """How many characters at the start of a line only mark it as a list item.

    A cross denies what follows it, so it belongs to the text.
    """
    marker = _ITEM.match(text)
    return marker.end() if marker and not marker["cross"] else 0


def bullets(text: str) -> list[tuple[int, int]]:
    """Ranges of the items in a text that opens with a bullet: "- A.- B." or "• A • B".

    Empty where the text doesn't open with one. Marks and white space around them belong to no item.
    """
    first = item_marker(text)
    if not first or first["number"] or first["cross"] or first["bullet"] in ("*", "+"):
        return []
    mark = first["bullet"] or first["tight"]
    between = _FUSED_DASH if mark in _DASHES else re.compile(rf"{re.escape(mark)}{_VARIANT}\s*(?=\S)")
    borders = [first.span(), *(match.span() for match in between.finditer(text, first.end()))]
    ends = [start for start, _ in borders[1:]] + [len(text)]
    items = [(start, end) for (_, start), end in zip(borders, ends, strict=True)]
    return [(start, start + len(text[start:end].rstrip())) for start, end in items if text[start:end].strip()]
