"""Pieces that are counted by their own name: "two espressos", "three prunes a day", "one 30C"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.goods import TAKE
from claimaudit.nlp.doses.numerals import Numeral, numerals
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import Unit, unit_of

_POTENCY = re.compile(r"\s\d{1,4}(?:CH|C|X|D|K|M|LM)(?![\w])")
"""Of a homeopathic remedy; the number before it counts pillules."""
_KIND = re.compile(r"\s(?:or\smore\s)?(?:[a-z]{3,12}\s){0,2}$")
_RANGE = re.compile(r"\s(?:to|or)\s|\s?[-–]\s?")
_ENOUGH = re.compile(
    r"\s(?:do(?:es)?\s(?:it|the\sjob)|will\sdo|(?:is|are)\s(?:enough|plenty))\b", re.IGNORECASE
)
_AFTER = re.compile(r"\b(?:after|on\stop\sof|following|plus)\s$", re.IGNORECASE)
_MOST = 30
"""More pieces nobody takes."""


def pieces(scene: Scene) -> Iterator[Amount]:
    """The counted pieces of a sentence."""
    if scene.is_question or scene.block.kind == "heading":
        return
    last: Numeral | None = None
    for numeral in numerals(scene.text):
        if numeral.kind == "article" or numeral.value > _MOST:
            continue
        yield from _potency(scene, numeral)
        ranged = (
            last and last.value < numeral.value and _RANGE.fullmatch(scene.text[last.end : numeral.start])
        )
        yield from _named(scene, numeral, last if last and ranged else numeral)
        last = numeral


def _potency(scene: Scene, numeral: Numeral) -> Iterator[Amount]:
    match = _POTENCY.match(scene.text, numeral.end)
    if match and numeral.value < _MOST:
        unit = unit_of("pillules")
        yield Amount(numeral.start, match.end(), numeral.value, numeral.value, unit)


def _named(scene: Scene, numeral: Numeral, low: Numeral) -> Iterator[Amount]:
    """A food that one takes by the piece, named in the plural; `low` is the lower end of a range."""
    for term in scene.terms:
        start, end = term.start - scene.start, term.end - scene.start
        if term.type != "food" or start < numeral.end or not scene.text[start:end].endswith("s"):
            continue
        near = _KIND.fullmatch(scene.text[numeral.end : start])
        if near and _is_taken(scene, low, end):
            name = scene.text[start:end].split()[-1].lower().removesuffix("s")
            yield Amount(low.start, end, low.value, numeral.value, Unit(f"{{{name}}}", "form"))
        return


def _is_taken(scene: Scene, numeral: Numeral, end: int) -> bool:
    before = scene.text[: numeral.start]
    often = frequencies(scene.text[end : end + 24])
    if _ENOUGH.match(scene.text, end):
        return True
    return bool(TAKE.search(before[-40:]) or _AFTER.search(before) or (often and often[0].start <= 1))
