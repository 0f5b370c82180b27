"""The steps of a titration, and the portions of a day, that leave out their unit: "50 mg, then 100"."""

from __future__ import annotations

import re

from claimaudit.nlp.doses.amounts import Amount

_THEN = re.compile(
    r"(?:[,;–—]\s?|\s)(?:and\s)?then\s(?:on\s|to\s|up\sto\s)?$"
    r"|\b(?:up(?:ped)?\s(?=it|the|my|me)|rais\w+|bump\w*|increas\w+|reduc\w+|lower\w*|cut|dropp?\w*|drops?|mov\w+|titrat\w+|went|go)\s"
    r"(?:(?:it|me|her|him|them|us|the\sdose|this|that)\s)?(?:back\s|down\s|up\s|straight\s)?to\s$",
    re.IGNORECASE,
)
_ODDS = re.compile(r"\sin\s(?:\d|a\s(?:hundred|thousand|million))")
_STEP_ENDS = re.compile(
    r"\s?(?:$|[.,;:!)]|\s(?:a|per|each|every)\s(?:day|night|week|morning)|\s(?:daily|nightly|if|after|for|from|at|in|once|twice|when|over)\b)",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(
    r"\s(?:at\s(?:night|bedtime|lunch\w*|noon|midday|breakfast|dinner)|in\sthe\s(?:morning|evening|afternoon)|before\sbed)\b",
    re.IGNORECASE,
)
_COORDINATED = re.compile(r"(?:,|,?\sand|,\sthen|;)\s$")


def is_next_step(lead: str, rest: str, source: Amount | None) -> bool:
    """ "50 mg, then 100", "bumped me to 80", "two grams in the morning, two at night"."""
    if source is None or source.unit is None or source.unit.kind == "time":
        return False
    if _THEN.search(lead) and _STEP_ENDS.match(rest) and not _ODDS.match(rest):
        return True
    return bool(_COORDINATED.search(lead) and _PART_OF_DAY.match(rest)) and bool(
        _PART_OF_DAY.search(lead[source.end - 1 :] if source.end < len(lead) else lead)
    )
