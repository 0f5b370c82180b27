"""Numbers that leave out their unit: it stands in the head of the column, in the heading, or in a dose before
("50 mg, then 100", "two with breakfast", "18" under "Iron, mg a day")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from claimaudit.model import MEDICINES
from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.figures import Figure
from claimaudit.nlp.doses.frequency import SCHEME
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.units_near import unit_near
from claimaudit.nlp.doses.vocabulary import Unit, alternatives, tables, unit_of, words
from claimaudit.nlp.tree import Token

_NEAR = 3
"""Words from a number to the noun that it counts."""
_SMALL = 12
"""Up to this number, pieces are taken at once."""
_IS = re.compile(
    r"\b(?:is|are|was|be|been|manage|get|allow(?:s|ed)?|recommends?|advises?)\s(?:about\s|only\s|just\s)?$",
    re.IGNORECASE,
)
_POTENCY = re.compile(r"\s\d{1,4}(?:CH|C|X|D|K|M|LM)(?![\w])")
"""Of a homeopathic remedy; the number before it counts pillules."""
_KIND = re.compile(r"\s(?:or\smore\s)?(?:[a-z]{3,12}\s){0,2}")


def amount_of(scene: Scene, figure: Figure, before: Sequence[Amount], last: Amount | None) -> Amount:
    """The amount that a number is; `before` are those of its sentence, `last` is that of one before."""
    source = before[-1] if before else last
    if source is not None and source.each and figure.high <= _SMALL:
        low, high = (round(value * source.each, 9) for value in (figure.low, figure.high))
        count = figure.low if figure.low == figure.high else None
        return replace(source, start=figure.start, end=figure.end, low=low, high=high, count=count, gap=None)
    echo = _IS.search(scene.text[: figure.start]) is not None
    end, unit = _pieces(scene, figure) or (figure.end, unit_near(scene, figure, source, told=bool(before)))
    low, high = _scheme(scene, figure) or (figure.low, figure.high)
    return Amount(figure.start, end, low, high, unit, echo=echo)


def _scheme(scene: Scene, figure: Figure) -> tuple[float, float] | None:
    """ "1-0-1": one at a time."""
    match = SCHEME.match(scene.text, figure.start)
    parts = {part for part in match.groups() if part and part != "0"} if match else set()
    return (float(max(parts)),) * 2 if len(parts) == 1 and parts <= {"1", "2", "3"} else None


def _pieces(scene: Scene, figure: Figure) -> tuple[int, Unit] | None:
    """What is counted by its own name ("two espressos", "one 30C"): where the words end, and its unit."""
    if match := _POTENCY.match(scene.text, figure.end):
        unit = unit_of("pillules")
        return (match.end(), unit) if unit else None
    if match := _written_out().match(scene.text, figure.end):
        return match.end(), Unit(tables("units", "written_out")[match["unit"]][0], "form")
    if noun := _noun(scene, figure):
        return noun
    for term in scene.terms:
        start, end = term.start - scene.start, term.end - scene.start
        if term.type == "food" and start > figure.end and scene.text[start:end].endswith("s"):
            near = _KIND.fullmatch(scene.text[figure.end : start])
            name = scene.text[start:end].split()[-1].lower().removesuffix("s")
            return (end, Unit(f"{{{name}}}", "form")) if near else None
    return None


@cache
def _written_out() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<unit>{alternatives(tables('units', 'written_out'))})(?![\w/])")


def _noun(scene: Scene, figure: Figure) -> tuple[int, Unit] | None:
    """The noun that a number counts, no medicine ("fifty jumps", "one orange"): its end, its unit."""
    place = scene.start + figure.end
    for token in islice((one for one in scene.sentence if one.idx >= place), _NEAR):
        if token.tag_ == "NNS" or (figure.high <= 1 and _is_counted_once(token)):
            if (time := unit_of(token.lemma)) and time.kind == "time":
                return token.end - scene.start, time
            counted = token.lemma.isalpha() and token.lemma not in words("units", "not_counted")
            unit = unit_of(token.lemma) or Unit(f"{{{token.lemma}}}", "form")
            if not counted or _is_medicine(scene, token):
                return None
            itself = token.tag_ == "NN" and unit_of(token.lemma) is None  # it may be the agent, too
            return figure.end if itself else token.end - scene.start, unit
        if token.pos_ not in ("ADJ", "NOUN") and token.text != "-":
            return None
    return None


def _is_counted_once(token: Token) -> bool:
    """Whether a noun is in the singular and no other follows: "orange" in "one orange a day"."""
    return token.tag_ == "NN" and (
        token.i + 1 == len(token.doc) or token.nbor().pos_ not in ("NOUN", "PROPN")
    )


def _is_medicine(scene: Scene, token: Token) -> bool:
    return any(term.start <= token.idx < term.end and term.type in MEDICINES for term in scene.terms)
