"""Entries of reference lists, told from the headings they stand under and from their form."""

from __future__ import annotations

import re
from typing import Literal

_HEADING = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:(?:selected|key|main|cited|scientific|full)\s+)?"
    r"(?:(?P<sure>references?|bibliography|works cited|literature(?:\s+cited)?|citations)"
    r"|sources?|further reading|footnotes|endnotes|notes|mentioned|research cited)"
    r"(?:\s+list|\s*\([^)]{0,30}\)|\s+and\s+(?:notes|further reading|sources|references))?\s*:?",
    re.IGNORECASE,
)
_OPENS_WITH_HEADING = re.compile(r"(?:references|sources|bibliography)\b[^.:]{0,25}[.:]\s", re.IGNORECASE)
_CITED = re.compile(r"\b(?:19|20)\d{2}\b|\bdoi\b")

_NUMBER = r"(?:\[?\d{1,3}\]?[.)]?\s+|\^\s*)?"
_AUTHOR = (
    r"(?!Vitamin|Hepatitis|Group|Type|Coenzyme|Protein|Schedule)"
    r"[A-Z][\w’'-]+(?:[\s-][A-Z][\w’'-]+)?,?\s+(?:[A-Z]\.?[\s-]?){1,3}"
)
_COUNTED = r"(?!\s?(?:IU|mg|mcg|µg|ug|g|kg|ml|mL|kcal|steps|people|adults|women|men|patients)\b)"
_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        # an author, a second one
        rf"^{_NUMBER}{_AUTHOR}(?=[,.;&(]|\s*(?:et al|and\b|\(?\d{{4}}))",
        rf"^{_NUMBER}{_AUTHOR}(?:,|;|\s*&|\s+and)\s*{_AUTHOR}|\bet al\b",
        # year, volume with page, pages, edition or press
        rf"\b(?:19|20)\d{{2}}[a-z]?\b{_COUNTED}",
        r"\d{4}\s*[;,:]\s*\w*\d+\s*(?:\(\w+\))?\s*:\s*e?\d+|\b\d+\s*\(\d+(?:[-–]\d+)?\)\s*[:,]\s*e?\d+"
        r"|\b\d+:\s?e?\d+[-–]\d+",
        r"\bpp?\.\s?\d+|\b\d+\s?pp\b",
        r"\b\d+(?:st|nd|rd|th)\s+ed\b|\bVol\.\s?\d|\bPress\b|\bISBN\b",
        # something to look it up by
        r"\bdoi\b|10\.\d{4,9}/\S|\bPMID\b|\bPMC\d|https?://|www\.",
    )
)
MAX_CHARACTERS = 600
"""No entry is longer."""
Where = Literal["text", "list", "footnote", "reference list"]
_NEEDED: dict[Where, int] = {"text": 3, "list": 2, "footnote": 2, "reference list": 1}
"""How many marks of an entry it takes there."""


def is_reference_heading(text: str) -> bool:
    """Whether a reference list may stand under this heading."""
    return len(text) < 80 and _HEADING.fullmatch(text) is not None


def holds_only_references(heading: str) -> bool:
    """Whether nothing else stands under it: "Sources" may be those of a vitamin."""
    match = _HEADING.fullmatch(heading)
    return match is not None and match["sure"] is not None


def is_reference(text: str, where: Where) -> bool:
    """Whether a text has the form of an entry: authors, year, volume, pages, identifiers.

    Running text and lists cite too, so there an entry must open with its author.
    """
    if len(text) > MAX_CHARACTERS:
        return False
    author, *others = _MARKS
    opens = author.search(text) is not None
    if not opens and where in ("text", "list"):
        return False
    return opens + sum(mark.search(text) is not None for mark in others) >= _NEEDED[where]


def opens_reference_list(text: str) -> bool:
    """A paragraph that is a whole list: "References. Hallberg P, Ito S. 1996. …"."""
    return _OPENS_WITH_HEADING.match(text) is not None and _CITED.search(text) is not None
