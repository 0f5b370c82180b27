"""How often, how long, when, by which route and for whom an amount is taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.circumstances import Circumstance, durations, populations, routes, timings
from claimaudit.nlp.doses.frequency import Frequency, frequencies, times_of_day
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import phrase

_CLOSE = 5
"""Between amounts so close ("100 mg to 50 mg", "500/200 mg") no words can belong to the first alone."""
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
    r"(?<![\w])(?:(?:only|just|,)\s)?once(?=\s?[.,;)]|$|\sonly)|(?<![\w])as\sa\ssingle\sdose", re.IGNORECASE
)
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
        return own
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
    if _is_daily_intake(scene, amount):
        return "1/day"
    return (
        _by_time_of_day(_HARD.split(scene.text[start:end])[0] + " | " + _when_cell(scene))
        if role in ("advised", "taken", "limit")
        else None
    )


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
    found = frequencies(scene.text)
    amount = stated[index]
    inside = [
        one
        for one in found
        if one.start >= amount.start and one.end <= amount.end and scene.text[one.start] not in "x×"
    ]
    if inside:
        return inside[0].value
    pieces = _PIECES_A_DAY.match(scene.text, amount.end)
    if pieces and amount.unit and not amount.unit.counted:
        return next(iter(frequencies(f"{pieces[1]} times a day")), found[0]).value
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
        return next((one for one in own if one.value not in ("prn", "once")), own[0])
    between = text[amount.end : limit]
    if index + 1 < len(stated) and _COORDINATED.fullmatch(between) and not _BOUNDED.search(between):
        shared = _following(text, found, stated, index + 1)
        return shared if shared and not _AT_NIGHT.fullmatch(text[shared.start : shared.end]) else None
    return None


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


def window(scene: Scene, stated: Sequence[Amount], index: int) -> tuple[int, int]:
    """The stretch of the sentence in which words belong to this amount."""
    start, end = scene.clause(stated[index].start, stated[index].end)
    if index:
        start = max(start, stated[index - 1].end)
    following = index + 1
    while following < len(stated) and (
        stated[following].start - stated[following - 1].end <= _CLOSE
        or _in_brackets(scene.text, stated, following)
    ):
        following += 1
    if following < len(stated):
        end = min(end, stated[following].start)
    return min(start, stated[index].start), max(end, stated[index].end)


def _in_brackets(text: str, stated: Sequence[Amount], index: int) -> bool:
    """ "75 mg (50 mg over the age of 65), before bed": what follows the brackets is said of both."""
    between = text[stated[index - 1].end : stated[index].start]
    return between.strip() == "(" and ")" in text[stated[index].end :]


def parts(scene: Scene, stated: Sequence[Amount], index: int, role: DoseRole) -> dict[str, str | None]:
    """The circumstances of an amount, by the name of their field."""

    def near(finder: Callable[[str], tuple[Circumstance, ...]]) -> str | None:
        return _near(scene, finder(scene.text), stated, index) or _in_row(scene, finder)

    return {
        "frequency": frequency_of(scene, stated, index, role),
        "duration": near(durations),
        "timing": near(timings),
        "route": near(routes),
        "population": near(populations),
        "substance_form": _form_of_substance(scene.text[stated[index].end :]),
    }


def _near(scene: Scene, found: Sequence[Circumstance], stated: Sequence[Amount], index: int) -> str | None:
    """What follows an amount, up to the next one; else what stands before the first."""
    start, end = window(scene, stated, index)
    own = [one for one in found if one.start >= start and one.end <= end]
    after = [one for one in own if one.start >= stated[index].end]
    before = [one for one in found if one.end <= stated[0].start]
    chosen = after or (own if index == 0 else []) or before or (found if len(stated) == 1 else [])
    return chosen[0].text if chosen else None


def _in_row(scene: Scene, finder: Callable[[str], tuple[Circumstance, ...]]) -> str | None:
    found = finder(scene.row_text()) if scene.in_table else ()
    return found[0].text if found else None


def _form_of_substance(after: str) -> str | None:
    match = phrase("circumstances", "forms_of_substance").match(after.removeprefix(" ").removeprefix("of "))
    return match.group() if match else None
