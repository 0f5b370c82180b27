"""Amounts of what a body itself makes, holds or loses, or of what is measured in it: no doses ("150 mg of
protein in the urine", "30 milligrams of albumin per gram of creatinine", "the pancreas makes 2 litres")."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, whole, words

_BEFORE = 100
"""So many characters before an amount tell whose it is."""
_QUALITY = r"(?:[a-z-]{3,12}\s)?"


def is_bodily(scene: Scene, amount: Amount) -> bool:
    """Whether a body has the amount of itself, so that nobody takes or is given it."""
    after = scene.text[amount.end :]
    if _fluids().match(after) or _per_gram().match(after) or _in_fluid().match(after):
        return True
    return _made().search(scene.text[max(0, amount.start - _BEFORE) : amount.start]) is not None


@cache
def _fluids() -> re.Pattern[str]:
    """After an amount: what is in nobody's spoon."""
    return re.compile(rf"\sof\s{_QUALITY}{whole(alternatives(words('cues', 'bodily')))}", re.IGNORECASE)


@cache
def _per_gram() -> re.Pattern[str]:
    """ "Of albumin per gram of creatinine"."""
    bodily = alternatives(words("cues", "bodily"))
    return re.compile(rf"\s(?:of\s)?[a-z-]{{3,20}}\sper\s[a-z]{{1,12}}\sof\s(?:{bodily})\b", re.IGNORECASE)


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
