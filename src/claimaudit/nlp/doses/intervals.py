"""Minutes and hours that are no amount but an interval: "wait two hours", "keep them four hours apart"."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, whole, words

_APART = re.compile(r"\s(?:apart|between|in\sbetween|either\sside|clear)\b", re.IGNORECASE)
_TO_EVENT = re.compile(
    r"\s(?:before|after|beforehand|afterwards|prior|from|until)\b[^.;:!?)]{0,40}", re.IGNORECASE
)
_REACH = 40


@cache
def _waiting() -> re.Pattern[str]:
    verbs = alternatives(words("orders", "waiting"))
    return re.compile(rf"{whole(verbs)}[^.;:!?]{{0,{_REACH}}}$", re.IGNORECASE)


def interval_of(scene: Scene, amount: Amount) -> str | None:
    """The words that tell when, where an amount of time is an interval; else None."""
    if amount.unit is None or amount.unit.kind != "time":
        return None
    before, after = scene.text[max(0, amount.start - _REACH) : amount.start], scene.text[amount.end :]
    apart = _APART.match(after)
    if apart is None and not _waiting().search(before):
        return None
    event = apart or _TO_EVENT.match(after)
    end = amount.end + (event.end() if event else 0)
    return re.sub(r"\s+", " ", scene.text[amount.start : end]).strip(" ,")
