"""When a document was written, and when it is due for review, as far as it tells."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from claimaudit.rules.conditions import Dated
from claimaudit.rules.reading import Reading

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*"
_NAMES = "|".join(rf"{name}[a-z]*\.?" for name in _MONTHS)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = r"(?:st|nd|rd|th)?"
_CUE = r"(?:updated?|published|posted|reviewed|revised|modified|checked|written|issued?|version|date)"
_CUED_YEAR = re.compile(rf"\b{_CUE}\W+(?:\w+\W+){{0,2}}?{_YEAR}\b", re.I)
_DATES = [
    re.compile(rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}}){_ORDINAL}\.?\s+{_MONTH}\.?,?\s+{_YEAR}\b", re.I),
    re.compile(rf"\b{_MONTH}\.?\s+(?:(?P<day>\d{{1,2}}){_ORDINAL},?\s+)?{_YEAR}\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})[/.](?P<number>\d{{1,2}})[/.]{_YEAR}\b"),
    re.compile(rf"(?<![\d/.])(?P<number>0?[1-9]|1[0-2])/{_YEAR}\b"),
    _CUED_YEAR,
]
_CUED = re.compile(rf"\b{_CUE}\W+(?:\w+\W+){{0,4}}$", re.I)
_DAY_AND_MONTH = rf"(?:\d{{1,2}}{_ORDINAL}\s+(?:of\s+)?(?:{_NAMES})|(?:{_NAMES})\s+\d{{1,2}}{_ORDINAL})\b"
_WITHOUT_YEAR = re.compile(
    rf"\b{_CUE}\W+(?:(?:on|\w+day)\W+){{0,2}}{_DAY_AND_MONTH}(?!\.?,?\s*(?:19|20)\d\d)", re.I
)
_DUE = re.compile(
    r"(?:review\s+date|review\s+due|next\s+review|due\s+for\s+review|review\s+by|to\s+be\s+reviewed)"
    r"\W+(?:\w+\W+){0,3}$",
    re.I,
)
# A copyright line, the year a firm was founded, a validity: none of them dates the text.
_NO_DATE = re.compile(
    r"(?:due|next|until|expir\w+|valid|copyright|©|\(c\)|since|founded|est\.?)\W+(?:\w+\W+){0,3}$", re.I
)
_DAYS_A_YEAR = 365.25
_LAST_BLOCKS = 4
_BEFORE = 60
"""Characters before a date that tell what it dates."""
_SHORT_LINE = 12
"""Words of a line that is a byline or an imprint rather than a sentence that happens to hold a date."""
_DATELINE = 40
"""How far into a block a dateline may reach ("London, 3 May 2024 —")."""


def dates(reading: Reading) -> list[date]:
    """Publication and update dates, from the metadata, the byline and the ends of the text."""
    return [found for found, is_due in _told(reading) if not is_due]


def is_dated(reading: Reading, asked: Dated) -> bool:
    """Whether the dates are as asked."""
    found, today = dates(reading), reading.context.today
    if asked.missing is not None and asked.missing == bool(found):
        return False
    if asked.without_year is not None and asked.without_year != (not found and _lacks_year(reading)):
        return False
    if asked.review_overdue is not None and asked.review_overdue != _is_overdue(reading, today):
        return False
    if asked.older_than_years is None:
        return True
    age = (today - max(found)).days / _DAYS_A_YEAR if found else 0.0
    return age > asked.older_than_years


def _lacks_year(reading: Reading) -> bool:
    return any(_WITHOUT_YEAR.search(text) for text in _frame(reading))


def _is_overdue(reading: Reading, today: date) -> bool:
    due = [found for found, is_due in _told(reading) if is_due]
    return bool(due) and max(due) < today


def _told(reading: Reading) -> Sequence[tuple[date, bool]]:
    """Each date, and whether it is that of a review to come."""
    return reading.once(_told, lambda: [found for text in _frame(reading) for found in _dates_in(text)])


def _frame(reading: Reading) -> Iterator[str]:
    """Where a text says when it was written."""
    document = reading.document
    for name, value in document.metadata:
        if any(word in name.lower() for word in ("date", "time", "published", "review")):
            yield f"{name}: {value}"
    blocks = {
        *((start, end) for start, end in (*reading.with_role("metadata"), *reading.top)),
        *((block.start, block.end) for block in document.blocks[-_LAST_BLOCKS:]),
    }
    yield from (document.text[start:end] for start, end in sorted(blocks))


def _dates_in(text: str) -> Iterator[tuple[date, bool]]:
    """Each date that is told as one of the text, and whether it is that of a review to come."""
    is_line = len(text.split()) <= _SHORT_LINE
    for found, start in _mentions(text):
        before, day = text[max(0, start - _BEFORE) : start], _date(found)
        if day is None or (_NO_DATE.search(before) and not _DUE.search(before)):
            continue
        if is_line or start < _DATELINE or _CUED.search(before) or _DUE.search(before):
            yield day, bool(_DUE.search(before))


def _mentions(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Dates and where they stand; of those that overlap, the fullest."""
    taken: set[int] = set()
    for pattern in _DATES if _ANY_YEAR.search(text) else ():
        for found in pattern.finditer(text):
            start = found.start("year") if pattern is _CUED_YEAR else found.start()
            if taken.isdisjoint(range(start, found.end())):
                taken.update(range(start, found.end()))
                yield found, start


def _date(found: re.Match[str]) -> date | None:
    """The last day that the words can mean; None for 31 February."""
    parts = found.groupdict()
    year, day = int(parts["year"]), int(parts.get("day") or 0)
    named = parts.get("month")
    month = _MONTHS.index(named.lower()[:3]) + 1 if named else int(parts.get("number") or 12)
    if month > 12 >= day:  # 12.30.2024, as Americans write it
        month, day = day, month
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None
