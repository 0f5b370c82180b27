"""Amounts whose unit is left out: "never more than 4", "two a day", "18 or more" under "Iron, mg a day"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from claimaudit.nlp.doses import bare
from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.frequency import SCHEME, frequencies
from claimaudit.nlp.doses.numerals import numerals
from claimaudit.nlp.doses.pieces import pieces
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.steps import is_next_step
from claimaudit.nlp.doses.vocabulary import Unit, alternatives, phrase, unit_of, unit_pattern, words

_ENDS = (
    r"(?=\s?(?:$|[.,;:)!]|\s(?:in\s(?:a|any|24|one)|within\s24|a\sday|per\sday|daily|each|without|unless|at\sa\stime|"
    r"at\sonce|and\s(?!\w+\s(?:of|people))))|\s(?:a|per)\s(?:day|night|week))"
)
"""What follows a number that counts nothing but doses."""
_OFTEN = re.compile(
    r",?\s(?:a|per|each|every)\s(?:day|night|week|morning|evening)(?![\w])|\s(?:daily|nightly|weekly)(?![\w])",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"(?<![\w'])(?:take|takes|took|taking|have|try|tried|use|give|add|with|go\sup\sto|went\sup\sto|up\sto|past|down\sto|back\sto|started\swith|on)\s$",
    re.IGNORECASE,
)
_CIRCUMSTANCE = re.compile(
    r"(?:\s(?:for\s(?:up\sto|\d|a\s(?:week|month|day)|\w+\s(?:weeks?|months?|days?))|with\s(?:food|meals|breakfast|dinner|water)|before\s(?:bed|meals|food|breakfast)|after\s(?:meals|food|breakfast|a\s\w+)|at\s(?:night|bedtime|breakfast)|every|daily|twice|once|three\stimes)|\s?[.,;!]|$)",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:is|are|was|be|been|manage|get|allow(?:s|ed)?|recommends?|advises?)\s(?:about\s|only\s|just\s)?$",
    re.IGNORECASE,
)
_FIGURE = r"(?:\d{1,6}(?:[.,]\d{1,3})?(?:\s?[½¼¾])?|[½¼¾])"
_CELL = re.compile(
    rf"[<>≥≤~]?\s?{_FIGURE}(?:\s?[-–]\s?{_FIGURE})?(?:\s(?:or\s(?:more|less)|to\s{_FIGURE}))?\+?"
)
_LEADER = re.compile(r"(?:\.\s?){3,}\s?$|(?:_|·){3,}\s?$")
_GOING_OVER = re.compile(
    r"\b(?:go|goes|going|went|got|get|getting)\s(?:above|over|beyond|past|higher\sthan)\s$", re.IGNORECASE
)
_SMALL = 12
"""Up to this number, pieces are taken at once."""


def elliptic_amounts(scene: Scene, stated: list[Amount], last: Amount | None) -> list[Amount]:
    """The amounts of a sentence that have no unit of their own; `last` is the amount stated before it."""
    if scene.is_question or (scene.block.kind == "heading" and not scene.has_verb):
        return []
    if scene.in_table and scene.block.row is not None and (cell := _cell(scene)):
        return cell
    found = [*_schemes(scene), *(one for one in pieces(scene) if not _overlaps(one, stated))]
    for figure in _figures(scene.text):
        if _covered(figure, [*stated, *found]):
            continue
        before = [one for one in stated if one.end <= figure.start and _is_taken(one)]
        if _is_amount(scene, figure, before, last):
            found += [_amount(scene, figure, before, last)]
    return found


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number or a range of numbers."""

    start: int
    end: int
    low: float
    high: float


def _figures(text: str) -> list[_Figure]:
    found: list[_Figure] = []
    for match in _ANOTHER.finditer(text):
        found.append(_Figure(*match.span(), 1, 1))
    for numeral in numerals(text):
        if numeral.kind == "article" or any(one.start <= numeral.start < one.end for one in found):
            continue
        last = found[-1] if found else None
        if (
            last
            and last.end <= numeral.start
            and _JOINT.fullmatch(text[last.end : numeral.start])
            and last.low == last.high < numeral.value
        ):
            found[-1] = _Figure(last.start, numeral.end, last.low, numeral.value)
        else:
            found.append(_Figure(numeral.start, numeral.end, numeral.value, numeral.value))
    return sorted(found, key=lambda one: one.start)


