"""References that one can look up: DOI, PMID, links, numbers, footnotes, author and year, trial numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimaudit.model import Reference, ReferenceKind
from claimaudit.nlp.proposal import Range
from claimaudit.nlp.qualify.cues import word_lists

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>\])}]+", re.I)
_PMID = re.compile(r"\bPMID:?\s*(\d{4,9})\b", re.I)
_PMCID = re.compile(r"\bPMC\d{4,9}\b", re.I)
_TRIAL_NUMBER = re.compile(r"\b(?:NCT\d{8}|ISRCTN\d{6,10}|EudraCT[ :]*\d{4}-\d{6}-\d\d|ACTRN\d{14})\b")
_URL = re.compile(r"\b(?:https?://|www\.)[^\s\"<>\])}]+", re.I)
_PUBMED = re.compile(r"pubmed\.ncbi\.nlm\.nih\.gov/(\d+)|ncbi\.nlm\.nih\.gov/pubmed/(\d+)", re.I)
_NUMBERED = re.compile(r"\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\]")
_FOOTNOTE = re.compile(r"\[\^([\w-]{1,30})\]")
_RAISED = re.compile(r"(?:(?<=[^\W\d]{3})|(?<=[.,;:)\"”’]))[¹²³⁰⁴-⁹]+(?:[,–-][¹²³⁰⁴-⁹]+)*(?![⁻·/\w])")
_LOWERED = re.compile(
    r"(?:(?<=[a-z]{4})|(?<=[a-z)]{2}[.,;:])|(?<=%[.,;:]))(\d{1,2}(?:[,–-]\d{1,2})*)(?![\w%]|[.,]\d)"
)
"""Raised numbers that have come down to the line: "fewer bleeds2", "under 4 %.1"."""
_LETTERED = re.compile(r"(?<=[a-z)%]{2}[.;])([a-h])(?=\s|$)")
"""The same with letters: "further.d"."""
_STARRED = re.compile(r"(?<=[\w.,;:)%])(\*{1,3}|[†‡])(?=\s|$)")
_NOTE = re.compile(
    r"(?:\A|\s{4})(\d{1,2}|[a-h]|\*{1,3}|[†‡])[.)]? ?\S(?:(?!\s{4}).){0,300}?\b(?:19|20)\d\d\b"
)
"""A note at the beginning of a block, with a year, as a source has one and a disclaimer has not."""
_IN_BRACKETS = re.compile(r"(?<=[^\W\d]) \((\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)\)")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{4,200})[)\]]")
_YEAR = r"(?P<year>(?:19|20)\d{2}[a-z]?)"
_AUTHOR_YEAR = re.compile(
    r"^(?:see |cf\.? |e\.g\.,? |reviewed in |adapted from )?(?P<names>[A-Z][^\d;]{1,80}?),?\s+"
    + _YEAR
    + r"\b"
)
_NARRATIVE = re.compile(
    r"\b(?P<names>[A-Z][\w'’-]+(?:,? (?:and|&) (?:colleagues|[A-Z][\w'’-]+)|,? et al\.?)?) \("
    + _YEAR
    + r"[),;]"
)
_CODE = re.compile(r"[(,;] ?([A-Z]{3,} (?:[A-Z]{1,3})?\d{1,4})\)")
_DATE = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Since|Until|Spring|Summer|Autumn|Winter|Copyright|Updated|"
    r"Reviewed|Published)\b"
)
"""What stands before a year that is no author."""
_ORDINARY = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_MOST = 30
"""References in one sentence that are kept."""


@dataclass(frozen=True, slots=True)
class Found:
    """A reference and where it stands."""

    at: Range
    reference: Reference


Links = Sequence[tuple[int, int, str]]
Numberings = tuple[re.Pattern[str], ...]


def find_references(text: str, start: int, end: int, links: Links, numberings: Numberings) -> list[Found]:
    """The references between two text positions, in order, each once."""
    found = [
        *_by_pattern(text, start, end, numberings),
        *_by_link(links, start, end),
    ]
    unique: dict[Reference, Found] = {}
    for one in sorted(found, key=lambda one: one.at):
        unique.setdefault(one.reference, one)
    return list(unique.values())[:_MOST]


def numberings_of(text: str) -> Numberings:
    """The ambiguous ways in which a document marks references, each used repeatedly or followed by its note.

    Numbers in round brackets, raised numbers and letters that have come down to the line, asterisks.
    """
    noted = {match[1] for match in _NOTE.finditer(text)}
    bracketed = {match[1] for match in _IN_BRACKETS.finditer(text)}
    lowered = {match[1] for match in _LOWERED.finditer(text)}
    lettered = {match[1] for match in _LETTERED.finditer(text)}
    return (
        *((_IN_BRACKETS,) if len(bracketed) > 1 else ()),
        *((_LOWERED,) if (len(lowered) > 1 and "1" in lowered) or lowered & noted else ()),
        *((_LETTERED,) if (len(lettered) > 1 and "a" in lettered) or lettered & noted else ()),
        *((_STARRED,) if noted & {match[1] for match in _STARRED.finditer(text)} else ()),
    )


def of_target(target: str) -> Reference | None:
    """The reference that a link leads to; None for links within the site, addresses and shops."""
    plain = target.strip()
    if plain.startswith("#"):
        return Reference("footnote", plain[1:]) if len(plain) > 1 and re.search(r"\d", plain) else None
    if not re.match(r"https?://|www\.|doi:", plain, re.I):
        return None
    if set(re.split(r"[^a-z]+", plain.lower())) & word_lists("sources.yml")["not_sources"]:
        return None
    return _of_url(plain)


def _of_url(url: str) -> Reference:
    doi, pubmed, pmc = _DOI.search(url), _PUBMED.search(url), _PMCID.search(url)
    if doi:
        return Reference("doi", _trim(doi.group()).lower())
    if pubmed:
        return Reference("pmid", pubmed[1] or pubmed[2])
    return Reference("pmcid", pmc.group().upper()) if pmc else Reference("url", _trim(url))


def _by_link(links: Links, start: int, end: int) -> Iterator[Found]:
    for first, last, target in links:
        if start <= first < end:
            reference = of_target(target)
            if reference is not None:
                yield Found((first, last), reference)


def _by_pattern(text: str, start: int, end: int, numberings: Numberings) -> Iterator[Found]:
    simple: tuple[tuple[re.Pattern[str], ReferenceKind], ...] = (
        (_DOI, "doi"), (_PMID, "pmid"), (_PMCID, "pmcid"), (_TRIAL_NUMBER, "named"), (_FOOTNOTE, "footnote"),
        (_CODE, "named"),
    )  # fmt: skip
    for pattern, kind in simple:
        for match in pattern.finditer(text, start, end):
            yield Found(match.span(), Reference(kind, _identifier(match, kind)))
    for match in _URL.finditer(text, start, end):
        reference = of_target(match.group())
        if reference is not None:
            yield Found(match.span(), reference)
    yield from _by_number(text, start, end, numberings)
    yield from _by_author(text, start, end)


def _by_number(text: str, start: int, end: int, numberings: Numberings) -> Iterator[Found]:
    for pattern in (_NUMBERED, _RAISED, *numberings):
        for match in pattern.finditer(text, start, end):
            listed = (match[1] if match.re.groups else match.group()).translate(_ORDINARY)
            for number in _expand(listed):
                yield Found(match.span(), Reference("numbered", number))


def _by_author(text: str, start: int, end: int) -> Iterator[Found]:
    for match in _BRACKETS.finditer(text, start, end):
        for part in match[1].split(";"):
            named = _AUTHOR_YEAR.match(part.strip())
            if named and not _DATE.search(named["names"]):
                yield Found(
                    match.span(), Reference("author-year", f"{_names(named['names'])}, {named['year']}")
                )
    for match in _NARRATIVE.finditer(text, start, end):
        if not _DATE.search(match["names"]):
            yield Found(match.span(), Reference("author-year", f"{_names(match['names'])}, {match['year']}"))


def _names(names: str) -> str:
    return " ".join(names.split()).rstrip(",")


def _identifier(match: re.Match[str], kind: ReferenceKind) -> str:
    text = match[1] if match.re.groups else match.group()
    return _trim(text).lower() if kind == "doi" else text.upper() if kind == "pmcid" else text


def _trim(text: str) -> str:
    return text.rstrip(".,;:'\"’”")


def _expand(listed: str) -> Iterator[str]:
    """The numbers of "1, 3-5"."""
    for part in re.split(r"\s*[,;]\s*", listed):
        first, _, last = re.sub(r"\s*[–-]\s*", "-", part).partition("-")
        if last and 0 < int(last) - int(first) < _MOST:
            yield from map(str, range(int(first), int(last) + 1))
        else:
            yield first
