"""Percentages that are a dose: the strength of what is put on the body."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, words

_SHORT = 30
"""A cell of so many characters may be nothing but a frequency."""
_STAYS = re.compile(
    r"\b(?:stay|keep|dilute|go)\b[^.;]{0,20}(?:below|under|above|over|to|at)\s$", re.IGNORECASE
)


def is_applied(scene: Scene, amount: Amount, before: str, after: str) -> bool:
    """Whether a percentage is the strength of something that is applied."""
    if phrase("cues", "composition").search(before):
        return False
    if scene.block.kind == "heading" or (scene.in_table and scene.block.row is None):
        return scene.in_table and _row_tells_when(scene)
    if _form_after().match(after):
        return not re.match(r"\s(?:of|in)\s", after)
    if _follows_medicine(scene, amount, before) or _precedes_drug(scene, amount):
        return True
    if before.endswith("stronger than ") or _STAYS.search(before):
        return True
    return before.endswith(" at ") and (_follows_name(scene, amount) or _strength_before(scene))


def _follows_medicine(scene: Scene, amount: Amount, before: str) -> bool:
    """ "Mometasone 0.1 %", "urea cream 25%"."""
    if _form_before().search(before):
        return True
    place = scene.start + len(before.rstrip()) if amount.start < _NEAR else scene.start + amount.start - 1
    return any(term.end == place and term.type == "drug" for term in scene.terms)


_NEAR = 160


def _precedes_drug(scene: Scene, amount: Amount) -> bool:
    """ "2% minoxidil"."""
    place = scene.start + amount.end + 1
    return any(term.start == place and term.type == "drug" for term in scene.terms)


def _follows_name(scene: Scene, amount: Amount) -> bool:
    place = scene.start + amount.start
    return any(place - 5 <= term.end <= place for term in scene.terms)


def _row_tells_when(scene: Scene) -> bool:
    """A strength in the name of a row counts where a cell of the row is nothing but a frequency."""
    cells = scene.row_text().split(" | ")
    return any(
        found and found[0].start <= 1 and len(cell) < _SHORT for cell in cells if (found := frequencies(cell))
    )


def _strength_before(scene: Scene) -> bool:
    """Whether the block has named the strength of something applied."""
    earlier = scene.page.text[scene.block.start : scene.start]
    return re.search(rf"\d\s?%{_form_after().pattern}", earlier, re.IGNORECASE) is not None


@cache
def _form_after() -> re.Pattern[str]:
    forms = alternatives(words("circumstances", "topical_forms"))
    return re.compile(rf"\s(?:[\w-]{{2,16}}\s){{0,3}}?(?:{forms})(?![\w])", re.IGNORECASE)


@cache
def _form_before() -> re.Pattern[str]:
    forms = alternatives(words("circumstances", "topical_forms"))
    return re.compile(rf"(?<![\w])(?:{forms})\s$", re.IGNORECASE)
