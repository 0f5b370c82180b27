"""What a document is as a whole: its length, its reading level, its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claimaudit.rules.conditions import Dated
from claimaudit.rules.reading import Reading

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LETTERS = re.compile(r"\w+")
_VOWELS = re.compile(r"[aeiouy]+")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = "(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATES = [
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+{_MONTH}\.?,?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(
        rf"\b{_MONTH}\.?\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<year>(?:19|20)\d\d)\b", re.I
    ),
]
# A review that is still due, a copyright line, the year a firm was founded: none of them dates the text.
_NO_DATE = re.compile(
    r"(?:due|next|until|expir\w+|valid|copyright|©|\(c\)|since|founded|est\.?)\W+(?:\w+\W+){0,3}$", re.I
)
_DAYS_A_YEAR = 365.25


def bare(text: str) -> str:
    """The words of a text without case and punctuation."""
    return " ".join(_LETTERS.findall(text.casefold()))


def word_count(reading: Reading) -> int:
    """Words of the body."""
    return sum(len(_WORD.findall(text)) for text in _prose(reading))


def grade(reading: Reading) -> float:
    """Flesch-Kincaid grade of the body; 0 for a text without sentences."""
    words = [word for text in _prose(reading) for word in _WORD.findall(text)]
    sentences = len(reading.body_sentences)
    if not words or not sentences:
        return 0.0
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def dates(reading: Reading) -> list[date]:
    """Publication and update dates, from the metadata, the byline and the ends of the text."""
    texts = [
        value for name, value in reading.document.metadata if "date" in name.lower() or "time" in name.lower()
    ]
    texts += [reading.document.text[start:end] for start, end in reading.with_role("metadata")]
    texts += [reading.document.text[start:end] for start, end in reading.top]
    texts += [reading.document.text[block.start : block.end] for block in reading.document.blocks[-2:]]
    return [found for text in texts for found in _dates_in(text)]


def is_dated(reading: Reading, asked: Dated) -> bool:
    """Whether the dates are as asked."""
    found = dates(reading)
    if asked.missing is not None and asked.missing == bool(found):
        return False
    if asked.older_than_years is None:
        return True
    age = (reading.context.today - max(found)).days / _DAYS_A_YEAR if found else 0.0
    return age > asked.older_than_years


def _prose(reading: Reading) -> Iterator[str]:
    return (reading.document.text[start:end] for start, end in reading.with_role("body"))


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)


def _dates_in(text: str) -> Iterator[date]:
    for pattern in _DATES:
        for found in pattern.finditer(text):
            if _NO_DATE.search(text[max(0, found.start() - 60) : found.start()]):
                continue
            parts = found.groupdict()
            month = parts.get("number") or _MONTHS.index(parts["month"].lower()[:3]) + 1
            try:
                yield date(int(parts["year"]), int(month), int(parts["day"] or 1))
            except ValueError:  # 31 February
                continue
