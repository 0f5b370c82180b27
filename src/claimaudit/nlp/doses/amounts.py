"""Amounts in a text: single ones, ranges, lists, counted strengths ("three 40-mg tablets")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from claimaudit.nlp.doses.numerals import numerals
from claimaudit.nlp.doses.quantities import Quantity, UnitMatch, quantity
from claimaudit.nlp.doses.vocabulary import Unit, phrase, unit_of

_RANGE = re.compile(r"\s?[-–—~]\s?|,?\s(?:to|or|until)\s(?:up\sto\s)?|\s?(?:\.\.\.?|…)\s?")
_OR = re.compile(r",?\s(?:or)\s")
_BY = re.compile(r"\bby\s$")
_AND = re.compile(r",?\s(?:and|&)\s")
_LIST = re.compile(r"\s?,\s?(?:(?:and|or|then|to)\s)?|,?\s(?:and|&)\s|\s?/\s?")
_TIMES = re.compile(r"\s?[x×*]\s?")
_STRENGTH = re.compile(r"\s(?:single\s|of\s(?:the\s)?)?")
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s)?$", re.IGNORECASE)
_TITRATION = re.compile(
    r"\b(?:down|up|(?:increas|reduc|rais|lower|titrat|cut|dropp|switch|mov|go|went|doubl|chang|halv)\w{0,4}"
    r"(?:\s[\w'-]{1,20}){0,4})"
    r"\sfrom\s$",
    re.IGNORECASE,
)
_LONGEST_LIST = 8
_CHOICE = 1.5
"""From this ratio on, "50 or 100 mg" are two doses and no range."""
_IN_LIST = re.compile(r"\d\s?[A-Za-zµμ]{1,4},\s$")
_FORMS = tuple(
    re.compile(rf"[\s-]{modifier}(?P<form>[A-Za-z]{{3,12}})(?![\w])") for modifier in ("", r"[a-z-]{3,14}\s")
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount where it stands in a text."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: Unit | None
    per_kg: bool = False
    time: str | None = None
    count: float | None = None
    form: str | None = None
    gap: tuple[int, int] | None = None
    dissolved: bool = False
    single: bool = False
    """Called a single one, or the dose given: "a single 2.5 ml dose"."""
    article: bool = False
    """Its number is an article."""
    each: float | None = None
    """The strength of one of the units that are counted: 40 in "three 40-mg tablets"."""
    echo: bool = False
    """Says again, with another number, what the amount before it says: "30 g a day; most manage 18"."""
    portions: int | None = None
    """Equal portions that it is stated in: 2 in "2 x 70 mL"."""


@lru_cache(maxsize=256)  # asked again for each reading of a sentence
def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a sentence that have a unit, in order."""
    items: list[Quantity] = []
    for numeral in numerals(text):
        if not items or numeral.start >= items[-1].end:
            items.append(quantity(text, numeral))
    found: list[Amount] = []
    position = 0
    while position < len(items):
        group, used = _group(text, items, position)
        found += group
        position += used
    return tuple(found)


def _group(text: str, items: list[Quantity], first: int) -> tuple[list[Amount], int]:
    """The amounts that begin with this number, and how many numbers they take."""
    if _between(text, items, first) is None:
        return _single(items[first]), 1
    for reader in (_counted_strength, _counted_strengths, _listed, _bounded):
        if found := reader(text, items, first):
            return found
    return _single(items[first]), 1


def _single(item: Quantity) -> list[Amount]:
    return [_amount(item, item.numeral.value, item.numeral.value)] if item.unit else []


def _between(text: str, items: list[Quantity], first: int) -> str | None:
    if first + 1 >= len(items):
        return None
    end, start = items[first].end, items[first + 1].numeral.start
    return text[end:start] if end <= start else None


def _counted_strength(text: str, items: list[Quantity], first: int) -> tuple[list[Amount], int] | None:
    """ "2 x 70 mL", "three 40-mg tablets", "a 250 mg capsule"."""
    number, strength = items[first].numeral, items[first + 1]
    joint = _between(text, items, first)
    if joint is None or items[first].unit or strength.unit is None or strength.unit.unit.counted:
        return None
    form = _form(text, strength.end)
    times = _TIMES.fullmatch(joint)
    if not times and not (form and _STRENGTH.fullmatch(joint)):
        return None
    if not times and form and form[0].name in ("dose", "serving"):
        return [replace(_amount(strength, *_value(strength)), single="single" in joint)], 2
    total = round(number.value * strength.numeral.value, 9)
    whole = replace(_amount(strength, total, total), start=number.start, count=number.value)
    if form:
        return [replace(whole, form=form[0].name, end=form[1], each=strength.numeral.value)], 2
    return [replace(whole, portions=int(number.value))], 2


def _counted_strengths(text: str, items: list[Quantity], first: int) -> tuple[list[Amount], int] | None:
    """ "Two to four 7.5 mg tablets"."""
    fewest, joint = items[first], _between(text, items, first)
    if fewest.unit or joint is None or not _RANGE.fullmatch(joint) or first + 2 >= len(items):
        return None
    if _between(text, items, first + 1) is None or not (most := _counted_strength(text, items, first + 1)):
        return None
    whole = most[0][0]
    if whole.each is None or whole.high is None or fewest.numeral.value * whole.each > whole.high:
        return None
    low = round(fewest.numeral.value * whole.each, 9)
    return [replace(whole, start=fewest.numeral.start, low=low, count=None)], 3


