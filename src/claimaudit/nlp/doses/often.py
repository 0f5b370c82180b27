"""How often an amount is taken: by its own words, its sentence, its table or heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.day_times import times_of_day
from claimaudit.nlp.doses.frequency import Frequency, frequencies
from claimaudit.nlp.doses.intervals import interval_of
from claimaudit.nlp.doses.reach import window
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import phrase, words

_HARD = re.compile(
    r"[;!?]|(?<!\.[a-z])\.\s|\s(?:but|whereas|while|then|followed\sby)\s|\sand\s(?:I|it|my|you|we)\s"
    r"|,\sor\s(?!\d|if|as|when)|\sand\s(?:in|de)crease\s|\b(?:increas|decreas|reduc)\w+\sby\s"
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
_ONCE = re.compile(
    r"(?<![\w])(?<!\bat\s)(?<!repeated\s)(?:(?:only|just|,)\s)?once(?=\s?[.,;)]|$|\sonly)|(?<![\w])as\sa\ssingle\sdose",
    re.IGNORECASE,
)
_AT_A_TIME = re.compile(
    r"\s(?:at\s(?:once|a\stime|one\stime|any\sone\stime)|straight\saway|in\sone\sgo|(?:a|per|each)\sdose)\b"
)
"""After an amount that no frequency of others reaches: "300 mg at once, then 75 mg daily"."""
_A_PERIOD = re.compile(
    r"\s(?:an?|per|each)\s(?P<period>fortnight|hour)\b(?!\s(?:before|after|ahead|prior|earlier|later))",
    re.IGNORECASE,
)
"""Elsewhere these are oftener a length of time."""
_IN_PORTIONS = re.compile(
    r"[^.;:!?\d]{0,40}\b(?:in|into|over)\s(?:(?:two|three|four|five|six|[2-6]|several)(?:\s(?:to|or)\s\w+)?\s)?"
    r"(?:(?:divided|equal|split|small)\s)*(?<!\sin\s)(?<!into\s)(?<!over\s)(?:doses|portions|parts)\b",
    re.IGNORECASE,
)
"""A total of the day in portions: "3 g in two doses"."""
_DAYS_OF_WEEK = re.compile(r"\b(?:day|night|morning|evening)s?\b", re.IGNORECASE)
_OF_OTHER = re.compile(r"\d[\d.,]{0,8}\s?(?:kg|lbs?|pounds?|kilos?|cm|mm|%|per\scent)?\s$", re.IGNORECASE)
"""Before a period that another number has: "added 0.6 kg a month", "fewer days by 11.5 a month"."""
_BY = re.compile(r"\b(?:by|add(?:ing)?)\s(?:about\s|another\s)?$", re.IGNORECASE)
_HELD_IN = re.compile(r"\s(?:a|per|each|every)\s(week|month)\b", re.IGNORECASE)
_APART = re.compile(r"\s(?:earlier|later|apart|ago|sooner|longer)\b", re.IGNORECASE)
_RATE_PERIODS = {
    "d": "day",
    "day": "day",
    "24h": "day",
    "h": "h",
    "hr": "h",
    "hour": "h",
    "wk": "week",
    "week": "week",
    "night": "day",
    "month": "month",
}


def frequency_of(scene: Scene, stated: Sequence[Amount], index: int, role: DoseRole) -> str | None:
    """How often an amount is taken, from its own words, its sentence, then its table or heading."""
    amount = stated[index]
    if amount.time and not is_infusion(amount):
        return f"1/{_RATE_PERIODS[amount.time.lower().replace(' ', '')]}"
    if (own := _stated(scene, stated, index)) is not None:
        return _of_sessions(scene.text, amount) or own
    start, end = window(scene, stated, index)
    if (
        amount.single
        or _ONCE.search(scene.text[start:end])
        or re.search(r"\bsingle\s$", scene.text[: amount.start])
    ):
        return "once"
    if (around := _around(scene)) is not None:
        return around
    if amount.echo and index:
        return frequency_of(scene, stated, index - 1, role)
    if _is_daily_intake(scene, amount) or _IN_PORTIONS.match(scene.text, amount.end):
        return "1/day"
    may_be_timed = role not in ("content", "threshold") and interval_of(scene, amount) is None
    named = _by_time_of_day(_when(scene, start, end)) if may_be_timed else None
    return named or _as_before(scene, stated, index, role)


def _of_sessions(text: str, amount: Amount) -> str | None:
    """Sessions are counted by how often they are held: "two sessions a week"."""
    match = _HELD_IN.match(text, amount.end)
    code = amount.unit.code.strip("{}") if amount.unit else ""
    if match is None or code not in words("frequency", "held") or amount.low is None or amount.high is None:
        return None
    times = f"{amount.low:g}" if amount.low == amount.high else f"{amount.low:g}-{amount.high:g}"
    return f"{times}/{match[1].lower()}"


def _as_before(scene: Scene, stated: Sequence[Amount], index: int, role: DoseRole) -> str | None:
    """That of the amount before in the same unit: "5 mg three times a day, rising to 10 mg"."""
    amount = stated[index]
    if not index or _AT_A_TIME.match(scene.text, amount.end):
        return None
    step = _is_step(scene.text, amount)
    before = next((at for at in reversed(range(index)) if _is_step(scene.text, stated[at]) == step), None)
    if before is None or stated[before].unit != amount.unit:
        return None
    told = frequency_of(scene, stated, before, role)
    return None if told in ("once", "prn") or is_infusion(stated[before]) else told


def _is_step(text: str, amount: Amount) -> bool:
    """Whether an amount is by how much a dose changes: "up by 50 mg a week"."""
    return _BY.search(text[: amount.start]) is not None


def _when(scene: Scene, start: int, end: int) -> str:
    """What tells the time of day: the words at an amount, the cell of its row that says when, its head."""
    head = f"in {scene.block.column_head}" if scene.in_table and scene.block.column_head else ""
    return " | ".join((_HARD.split(scene.text[start:end])[0], _when_cell(scene), head))


def _is_daily_intake(scene: Scene, amount: Amount) -> bool:
    """Whether it is an intake that is recommended or allowed, by its sentence or the head of its column."""
    unit = amount.unit
    if unit is None or unit.kind not in ("mass", "activity"):
        return False
    labels = (scene.text, scene.block.column_head or "", scene.block.row or "")
    return any(phrase("frequency", "daily_intakes").search(label) for label in labels)


def is_infusion(amount: Amount) -> bool:
    """Whether the amount is a rate of delivery ("12 mcg/hr")."""
    return amount.time in ("h", "hr", "hour") and amount.unit is not None and not amount.unit.counted


def _stated(scene: Scene, stated: Sequence[Amount], index: int) -> str | None:
    amount = stated[index]
    if (period := _A_PERIOD.match(scene.text, amount.end)) and not _is_time(amount):
        return "1/2week" if period["period"].lower() == "fortnight" else "1/h"
    found = [one for one in frequencies(scene.text) if not _is_of_other(scene.text, one, stated)]
    inside = [
        one
        for one in found
        if one.start >= amount.start and one.end <= amount.end and scene.text[one.start] not in "x×"
    ]
    if inside:
        return inside[0].value
    pieces = _PIECES_A_DAY.match(scene.text, amount.end)
    if pieces and amount.unit and not amount.unit.counted:
        return frequencies(f"{pieces[1]} times a day")[0].value
    if after := _following(scene.text, found, stated, index):
        return after.value
    floor = stated[index - 1].end if index else 0
    before = [one for one in found if one.end <= amount.start and one.start >= floor]
    before = [one for one in before if not _HARD.search(scene.text[one.end : amount.start])]
    if index and not any(
        _HARD.search(scene.text[floor : one.start]) or "," in scene.text[floor : one.start] for one in before
    ):
        before = []
    return _best(before)


def _following(
    text: str, found: Sequence[Frequency], stated: Sequence[Amount], index: int
) -> Frequency | None:
    """The frequency after an amount, or after those that it is coordinated with."""
    amount = stated[index]
    limit = stated[index + 1].start if index + 1 < len(stated) else len(text)
    own = [
        one
        for one in found
        if amount.end <= one.start < limit and not _HARD.search(text[amount.end : one.start])
    ]
    own = [one for one in own if not _belongs_to_next(text, one, limit)]
    if own:
        return _narrowest(text, own)
    between = text[amount.end : limit]
    if _AT_A_TIME.match(between) or _ONCE.search(between):
        return None
    if index + 1 < len(stated) and _COORDINATED.fullmatch(between) and not _BOUNDED.search(between):
        shared = _following(text, found, stated, index + 1)
        return shared if shared and not _AT_NIGHT.fullmatch(text[shared.start : shared.end]) else None
    return None


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
    """Whether a period is that of another number, or no frequency: "2 cm a year", "a month apart"."""
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


def _best(found: Sequence[Frequency]) -> str | None:
    explicit = [one for one in found if one.value not in ("prn", "once")]
    return (explicit or list(found))[-1].value if found else None


def _around(scene: Scene) -> str | None:
    """From the other cells of the row, the head of the column, the corner, the heading of a list."""
    if scene.in_table:
        cells = [cell for cell in scene.page.row(scene.block) if cell is not scene.block]
        texts = [
            scene.page.text[cell.start : cell.end]
            for cell in cells
            if not _has_amount(scene.page.text[cell.start : cell.end])
        ]
        corner = next((cell.column_head for cell in scene.page.row(scene.block) if cell.column_head), None)
        labels = [*texts, scene.block.column_head or "", _daily(corner or "")]
        if corner is None and scene.block.section:
            labels.append(scene.block.section[-1])
    elif ".." in scene.text:
        labels = [scene.block.section[-1] if scene.block.section else "", _line_above(scene)]
    else:
        labels = []
    for label in labels:
        if (found := _best(frequencies(label))) is not None:
            return found
    return None


def _has_amount(text: str) -> bool:
    return bool(re.match(r"\s*[\d½]+(?:\.\d+)?\s?(?:mg|g|mcg|µg|ml|IU)\b", text))


def _daily(corner: str) -> str:
    return "daily" if re.search(r"\bdaily\b|\bper day\b|\ba day\b", corner, re.IGNORECASE) else ""


def _line_above(scene: Scene) -> str:
    return scene.page.text[max(0, scene.block.start - 80) : scene.start].strip().split("\n")[0]


def _when_cell(scene: Scene) -> str:
    """The cell of the row that says when."""
    if not scene.in_table:
        return ""
    for cell in scene.page.row(scene.block):
        if (
            re.search(r"\b(?:when|timing|time)\b", cell.column_head or "", re.IGNORECASE)
            and cell is not scene.block
        ):
            return scene.page.text[cell.start : cell.end]
    return ""


def _by_time_of_day(text: str) -> str | None:
    parts = {time.part for time in times_of_day(text)}
    if re.search(r"\bmeals\sand\b", text):
        return None
    if not parts or re.search(r"\bor\s(?:at\s)?(?:night|evening|bedtime|morning)", text):
        return "1/day" if parts else None
    return "1/day" if len(parts) == 1 else f"{len(parts)}/day"
