"""Which of the frequencies that a sentence states is that of an amount: one inside it, after it or before it,
or one shared with the amounts beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.frequency import Frequency, frequencies
from claimaudit.nlp.doses.scene import Scene

HARD = re.compile(
    r"[;!?]|(?<!\.[a-z])\.\s|\s(?:but|whereas|while|then|followed\sby)\s|\sand\s(?:I|it|my|you|we)\s"
    r"|,\sor\s(?!\d|if|as|when|placebo)|\sand\s(?:in|de)crease\s|\b(?:increas|decreas|reduc)\w+\sby\s"
)
"""What no frequency reaches across."""
_COORDINATED = re.compile(
    r"(?:\s?\([^()]{0,30}\))?(?:\s?[/&,+]|\s(?:and|or|plus|with))(?:\s[\w'&+-]{1,20}){0,5}\s?(?:\(|:|,)?\s?"
    r"|\s(?:of\s)?[\w' -]{2,30}(?:,|\sand|\sor|\splus|\s&|\s\+)(?:\s[\w'-]{2,20}){0,3}\s"
)
"""What stands between two amounts that share what is said after the second."""
_PIECES_A_DAY = re.compile(r",\s(one|two|three|four|[1-6])\s(?:a|per)\sday\b", re.IGNORECASE)
"""After the strength of a tablet: "200 mg, three a day"."""
_AT_NIGHT = re.compile(r"nocte|mane|on|om|nightly", re.IGNORECASE)
"""Said of one medicine, not of those before it."""
_BOUNDED = re.compile(r"\b(?:to|up|by|increase|max\w*|ceiling|more|never|not|least|then)\b|\d", re.IGNORECASE)
ONCE = re.compile(
    r"(?<![\w])(?<!\bat\s)(?<!repeated\s)(?:(?:only|just|,)\s)?once(?=\s?[.,;)]|$|\sonly)|(?<![\w])as\sa\ssingle\sdose",
    re.IGNORECASE,
)
"""No frequency, but one time alone."""
AT_A_TIME = re.compile(
    r"\s(?:at\s(?:once|a\stime|one\stime|any\sone\stime)|straight\saway|in\sone\sgo|(?:a|per|each)\sdose)\b"
)
"""After an amount that no frequency of others reaches: "300 mg at once, then 75 mg daily"."""
_A_PERIOD = re.compile(
    r"(?:\sof\s(?:carbohydrates?|carbs?|fluids?|water|sugars?|glucose|sodium|salt))?"
    r"\s(?:an?|per|each)\s(?P<period>fortnight|hour)\b"
    r"(?!\s(?:before|after|ahead|prior|earlier|later|or\b|and\sa\shalf|pre-|from|until|into|beforehand))",
    re.IGNORECASE,
)
"""Elsewhere these are oftener a length of time."""
_DAYS_OF_WEEK = re.compile(r"\b(?:day|night|morning|evening)s?\b", re.IGNORECASE)
_OF_OTHER = re.compile(
    r"(?<![\w.])(?<![A-Za-z]-)\d[\d.,]{0,8}\s?(?:kg|lbs?|pounds?|kilos?|cm|mm|%|per\scent)?\s$", re.IGNORECASE
)
"""Before a period that another number has: "added 0.6 kg a month", "fewer days by 11.5 a month"."""
_APART = re.compile(r"\s(?:earlier|later|apart|ago|sooner|longer)\b", re.IGNORECASE)
_LOOK_BACK = 40
"""Characters before a frequency that are searched for a verb of change."""
_CHANGED = re.compile(
    r"(?:(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)\b(?:increas|rais|reduc|lower|titrat|adjust|doubl)\w{0,5}"
    r"|\b(?:mov|go|step|build|work)\w{0,4}\s(?:up|down))(?:\s(?:it|the\sdose|up|down|slowly|gradually)){0,2}\s$",
    re.IGNORECASE,
)
"""Before how often a dose is changed, which isn't how often it is taken: "increased every two weeks"."""


