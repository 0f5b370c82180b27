"""Proper names of what stands behind a claim (studies, journals, institutions), by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimaudit.nlp.proposal import Range
from claimaudit.nlp.qualify.cues import word_lists

LIKENESSES = ("-style", "-type", "-like")
"""After a name, these say that it is not what it names: "a Cochrane-style review"."""
_NAME = r"[A-Z][\w'’-]+"
_INDEFINITE = re.compile(
    r"\b(?:an?|one|another|some|two|three|four|several|many)\s"
    r"(?:(?!the|in|at|of|from|by|for|and|with)[\w-]+\s){0,3}$",
    re.I,
)
_PEOPLE = "researchers|scientists|doctors|physicians|investigators|academics|clinicians|volunteers"
_REGIONS = frozenset({"western", "eastern", "mediterranean", "latin", "us", "uk", "u.s.", "u.k."})
_STUDIES = "Cohort|Study|Trial|Survey|Registry|Project"
_NAMES = rf"{_NAME}(?: (?:(?:of|for|and|the|on|&) )*{_NAME})*"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lists = word_lists("sources.yml")
    designs = "|".join(sorted(map(re.escape, lists["study_designs"]), key=len, reverse=True))
    collectives = "|".join(sorted(lists["collectives"]))
    bodies = "|".join(word.capitalize() for word in sorted(lists["bodies"]))
    places = "|".join(word.capitalize() for word in sorted(lists["institutions"]))
    journals = "|".join(word.capitalize() for word in sorted(lists["journals"]))
    return (
        re.compile(rf"(?P<name>{_NAMES}(?:[ -]\w+)?) (?:{designs}|studie|{collectives})s?\b", re.M),
        re.compile(
            rf"\b(?:{designs}|one|group|team|(?i:{_PEOPLE})|Dr {_NAME} {_NAME})"
            r" (?:at|from|in|of) (?:the )?"
            rf"(?P<name>(?:{_NAME} )+(?:{places})|(?:{places}) of {_NAMES})"
        ),
        re.compile(
            rf"\b(?:{designs})(?: (?:led|done|run|published|conducted|carried out))? by (?P<name>{_NAMES})"
        ),
        re.compile(rf"\b(?:published|reported|writing|appeared?|appearing) in (?:the )?(?P<name>{_NAMES})"),
        re.compile(rf"\bin (?:the )?(?P<name>(?:{_NAME} )*(?:{journals})(?: (?:(?:of|for|and) )*{_NAME})*)"),
        re.compile(rf"(?P<name>(?:{_NAME} )+(?:(?:of|for|and) )*(?:{bodies})(?: (?:of|for|on) {_NAMES})?)\b"),
        re.compile(rf"(?P<name>(?:{bodies}) (?:of|for|on) {_NAMES})"),
        re.compile(
            rf"(?:^|[.;:] )(?:At|In|From) (?:the )?"
            rf"(?P<name>(?:{_NAME} )+(?:{places})|(?:{places}) of {_NAMES})"
        ),
        re.compile(r"\b(?:in|from) (?P<name>[A-Z]{2,}[\w]*-\d{1,2})(?= \(| trial| study)"),
        re.compile(r"\b[Ii]n (?P<name>(?!COVID)[A-Z]{5,}(?:-[A-Z0-9]{1,4}| [IVX]{1,3})?)(?![\w-]| [A-Z]{2})"),
        re.compile(
            r"\b[Tt]he (?:first |original |landmark |famous )?"
            rf"(?P<name>{_NAME}(?: {_NAME})* (?:{_STUDIES}))\b"
        ),
        # "in B-SIMPLE4", "one outcome trial, IONA-2": longer than the names of genes and receptors
        re.compile(
            r"\b(?:[Ii]n|[Ff]rom|trials?,?|study,?|studies,?) "
            r"(?P<name>(?!COVID|SARS|HIIT|HUVEC|OMEGA|CASPASE)(?:[A-Z]-)?"
            r"(?:[A-Z]{4,}-(?:[A-Z][A-Za-z]{1,5}|\d{1,3})|[A-Z]{5,}\d{1,3}))(?![\w-])"
        ),
    )


def source_names(own: str) -> Iterator[Range]:
    """Where the names of sources stand in the text of a sentence; one may be found by several patterns."""
    for pattern in _patterns():
        for match in pattern.finditer(own):
            start, end = match.span("name")
            start += _ordinary_opening(match["name"])
            if _is_name(own[start:end], start == 0) and not _is_anyones(own, start, end):
                yield start, end
    for match in _national().finditer(own):
        yield match.span("name")


@cache
def _national() -> re.Pattern[str]:
    """ "The German guideline", of which a country has one."""
    lists = word_lists("sources.yml")
    countries = "|".join(sorted(word.title() for word in lists["nationalities"] - _REGIONS))
    bodies = "|".join(sorted(lists["national"]))
    return re.compile(rf"\b[Tt]he (?P<name>(?:{countries})(?: [a-z]+)? (?:{bodies}))(?![\w-])")


def _ordinary_opening(name: str) -> int:
    """The length of the ordinary words before a name: "In the SUNRISE"."""
    length = 0
    for word in re.finditer(r"[\w'’-]+ ", name):
        if word.group().strip().lower() not in word_lists("sources.yml")["unnamed"]:
            break
        length = word.end()
    return length


def _is_anyones(text: str, start: int, end: int) -> bool:
    """Whether a name only says where one of many studies was done, or of what sort ("a Leeds trial")."""
    if text.startswith(LIKENESSES, end):
        return True
    name, following = text[start:end], text[end:].split()
    one = " " not in name or not following or following[0].lower() in word_lists("sources.yml")["studies"]
    return one and bool(_INDEFINITE.search(text[:start])) and not any(map(str.isupper, name.split()))


def _is_name(name: str, opens: bool) -> bool:
    """Whether capitals make a name: not a nationality, nor the first word of a sentence."""
    ordinary = word_lists("sources.yml")["nationalities"] | word_lists("sources.yml")["unnamed"]
    words = [word for word in re.split(r"[ -]", name) if word[:1].isupper()]
    if opens and words and not words[0].isupper():
        words = words[1:] if len(words[0]) < 4 or words[0].lower() in ordinary else words[1:] or []
    return any(word.lower() not in ordinary for word in words)
