"""How often an amount is taken: by its own words, its sentence, its table or heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.day_times import times_of_day
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.intervals import interval_of
from claimaudit.nlp.doses.often_stated import AT_A_TIME, HARD, ONCE, likeliest, stated_frequency
from claimaudit.nlp.doses.reach import window
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import phrase, unit_pattern

_IN_PORTIONS = re.compile(
    r"[^.;:!?\d]{0,40}\b(?:in|into|over)\s(?:(?:two|three|four|five|six|[2-6]|several)(?:\s(?:to|or)\s\w+)?\s)?"
    r"(?:(?:divided|equal|split|small)\s)*(?<!\sin\s)(?<!into\s)(?<!over\s)(?:doses|portions|parts)\b",
    re.IGNORECASE,
)
"""A total of the day in portions: "3 g in two doses"."""
_OF_PORTION = re.compile(
    r"\b(?:per|each|single|loading|one|a)\s(?:dose|portion|serving)\b|\bloading\b|\bper\s100\b|\d\s?(?:g|ml)\b.*\|",
    re.IGNORECASE,
)
"""Of what is taken at once or stands in a food, whatever the heading says of a day."""
_BY = re.compile(r"\b(?:by|add(?:ing)?)\s(?:about\s|another\s)?$", re.IGNORECASE)
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
    if amount.time:
        return f"1/{_RATE_PERIODS[amount.time.lower().replace(' ', '')]}"
    if (own := stated_frequency(scene, stated, index)) is not None:
        return own
    start, end = window(scene, stated, index)
    if (
        amount.single
        or ONCE.search(scene.text[start:end])
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


def _as_before(scene: Scene, stated: Sequence[Amount], index: int, role: DoseRole) -> str | None:
    """That of the amount before in the same unit: "5 mg three times a day, rising to 10 mg"."""
    amount = stated[index]
    if not index or AT_A_TIME.match(scene.text, amount.end):
        return None
    step = _is_step(scene.text, amount)
    before = next((at for at in reversed(range(index)) if _is_step(scene.text, stated[at]) == step), None)
    if before is None or stated[before].unit != amount.unit:
        return None
    told = frequency_of(scene, stated, before, role)
    return None if told in ("once", "prn", "1/h") else told


def _is_step(text: str, amount: Amount) -> bool:
    """Whether an amount is by how much a dose changes: "up by 50 mg a week"."""
    return _BY.search(text[: amount.start]) is not None


def _when(scene: Scene, start: int, end: int) -> str:
    """What tells the time of day: the words at an amount, the cell of its row that says when, its head."""
    head = f"in {scene.block.column_head}" if scene.in_table and scene.block.column_head else ""
    return " | ".join((HARD.split(scene.text[start:end])[0], _when_cell(scene), head))


def _is_daily_intake(scene: Scene, amount: Amount) -> bool:
    """Whether it is an intake that is recommended or allowed, by its sentence or the head
    of its column; by the heading, where it stands in a list or a table."""
    unit = amount.unit
    if unit is None or unit.kind not in ("mass", "activity"):
        return False
    labels = [scene.text, scene.block.column_head or "", scene.block.row or ""]
    if not scene.has_verb and not _OF_PORTION.search(f"{scene.row_text()} {scene.text}"):
        above = [scene.page.caption_of(scene.block), *scene.block.section[-1:]]
        if any(_a_day().search(label) for label in above):
            return True
        labels += above
    return any(phrase("frequency", "daily_intakes").search(label) for label in labels)


@cache
def _a_day() -> re.Pattern[str]:
    """In a heading, over numbers that leave their unit out: "(mcg a day)"."""
    return re.compile(rf"(?<![\w]){unit_pattern()}(?:\s?/\s?|\s(?:a|per|each)\s)day\b", re.IGNORECASE)


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
        if (found := likeliest(frequencies(label))) is not None:
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
