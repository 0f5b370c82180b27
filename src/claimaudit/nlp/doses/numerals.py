"""Numbers as texts write them: digits, fractions, powers of ten, words, and the article that means one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from claimaudit.nlp.doses.gates import has_number, may_hold
from claimaudit.nlp.doses.vocabulary import alternatives, multipliers

NumeralKind = Literal["digits", "word", "article"]

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_CARDINAL = f"(?:{'|'.join(reversed(f'{_ONES} {_TENS} hundred thousand'.split()))})"
_WORDS = rf"(?:a\s(?=hundred|thousand))?{_CARDINAL}(?:(?:[ -]|\sand\s){_CARDINAL}){{0,6}}"
_FIRST = frozenset(f"{_ONES} {_TENS} hundred thousand half quarter third couple a an".split())
"""What a number begins with that has no digit."""
_VALUES = {word: float(value) for value, word in enumerate(_ONES.split(), start=1)}
_VALUES |= {
    word: float(value) for value, word in enumerate(_TENS.split(), start=2) for value in (value * 10,)
}
_VALUES |= {"hundred": 100.0, "thousand": 1000.0}
_PARTS = {"half": 0.5, "quarter": 0.25}
_VULGAR = "½¼¾⅓⅔⅕⅛⅜⅝⅞"
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_INTEGER = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,3}(?: \d{3}){1,4}|\d{1,12})(?!\d)"
_DIGITS = rf"(?:{_INTEGER}(?:\.\d{{1,8}})?(?!\d)|\.\d{{1,6}}(?!\d))"
_POWER = (
    r"(?:(?P<mantissa>\d{1,4}(?:\.\d{1,4})?)\s?[x×*]\s?)?10\s?"
    rf"(?:\^\s?(?P<exponent>\d{{1,2}})|(?P<raised>[{_SUPERSCRIPT}]{{1,2}}))(?![\d{_SUPERSCRIPT}])"
)
_FRACTION = rf"(?:\d{{1,3}}\s?[{_VULGAR}]|[{_VULGAR}]|(?:\d{{1,2}}\s)?[1-7]/[2-8](?![\d/]))"
_PART = (
    r"(?:half|(?:a|one)\s(?:half|third|quarter)|two\sthirds|three\squarters|quarter|third)"
    r"(?:\s(?:of\s)?(?:an?|one))?"
)
_AND_HALF = r"(?:\sand\sa\s(?:half|quarter))?"


@cache
def _numeral() -> re.Pattern[str]:
    by = alternatives(multipliers())
    return re.compile(
        r"(?<![\w.,])(?:"
        rf"(?P<power>{_POWER})"
        rf"|(?P<fraction>{_FRACTION})"
        rf"|(?P<digits>\d{{1,3}},\d{{1,2}}(?![\d,])|{_DIGITS})(?:\s?(?P<by>{by})(?![\w]))?"
        rf"|(?i:(?P<part>{_PART})(?=\s)|(?P<couple>(?:a\s)?couple(?:\sof)?(?=\s))"
        rf"|(?P<words>{_WORDS}{_AND_HALF})(?:\s(?P<wordsby>{by}))?(?![\w])|(?P<article>an?)(?=\s)))"
    )


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text."""

    start: int
    end: int
    value: float
    kind: NumeralKind
    factor: float = 1
    """Of the multiplier that is part of it: "10 billion"."""


@lru_cache(maxsize=256)  # asked again for each reading of a sentence
def numerals(text: str) -> tuple[Numeral, ...]:
    """The numbers of a text, in order; not those inside a name ("IL-6", "CoQ10")."""
    if not has_number(text) and not may_hold(text, _FIRST):
        return ()
    found = (_read(match) for match in _numeral().finditer(text) if not _in_name(text, match.start()))
    return tuple(numeral for numeral in found if numeral is not None)


def _in_name(text: str, start: int) -> bool:
    if text[start - 1 : start] != "-":
        return False
    before = re.search(r"[\w.,]{1,24}-$", text[max(0, start - 26) : start])
    return before is not None and not before.group()[0].isdigit()


def _read(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if match["article"]:
        return Numeral(start, end, 1, "article")
    value = _value(match)
    if value is None:
        return None
    by = match["by"] or match["wordsby"]
    factor = multipliers()[by.lower()] if by else 1
    kind: NumeralKind = "word" if match["words"] or match["part"] or match["couple"] else "digits"
    return Numeral(start, end, round(value * factor, 9), kind, factor)


def _value(match: re.Match[str]) -> float | None:
    if match["power"]:
        return _power(match)
    if match["fraction"]:
        return _fraction(match["fraction"])
    if match["part"]:
        return _part(match["part"].lower())
    if match["couple"]:
        return 2
    if match["words"]:
        return word_value(match["words"])
    return digits_value(match["digits"])


def digits_value(digits: str) -> float:
    """The value of a number in digits: "1,000", "1 000", "4.5", "2,5"."""
    if re.fullmatch(r"\d{1,3},\d{1,2}", digits):
        return float(digits.replace(",", "."))
    return float(re.sub("[, ]", "", digits))


def word_value(words: str) -> float | None:
    """The value of a number in words, None where the words are no number ("two one")."""
    whole, _, rest = words.lower().partition(" and a ")
    total = current = 0.0
    for word in re.findall("[a-z]+", whole):
        value = _VALUES.get(word, 0)
        if word == "thousand":
            total, current = total + max(current, 1) * value, 0
        elif word == "hundred":
            current = max(current, 1) * value
        elif _is_taken(current, value):
            return None
        else:
            current += value
    return total + current + _PARTS.get(rest.strip(), 0)


def _is_taken(current: float, value: float) -> bool:
    """Whether the place of a digit is taken already: "two one", "twenty thirty"."""
    return bool(value) and bool(current % 10 or (value >= 10 and current % 100))


def _power(match: re.Match[str]) -> float:
    exponent = match["exponent"] or unicodedata.normalize("NFKC", match["raised"])
    return float(match["mantissa"] or 1) * 10.0 ** int(exponent)


def _fraction(words: str) -> float:
    normal = unicodedata.normalize("NFKC", re.sub(rf"([{_VULGAR}])", r" \1", words)).replace("⁄", "/")
    total = 0.0
    for piece in normal.split():
        above, _, below = piece.partition("/")
        total += float(above) / float(below or 1)
    return total


def _part(words: str) -> float:
    if words.startswith(("two", "three")):
        return 2 / 3 if "third" in words else 0.75
    return 0.5 if "half" in words else round(1 / 3, 9) if "third" in words else 0.25
