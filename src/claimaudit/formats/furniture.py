"""Lines that frame a text and say nothing in it: bylines, dates, breadcrumbs, copyright, buttons."""

from __future__ import annotations

import re

MAX_CHARACTERS, MAX_WORDS = 200, 16
"""Longer lines say something."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH},?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_NAME = r"[A-Z][\w’'.-]*(?:\s+(?:(?:de|van|von|der|la|del|bin|al)\s+)?[A-Z][\w’'.-]*){0,3}"

_LINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # dates and reading time
        rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?{_DATE}(?:,?\s+(?:at\s+)?\d{{1,2}}[:.]\d{{2}}.*)?",
        r"(?:about\s+)?\d{1,3}[\s-]*min(?:ute)?s?\.?\s+(?:read|listen|watch)\b.*",
        r"(?:(?:last|first|originally|medically|clinically|fact[\s-]checked)\s+(?:and\s+)?)*"
        r"(?:updated?|published|posted|reviewed|revised|modified|checked|written)"
        r"(?:\s*:|\s+(?:on|in|by|at)\b|\s)"
        rf"(?=.{{0,60}}(?:{_DATE}|\b\d{{4}}\b|\bMD\b|\bDr\b|\bPhD\b|\bRD\b)).{{0,70}}(?<![.!?])",
        # breadcrumbs, copyright, heads of letters and posts
        r"(?:home|start)\s*[>›»/→|]\s*\S.*",
        r"(?:©|\(c\)\s|copyright\b).*|.*\ball rights reserved\b.*",
        r"(?:from|to|cc|subject|date|sent|reply-to):\s.*",
        r"#\d+\s.*\b\d{1,2}:\d{2}",
        # buttons and boxes
        r"(?:\d+\s+)?(?:comments?|likes?|shares?|views?)(?:\s*\(?\d*\)?)",
        r"(?:leave|post|add|write) a (?:comment|reply|review)\W*",
        r"(?:share|tweet|pin|print|email) this\b.{0,30}",
        r"(?:read|learn|show|load) more\W*|advertisement|sponsored|skip to (?:main )?content|back to top",
        r"menu|search|(?:sign|log) (?:in|up|out)\W*|subscribe(?: now)?\W*|add to (?:basket|cart|bag)",
        r"table of contents|tags?:\s.*",
        r"(?:related|recommended|popular|recent) (?:posts?|articles?|stories)\W*",
        # how to reach or leave the sender
        r".*\bunsubscribe\b.*(?:https?://|www\.|@).*",
        r"(?:tips|contact|contact us|e-?mail|tel|telephone|phone|web|website|follow us)\b.{0,20}[:@]"
        r".*(?:@|www\.|https?://|\d{5}).*",
    )
)
_BYLINE = re.compile(
    rf"(?:[Bb]y|(?:[Ww]ords|[Ww]ritten|[Ss]tory|[Pp]osted) by|Author:)\s+{_NAME}\s*(?:$|[-–—,·•|(].*)"
)
_SEPARATED = re.compile(r"\s[·•|]\s")
_IMPRINT = re.compile(
    r"\b(?:by [A-Z]|reviewed|updated|published|checked|column(?:ist)?|podcast|newsletter|issue|episode)\b"
    r"|\b\d+\s?min\b|[£$€]\s?\d",
    re.IGNORECASE,
)
"""What tells a line of short parts from a list of benefits."""
_DATED = re.compile(rf"{_DATE}|\bmin(?:ute)?s?[\s-]read\b", re.IGNORECASE)


def is_furniture(text: str) -> bool:
    """A line that frames the text wherever it stands."""
    return (
        len(text) <= MAX_CHARACTERS
        and len(text.split()) <= MAX_WORDS
        and any(line.fullmatch(text) for line in _LINES)
    )


def is_front_matter(text: str) -> bool:
    """A line that is a byline or the like where it stands between the title and the text."""
    if is_furniture(text):
        return True
    if len(text) > MAX_CHARACTERS or len(text.split()) > MAX_WORDS + 4 or text.endswith((".", "!", "?", ":")):
        return False
    is_imprint = _SEPARATED.search(text) and _IMPRINT.search(text)
    return bool(is_imprint or _DATED.search(text) or _BYLINE.match(text))