_ANOTHER = re.compile(
    r"\b(?:another(?:\sone)?|an?\s(?:second|third|fourth|further)(?:\sone)?)(?=\s|[.,;]|$)", re.IGNORECASE
)


_JOINT = re.compile(r"\s(?:or|to)\s|\s?[-–]\s?")


def _amount(scene: Scene, figure: _Figure, before: list[Amount], last: Amount | None) -> Amount:
    source = before[-1] if before else last
    if source is not None and source.each and figure.high <= _SMALL:
        low, high = (round(value * source.each, 9) for value in (figure.low, figure.high))
        count = figure.low if figure.low == figure.high else None
        return replace(source, start=figure.start, end=figure.end, low=low, high=high, count=count, gap=None)
    unit = _unit(scene, before, last)
    if figure.high > _SMALL and (unit is None or unit.counted) and bare.is_of_drug(scene, figure.start):
        unit = unit_of("mg")
    rest = scene.text[figure.end :]
    if unit and not unit.counted and figure.high <= _SMALL and _A_DAY.match(rest):
        unit = unit_of("doses")
    echo = _IS.search(scene.text[: figure.start]) is not None
    return Amount(figure.start, figure.end, figure.low, figure.high, unit, echo=echo)


_A_DAY = re.compile(r"\s(?:in\s(?:a|any|24)|a\sday|per\sday|daily)", re.IGNORECASE)


def _is_taken(amount: Amount) -> bool:
    return (
        amount.unit is not None and amount.unit.kind not in ("body", "time", "share") and not amount.dissolved
    )


def _overlaps(one: Amount, taken: list[Amount]) -> bool:
    return any(amount.start < one.end and one.start < amount.end for amount in taken)


def _covered(figure: _Figure, taken: list[Amount]) -> bool:
    return any(amount.start < figure.end and figure.start < amount.end for amount in taken)


def _is_amount(scene: Scene, figure: _Figure, before: list[Amount], last: Amount | None) -> bool:
    lead, rest = scene.text[: figure.start], scene.text[figure.end :]
    known = bool(before) or last is not None
    if _LEADER.search(lead):
        return _section_unit(scene) is not None
    if known and (_limit().search(lead) or _GOING_OVER.search(lead)) and re.match(_ENDS, rest):
        return True
    if before and _repeats(figure, lead, rest, before[-1]):
        return True
    if known and is_next_step(lead, rest, before[-1] if before else last):
        return True
    if phrase("cues", "composition").search(rest):
        return False
    if before and _is_portion(figure, before[-1], lead[before[-1].end :]):
        return False
    if bare.is_licensed(scene, figure.start, figure.end):
        return True
    if figure.high > _SMALL:
        return False
    if _OFTEN.match(rest) and _PORTION.search(lead):
        return _form_near(scene, last) is not None or not lead.strip('"“‘ ')
    if figure.high == 1 and re.match(r"\s?[.,;!]|$", rest):
        return False
    return bool(_TAKEN.search(lead) and _CIRCUMSTANCE.match(rest)) and _form_near(scene, last) is not None


def _is_portion(figure: _Figure, before: Amount, between: str) -> bool:
    """ "200 mg, three a day", "two scoops, one at noon and one at night": parts of an amount."""
    if frequencies(between) or (between == ", " and before.unit and not before.unit.counted):
        return True
    return before.unit is not None and before.unit.counted and figure.high < (before.high or 0)


_PORTION = re.compile(
    r"(?:^[\"“‘]?|[,:;(–—-]\s?|\b(?:take|have|just|only|try|to|on|is|or|and|drink|eat)\s)$", re.IGNORECASE
)


