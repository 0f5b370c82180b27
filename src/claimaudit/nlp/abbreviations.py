"""Abbreviations that a text defines itself, in either order.

"Low-Dose Naltrexone (LDN)" and "LDN (low-dose naltrexone)". The letters are matched from the right, after
Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003).
"""

from __future__ import annotations

import re

_BRACKET = re.compile(r"\(([^()\n]{2,80})\)")
_SHORT = re.compile(r"[A-Z0-9][\w+\-]{1,9}s?")
_LAST_WORD = re.compile(r"[A-Z0-9][\w+\-]{1,9}[ \u00a0]?$")
_BORDER = re.compile(r"[.;:!?()\n,]")
_WORDS_BEFORE = 120  # characters: where a long form can begin


def document_abbreviations(text: str) -> dict[str, str]:
    """Each abbreviation, as written, and what it stands for; the first definition counts."""
    found: dict[str, str] = {}
    for match in _BRACKET.finditer(text):
        inside = re.split(r"[,;]| or ", match.group(1))[0].strip()
        before = text[max(0, match.start() - _WORDS_BEFORE) : match.start()]
        pair = _long_first(before, inside) or _short_first(before, inside)
        if pair:
            found.setdefault(*pair)
    return found


def _long_first(before: str, inside: str) -> tuple[str, str] | None:
    if not _is_short(inside):
        return None
    clause = _BORDER.split(before)[-1].strip()
    most = min(len(inside) + 5, len(inside) * 2)
    long = match_letters(inside, " ".join(clause.split()[-most:]))
    return (inside, long) if long else None


def _short_first(before: str, inside: str) -> tuple[str, str] | None:
    last = _LAST_WORD.search(before)
    if not last or not _is_short(short := last.group().strip()) or len(inside) <= len(short):
        return None
    long = match_letters(short, inside)
    return (short, long) if long and long == inside else None


def _is_short(form: str) -> bool:
    return bool(_SHORT.fullmatch(form)) and sum(letter.isupper() for letter in form) >= 2


def match_letters(short: str, long: str) -> str | None:
    """The end of `long` that `short` abbreviates; None where its letters don't occur there in order.

    The first letter has to begin a word.
    """
    letters = [letter.lower() for letter in short.removesuffix("s") if letter.isalnum()]
    place = len(long)
    for number in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= 0 and not _fits(long, place, letters[number], first=number == 0):
            place -= 1
        if place < 0:
            return None
    return long[place:].strip() if len(long) - place > len(short) else None


def _fits(long: str, place: int, letter: str, *, first: bool) -> bool:
    return long[place].lower() == letter and not (first and place and long[place - 1].isalnum())
