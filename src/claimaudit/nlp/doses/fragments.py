"""Clauses that are nothing but a dose: "Weekly for six weeks as a rule, then monthly", "Overnight." """

from __future__ import annotations

import re

from claimaudit.nlp.doses.cells import tells_dose
from claimaudit.nlp.doses.circumstances import BOUND, LONG_PERIOD, SHORT_PERIOD, SPAN, timings
from claimaudit.nlp.doses.clauses import LONGEST, clauses, is_nothing_but_dose
from claimaudit.nlp.doses.frequency import frequencies, times_of_day
from claimaudit.nlp.doses.order import Order
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.proposal import Range

_LENGTH = re.compile(rf"(?<![\w])(?:{BOUND}\s)?{SPAN}[\s-]?{LONG_PERIOD}(?![\w])", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:before|after|until|within|ahead|from|between|apart)\b", re.IGNORECASE)
_DENIED = re.compile(r"^\W{0,3}(?:not|never)\b", re.IGNORECASE)


def fragment_orders(scene: Scene) -> list[Order]:
    """The doses without an amount of a sentence whose clauses are nothing else."""
    if scene.block.kind == "heading" or (scene.in_table and not tells_dose(scene)):
        return []
    places = clauses(scene.text)
    if len(places) == 1 and (scene.has_verb or len(scene.text) > LONGEST):
        return []
    found = [
        _read(scene, place)
        for place in places
        if not _labels(scene, place) and is_nothing_but_dose(scene, place)
    ]
    return [order for order in found if order]


def _labels(scene: Scene, place: Range) -> bool:
    """Whether a clause ends with a colon, or stands after a label that names nothing taken or done."""
    start, end = place
    if scene.text[end : end + 1] == ":":
        return True
    labelled = scene.text[:start].rstrip().endswith(":")
    return labelled and not any(term.end <= scene.start + start for term in scene.terms)


def _read(scene: Scene, place: Range) -> Order | None:
    start, end = place
    text = scene.text[start:end]
    denied = _DENIED.match(text) is not None
    if often := frequencies(text):
        one = often[0]
        step = _THEN.match(text) is not None
        return Order(
            start + one.start,
            start + one.end,
            negative=denied,
            frequency=one.value,
            behaviour=True,
            own=step,
        )
    length = _LENGTH.search(text) or (_SHORT.search(text) if _WHEN.search(text) else None)
    if length is None:
        return _after_name(scene, start, end)
    words = re.sub(r"\s+", " ", length.group())
    around = _WHEN.search(text)
    return Order(
        start + length.start(),
        start + length.end(),
        negative=denied,
        timing=text.strip() if around else None,
        duration=None if around else words,
        behaviour=True,
    )


def _after_name(scene: Scene, start: int, end: int) -> Order | None:
    """ "Vitamin D drops, in winter only", "iron at lunch", "the pneumonia jab once": what follows a name."""
    name = next((one for one in scene.terms if start <= one.start - scene.start < end), None)
    if name is None:
        return None
    after = name.end - scene.start
    text = scene.text[after:end]
    found = [(one.start, one.end) for one in timings(text)]
    found += [(one.start, one.end) for one in times_of_day(text)]
    match = _ONCE.search(text)
    if match is None and not found:
        return None
    place = match.span() if match else found[0]
    words = text[slice(*place)].strip()
    return Order(
        after + place[0],
        after + place[1],
        frequency="once" if match else None,
        timing=None if match else words,
        behaviour=True,
    )


_ONCE = re.compile(r"\bonce(?=\s?$)", re.IGNORECASE)
_SHORT = re.compile(rf"(?<![\w])(?:{BOUND}\s)?{SPAN}[\s-]?{SHORT_PERIOD}(?![\w])", re.IGNORECASE)
_THEN = re.compile(r"\s?then\b", re.IGNORECASE)
