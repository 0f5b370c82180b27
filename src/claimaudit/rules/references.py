"""References that a text carries on its face: DOI, PMID, numbers in brackets, author and year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimaudit.source import Document

_REFERENCE = re.compile(
    r"\b10\.\d{4,9}/[^\s\"<>]+"
    r"|\bPMC?(?:ID)?:?\s?\d{5,8}\b"
    r"|https?://[^\s\"<>)]+"
    r"|\bNCT\d{8}\b"
    r"|\[\^?\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]"
    r"|[¹²³⁴-⁹]+"
    r"|\(?\b[A-Z][\w'’-]+"  # (Lee 2019), Lee et al. (2019), Lee and Park, 2019)
    r"(?: (?:et al\.?|and (?:others|colleagues)|(?:and|&) [A-Z][\w'’-]+))?,? \(?(?:19|20)\d\d[a-z]?\)",
)

_DATE = re.compile(r"\(?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,? \d")
"""A month and a year, which look like an author and a year."""


_TELLING = re.compile(r"[\d¹²³⁴-⁹]|://")
"""One of these is in every reference."""


def references_in(text: str) -> Iterator[tuple[int, int]]:
    """Where references stand in a text."""
    if not _TELLING.search(text):
        return iter(())
    return (found.span() for found in _REFERENCE.finditer(text) if not _DATE.match(found[0]))


def outward(target: str) -> bool:
    """Whether a link leads to something one can look up: out of the page, or to a note of it."""
    return target.startswith(("http://", "https://", "#", "doi:"))


def reference_places(document: Document) -> list[int]:
    """Text positions at which the body carries a reference or an outward link, in reading order."""
    body = [block for block in document.blocks if block.role == "body"]
    written = (
        block.start + start
        for block in body
        for start, _ in references_in(document.text[block.start : block.end])
    )
    linked = (link.start for link in document.links if outward(link.target))
    return sorted({*written, *linked})