def stated_frequency(scene: Scene, stated: Sequence[Amount], index: int) -> str | None:
    """The frequency of an amount, by its value; None where the sentence states none for it."""
    amount = stated[index]
    if (period := _A_PERIOD.match(scene.text, amount.end)) and not _is_time(amount):
        return "1/2week" if period["period"].lower() == "fortnight" else "1/h"
    found = [one for one in frequencies(scene.text) if not _is_of_other(scene.text, one, stated)]
    inside = [
        one
        for one in found
        if (one.start >= amount.start and one.end <= amount.end and scene.text[one.start] not in "x×")
        or (one.start < amount.start and one.end == amount.end)
    ]
    if inside and (inside[0].value != "once" or not _following(scene.text, found, stated, index)):
        return inside[0].value
    pieces = _PIECES_A_DAY.match(scene.text, amount.end)
    if pieces and amount.unit and not amount.unit.counted:
        return frequencies(f"{pieces[1]} times a day")[0].value
    if after := _following(scene.text, found, stated, index):
        return after.value
    floor = stated[index - 1].end if index else 0
    before = [one for one in found if one.end <= amount.start and one.start >= floor]
    before = [one for one in before if not HARD.search(scene.text[one.end : amount.start])]
    if index and not any(
        HARD.search(scene.text[floor : one.start]) or "," in scene.text[floor : one.start] for one in before
    ):
        before = []
    return likeliest(before)


def _following(
    text: str, found: Sequence[Frequency], stated: Sequence[Amount], index: int
) -> Frequency | None:
    """The frequency after an amount, or after those that it is coordinated with."""
    amount = stated[index]
    limit = stated[index + 1].start if index + 1 < len(stated) else len(text)
    own = [
        one
        for one in found
        if amount.end <= one.start < limit and not HARD.search(text[amount.end : one.start])
    ]
    own = [one for one in own if not _belongs_to_next(text, one, limit)]
    if own:
        return _narrowest(text, own)
    between = text[amount.end : limit]
    if AT_A_TIME.match(between) or ONCE.search(between):
        return None
    if index + 1 < len(stated) and _COORDINATED.fullmatch(between) and not _BOUNDED.search(between):
        shared = _following(text, found, stated, index + 1)
        return shared if shared and not _AT_NIGHT.fullmatch(text[shared.start : shared.end]) else None
    return None


def likeliest(found: Sequence[Frequency]) -> str | None:
    """The last that says how often; else the last of all, by its value."""
    explicit = [one for one in found if one.value not in ("prn", "once")]
    return (explicit or list(found))[-1].value if found else None


def _is_time(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.kind == "time"


def _narrowest(text: str, own: Sequence[Frequency]) -> Frequency:
    """The first; but of "every evening, six days a week" the days."""
    first = next((one for one in own if one.value not in ("prn", "once")), own[0])
    days = (
        one for one in own if one.value.endswith("/week") and _DAYS_OF_WEEK.search(text, one.start, one.end)
    )
    return next(days, first) if first.value == "1/day" else first


def _is_of_other(text: str, one: Frequency, stated: Sequence[Amount]) -> bool:
    """Whether a period is that of another number or of a change, or no frequency: "2 cm a year", "a month
    apart"."""
    if _CHANGED.search(text, max(0, one.start - _LOOK_BACK), one.start):
        return True
    if not text[one.start :].lower().startswith(("a ", "per ", "each ")):
        return False
    number = _OF_OTHER.search(text[: one.start])
    if number and not any(each.start <= number.start() < each.end for each in stated):
        return True
    return _APART.match(text, one.end) is not None


def _belongs_to_next(text: str, one: Frequency, limit: int) -> bool:
    """ "500 mg of A and, once daily, 200 mg of B"."""
    return (
        limit < len(text)
        and bool(re.search(r"(?:and|then|or),?\s$", text[: one.start]))
        and limit - one.end < 12
    )
