"""Amounts of what a body itself makes, holds or loses, or of what is measured in it: no doses ("150 mg of
protein in the urine", "30 milligrams of albumin per gram of creatinine", "the pancreas makes 2 litres")."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.goods import TAKE
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, words

_BEFORE = 100
"""So many characters before an amount are searched for an organ that makes it."""
_ENDS = (
    r"(?![-\w])(?=\W*(?:$|[.,;:)]|(?:a|per|each|every|in|from|is|are|was|at|over|for|during|and|daily)\b))"
)
"""After a name that is the whole of it: "of sweat over two hours", no "stool softener"."""
_CREATININE = re.compile(r"\s(?:of\s)?[a-z-]{3,20}\sper\s(?:gram|g|mmol)\sof\screatinine\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:on|in|under|into|onto|through|of|to|across|near|around|beneath)\s(?:(?:the|your|their|a|our|his|her)\s)?$",
    re.IGNORECASE,
)
"""Before an organ in which something else acts: "a patch on the skin releases"."""


def is_bodily(scene: Scene, amount: Amount) -> bool:
    """Whether a body has the amount of itself, so that nobody takes or is given it."""
    before, after = scene.text[max(0, amount.start - _BEFORE) : amount.start], scene.text[amount.end :]
    if TAKE.search(before):
        return False
    measured = _of_body().match(after) or _CREATININE.match(after) or _in_fluid().match(after)
    return bool(measured) or _is_made(amount, before)


def _is_made(amount: Amount, before: str) -> bool:
    """Whether an organ makes an amount, or holds or loses it; of time, it does nothing of the kind."""
    made = _made().search(before) if amount.unit and amount.unit.kind != "time" else None
    return made is not None and not _PLACE.search(before[: made.start()])


@cache
def _of_body() -> re.Pattern[str]:
    """After an amount: what nobody takes, of which it is."""
    return re.compile(rf"\sof\s(?:{alternatives(words('cues', 'bodily'))}){_ENDS}", re.IGNORECASE)


@cache
def _in_fluid() -> re.Pattern[str]:
    """ "Of protein in the urine"."""
    fluids = alternatives(words("orders", "body_fluids"))
    return re.compile(rf"\sof\s[a-z-]{{3,20}}\sin\s(?:the|your|their|his|her)\s(?:{fluids})\b", re.IGNORECASE)


@cache
def _made() -> re.Pattern[str]:
    """Before an amount: "the pancreas produces about"."""
    organs, makes = (alternatives(words("cues", name)) for name in ("organs", "organ_verbs"))
    adverbs = r"(?:(?:can|only|normally|usually|typically|each|often)\s){0,2}"
    return re.compile(
        rf"\b(?:{organs})\s{adverbs}(?:{makes})\s(?:(?:about|around|roughly|some|up\sto|only|between|the)\s)*$",
        re.IGNORECASE,
    )