def _form(text: str, end: int) -> tuple[Unit, int] | None:
    """The counted unit that follows a strength, and where it ends."""
    for pattern in _FORMS:
        match = pattern.match(text, end)
        unit = unit_of(match["form"]) if match else None
        if match and unit and unit.counted:
            return unit, match.end()
    return None


def _listed(text: str, items: list[Quantity], first: int) -> tuple[list[Amount], int] | None:
    """ "100, 250 and 500 mg", "500/200 mg": one amount each, with the unit of the last."""
    last = first
    while (
        last - first < _LONGEST_LIST
        and items[last].unit is None
        and items[last].numeral.kind == "digits"
        and (joint := _between(text, items, last)) is not None
        and (_LIST.fullmatch(joint) or (_OR.fullmatch(joint) and _is_choice(items[last], items[last + 1])))
        and (last > first or not _OR.fullmatch(joint) or _compares(text))
    ):
        last += 1
    unit = items[last].unit
    if (
        last == first
        or unit is None
        or _BETWEEN.search(text[max(0, items[first].numeral.start - 24) : items[first].numeral.start])
    ):
        return None
    group = [
        replace(_amount(Quantity(item.numeral, unit), *_value(item)), end=item.end)
        for item in items[first : last + 1]
    ]
    return group, last - first + 1


def _is_choice(one: Quantity, two: Quantity) -> bool:
    """ "50 or 100 mg", but not "80 or 100 mg", "1 or 2 tablets"."""
    weighed = two.unit is not None and two.unit.unit.kind in ("mass", "activity", "time", "concentration")
    return weighed and two.numeral.kind == "digits" and two.numeral.value >= _CHOICE * one.numeral.value


def _compares(text: str) -> bool:
    """Whether doses are those of the arms of a study; alternatives of an advised one are a range."""
    return phrase("cues", "study").search(text) is not None


def _bounded(text: str, items: list[Quantity], first: int) -> tuple[list[Amount], int] | None:
    """ "3 to 4.5 mg", "300 mg to 600 mg", "between 500 and 1,500 mg", "a cup or two"."""
    one, two = items[first], items[first + 1]
    joint = _between(text, items, first)
    if joint is None or not (one.unit or two.unit):
        return None
    start = one.numeral.start
    between = _AND.fullmatch(joint) and _BETWEEN.search(text[max(0, start - 24) : start])
    if not between and not _RANGE.fullmatch(joint):
        return None
    if _OR.fullmatch(joint) and _IN_LIST.search(text[max(0, start - 16) : start]):
        return None
    if _TITRATION.search(text[max(0, start - 100) : start]) or (one.unit and _BY.search(text[:start])):
        return _steps(one, two)
    if one.unit and two.unit and one.unit.per_kg != two.unit.per_kg:
        return None
    if one.unit and _OR.fullmatch(joint) and _is_choice(one, two) and _compares(text):
        return None
    if one.unit and two.unit and one.unit.unit != two.unit.unit:
        return _two_units(joint, one, two)
    if one.unit and two.unit is None and not (one.numeral.kind == "article" and _OR.fullmatch(joint)):
        return None
    unit = two.unit or one.unit
    low, high = one.numeral.value, two.numeral.value
    if two.numeral.factor > 1 and one.numeral.factor == 1:
        low *= two.numeral.factor
    if low > high or two.numeral.kind == "article" or unit is None:
        return None
    return [
        replace(_amount(Quantity(two.numeral, unit), low, high), start=start, end=two.end, article=False)
    ], 2


def _steps(one: Quantity, two: Quantity) -> tuple[list[Amount], int] | None:
    unit = one.unit or two.unit
    if unit is None:
        return None
    group = [_amount(Quantity(item.numeral, item.unit or unit), *_value(item)) for item in (one, two)]
    return [replace(amount, end=item.end) for amount, item in zip(group, (one, two), strict=True)], 2


def _two_units(joint: str, one: Quantity, two: Quantity) -> tuple[list[Amount], int] | None:
    """A range over two units is brought to the first; another unit after "or" says the same again."""
    if one.unit is None or two.unit is None:
        return None
    first, second = one.unit.unit, two.unit.unit
    if first.kind == second.kind and first.kind in ("mass", "volume"):
        high = round(two.numeral.value * second.size / first.size, 9)
        if high < one.numeral.value:
            return None
        return [replace(_amount(one, one.numeral.value, high), end=two.end)], 2
    if _OR.fullmatch(joint) and first.counted != second.counted:
        return _single(one), 2
    return None


def _value(item: Quantity) -> tuple[float, float]:
    return item.numeral.value, item.numeral.value


def _amount(item: Quantity, low: float, high: float) -> Amount:
    unit = item.unit or UnitMatch(Unit("", "form"), item.end)
    return Amount(
        start=item.numeral.start,
        end=item.end,
        low=low,
        high=high,
        unit=unit.unit,
        per_kg=unit.per_kg,
        time=unit.time,
        gap=unit.gap,
        dissolved=unit.dissolved,
        article=item.numeral.kind == "article",
    )
