"""Minutes and hours that are no amount but an interval: "wait two hours", "keep them four hours apart"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, unit_of, whole, words

_APART = re.compile(r"\s(?:apart|between|in\sbetween|either\sside|clear)\b", re.IGNORECASE)
_TO_EVENT = re.compile(
    r"\s(?:before|after|beforehand|afterwards|prior|from|until)\b[^.;:!?)]{0,40}", re.IGNORECASE
)
_ON_EVENT = re.compile(
    r"\s(?:before|beforehand|after|afterwards|prior|ahead|later|earlier|early|away\sfrom|from\sfood)\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\bfor\s(?:about\s|at\sleast\s|up\sto\s|another\s)?$", re.IGNORECASE)
_NO_DOSE_OF_TIME = re.compile(
    r"\b(?:every|within|repeat(?:ed)?\safter|first)\s$|\bunder\s(?:the|your)\stongue\sfor\s$"
    r"|\b(?:left\son|leave\s(?:it\s)?on|nothing|no\s[\w-]+|stops?)\b[^.;,]{0,20}\sfor\s(?:about\s|at\sleast\s|longer\sthan\s)?$",
    re.IGNORECASE,
)
"""Before minutes or hours that tell how often, when, or how long something is left to act."""
_REACH = 40
_HOUR = 60


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
    timed = _ON_EVENT.match(after) and not _FOR.search(before)
    if not (apart or timed or _NO_DOSE_OF_TIME.search(before) or _waiting().search(before)):
        return None
    event = apart or _TO_EVENT.match(after)
    end = amount.end + (event.end() if event else 0)
    return re.sub(r"\s+", " ", scene.text[amount.start : end]).strip(" ,")


def in_minutes(amount: Amount) -> Amount:
    """An amount with less than an hour in minutes: "half an hour"."""
    if amount.unit != unit_of("hour") or amount.high is None or amount.high >= 1 or amount.low != amount.high:
        return amount
    minutes = round(amount.high * _HOUR, 9)
    return replace(amount, low=minutes, high=minutes, unit=unit_of("minute"))
