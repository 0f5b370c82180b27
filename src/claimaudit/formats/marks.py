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
# An item of a list may go on after a dash ("Zinc (oxide) - 5 mg"), but not after the end of a sentence.
_FUSED_IN_ITEM = re.compile(
    rf"(?<=[.!?;])(?:[{_DASHES}]\s+(?=\w)|\s+[{_DASHES}]\s+(?=[A-Z])|\s*[{_DOTS}]\s*(?=\S))"
)
_RUN_TOGETHER = re.compile(r"(?<=\S) - (?=[^\W\d_])")
_DASHED_ON = re.compile(r"\S - \d")
_FEWEST, _FEWEST_IF_SMALL = 3, 2
"""Dashes needed: a capital may head a line that names its subject first ("Zinc - for skin - with food")."""
_FINITE = re.compile(
    r"(?:that|which|has|have|had|is|are|was|were|does|did|can|may|might|will|would|should|must)\b"
)
_DENYING = re.compile(r"\b(?:no|not|none|never|neither|nor|nobody|nothing|myth)\b|n['’]t\b", re.IGNORECASE)
_LED = re.compile(rf"(?<=[.!?:;])\s*(?=[{_DASHES}]\s|[{_DOTS}])")


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


def bullets(text: str, *, is_item: bool = False) -> list[tuple[int, int]]:
    """Ranges of the items in a text that opens with a bullet: "- A.- B." or "• A • B"; or in that of a list
    item (`is_item`), whose bullet is no part of it: "A.- B." or "a - b - c".

    Empty where there are no others. Marks and white space around them belong to no item.
    """
    first = item_marker(text)
    if is_item and not first:
        others = sorted({*_run_together(text), *(match.span() for match in _FUSED_IN_ITEM.finditer(text))})
        return _between([(0, 0), *others], text) if others else []
    if not first or first["number"] or first["cross"] or first["bullet"] in ("*", "+"):
        return []
    mark = first["bullet"] or first["tight"]
    between = _FUSED_DASH if mark in _DASHES else re.compile(rf"{re.escape(mark)}{_VARIANT}\s*(?=\S)")
    return _between([first.span(), *(match.span() for match in between.finditer(text, first.end()))], text)


def _run_together(text: str) -> list[tuple[int, int]]:
    """The dashes between the items of a list whose lines were joined: "fever - chills - a rash"."""
    dashes = [match.span() for match in _RUN_TOGETHER.finditer(text)]
    fewest = _FEWEST_IF_SMALL if text[:1].islower() else _FEWEST
    if len(dashes) < fewest or _DASHED_ON.search(text) or _is_aside(text, dashes):
        return []
    return dashes


def _is_aside(text: str, dashes: list[tuple[int, int]]) -> bool:
    """Whether what stands between dashes only interrupts: "no drug - old or new - has been shown to …"."""
    if len(dashes) < _FEWEST and _DENYING.search(text, 0, dashes[0][0]):
        return True
    return not _FINITE.match(text) and any(_FINITE.match(text, end) for _, end in dashes)


def _between(borders: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    ends = [start for start, _ in borders[1:]] + [len(text)]
    items = [(start, end) for (_, start), end in zip(borders, ends, strict=True)]
    return [(start, start + len(text[start:end].rstrip())) for start, end in items if text[start:end].strip()]


def lead_length(text: str) -> int:
    """How many characters lead to bullets, two at least: "Benefits: - A.- B."; 0 where nothing does."""
    lead = None if item_marker(text) else _LED.search(text)
    return lead.end() if lead and len(bullets(text[lead.end() :])) > 1 else 0
