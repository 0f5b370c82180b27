"""Time spent on what is taken, worn or done: "leave the gel on for 20 minutes", "Ten minutes, once a day"."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.cells import tells_dose
from claimaudit.nlp.doses.clauses import clauses, is_nothing_but_dose
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, words

_REACH = 60
"""Characters between a verb and the time that it is done for."""


def is_spent(scene: Scene, amount: Amount) -> bool:
    """Whether minutes or hours are an amount of what is no behaviour: by a verb, or as all that is said."""
    if scene.in_table:
        return tells_dose(scene)
    if _done().search(scene.text[max(0, amount.start - _REACH) : amount.start]):
        return True
    often = frequencies(scene.text[amount.end : amount.end + _NEAR])
    named = _NAMED.search(scene.text[: amount.start]) is not None
    if (often and often[0].start <= len(", ")) or (named and _follows_name(scene, amount)):
        return True
    place = next((one for one in clauses(scene.text) if one[0] <= amount.start < one[1]), None)
    return place is not None and is_nothing_but_dose(scene, place)


@cache
def _done() -> re.Pattern[str]:
    verbs = alternatives(words("orders", "doing"))
    return re.compile(rf"(?<![\w])(?:{verbs})(?![\w])[^.;:!?]*$", re.IGNORECASE)


_NEAR = 24
_NAMED = re.compile(r"(?:,|:|\s[–—-])\s$")


def _follows_name(scene: Scene, amount: Amount) -> bool:
    """ "Heat wrap, ten minutes"."""
    place = scene.start + len(scene.text[: amount.start].rstrip(" ,:–—-"))
    return any(term.end == place for term in scene.terms)