def _repeats(figure: _Figure, lead: str, rest: str, before: Amount) -> bool:
    """ "70 mg ...; its advice has been 10", "one stick after, one more", "1 x 10^8 CFU; (10^10)"."""
    if before.unit is None:
        return False
    if (
        re.match(r"\smore(?![\w])(?!\sthan|\sday|\sweek|\stime)", rest)
        and before.unit.counted
        and figure.high <= _SMALL
    ):
        return True
    if (
        _IS.search(lead)
        and re.match(r"\s?[.;)!]?$", rest)
        and before.unit.kind in ("mass", "activity", "volume")
    ):
        return True
    return before.unit.code == "[CFU]" and figure.low >= 1e6


@cache
def _limit() -> re.Pattern[str]:
    vague = ("under", "less than", "fewer than", "below", "up to", "upto", "as much as", "<", "≤")
    least = alternatives(word for word in words("cues", "maximum") if word not in vague)
    return re.compile(rf"(?<![\w])(?:{least})\s$", re.IGNORECASE)


def _unit(scene: Scene, before: list[Amount], last: Amount | None) -> Unit | None:
    if _LEADER.search(scene.text) or ".." in scene.text:
        return _section_unit(scene) or _carried(before, last)
    counted = re.search(r"\bdoses\b", scene.text)
    if counted and not before:
        return unit_of("doses")
    if before:
        return _carried(before, last)
    return _form_near(scene, last) or _carried(before, last)


def _carried(before: list[Amount], last: Amount | None) -> Unit | None:
    source = before[-1] if before else last
    if source is None:
        return None
    return unit_of(source.form) if source.form else source.unit


def _section_unit(scene: Scene) -> Unit | None:
    for heading in reversed(scene.block.section):
        if unit := _counted_in(heading):
            return unit
    place = scene.page.text.rfind("\n\n", 0, max(0, scene.block.start - 2))
    return _counted_in(scene.page.text[max(0, place) : scene.block.start])


def _form_near(scene: Scene, last: Amount | None) -> Unit | None:
    """The counted form that is spoken of: in the sentence, its heading or row, or in the dose before."""
    labels = (scene.text, scene.row_text(), *reversed(scene.block.section))
    for label in labels:
        if unit := _counted_in(label):
            return unit
    if last is not None and last.form:
        return unit_of(last.form)
    if last is not None and last.unit and last.unit.counted:
        return last.unit
    return Unit("{dose}", "form") if scene.in_table else None


def _counted_in(text: str) -> Unit | None:
    for match in re.finditer(rf"(?<![\w]){unit_pattern()}(?![\w])", text, re.IGNORECASE):
        unit = unit_of(match.group().lower())
        if unit is not None and unit.kind == "form" and unit.name != "dose":
            return unit
    return None


def _cell(scene: Scene) -> list[Amount]:
    """A cell that is a number: the unit stands in the head of its column, or above the table."""
    match = _CELL.match(scene.text)
    rest = scene.text[match.end() :] if match else ""
    if match is None or not re.match(r"\s?(?:$|\(|,\s)", rest):
        return []
    head = scene.block.column_head or ""
    unit = _head_unit(head) or (None if head else _section_unit(scene))
    values = [numeral for numeral in numerals(match.group()) if numeral.kind == "digits"]
    if unit is None or not values:
        return []
    per_kg = bool(re.search(r"/\s?kg", head))
    first, final = values[0].value, values[-1].value
    found = [Amount(match.start(), match.end(), first, final, unit, per_kg=per_kg)]
    for numeral in numerals(rest):
        if _limit().search(rest[: numeral.start]):
            found.append(
                Amount(
                    match.end() + numeral.start, match.end() + numeral.end, numeral.value, numeral.value, unit
                )
            )
    return found


def _head_unit(head: str) -> Unit | None:
    match = re.search(rf"(?<![\w/])({unit_pattern()})(?![\w/])(?!\s?/\s?[dmk]?[lL]\b)", head)
    unit = unit_of(match[1]) if match else None
    return None if unit is None or unit.kind in ("share", "body", "time") else unit


def _schemes(scene: Scene) -> list[Amount]:
    """ "1-0-1": tablets in the morning, at noon, at night."""
    found = []
    for match in SCHEME.finditer(scene.text):
        parts = {part for part in match.groups() if part and part != "0"}
        if len(parts) == 1 and parts <= {"1", "2", "3"}:
            value = float(parts.pop())
            found.append(Amount(*match.span(), value, value, unit_of("tablet")))
    return found
