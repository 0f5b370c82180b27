"""The times of day that a text names: "at bedtime", "in the morning"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimaudit.nlp.doses.gates import may_hold, telling_words
from claimaudit.nlp.doses.vocabulary import alternatives, tables, whole, words


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A named time of day where it stands."""

    start: int
    end: int
    part: str
    """Of the day: morning, noon, evening, night."""


@lru_cache(maxsize=512)
def times_of_day(text: str) -> tuple[TimeOfDay, ...]:
    """The times of day that a text names, in order."""
    found: list[TimeOfDay] = []
    if may_hold(text, _led_telling()):
        found += [TimeOfDay(*match.span(), _part_of_day(match["name"])) for match in _led().finditer(text)]
    if may_hold(text, _bare_telling()):
        found += [TimeOfDay(*match.span(), _part_of_day(match.group())) for match in _bare().finditer(text)]
    return tuple(sorted(set(found), key=lambda time: (time.start, time.end)))


@cache
def _led() -> re.Pattern[str]:
    names = alternatives(name for group in tables("frequency", "times_of_day").values() for name in group)
    leads = alternatives(words("frequency", "time_leads"))
    fillers = alternatives(words("frequency", "time_fillers"))
    return re.compile(
        rf"(?<![\w.-])(?:{leads})[\s-](?:(?:{fillers})\s){{0,2}}(?P<name>{names})(?![\w-])", re.IGNORECASE
    )


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(whole(alternatives(words("frequency", "bare_times"))), re.IGNORECASE)


@cache
def _led_telling() -> frozenset[str]:
    return telling_words(name for group in tables("frequency", "times_of_day").values() for name in group)


@cache
def _bare_telling() -> frozenset[str]:
    return telling_words(words("frequency", "bare_times"))


def _part_of_day(name: str) -> str:
    key = re.sub(r"\s+", " ", name).lower().removeprefix("pre-")
    for part, names in tables("frequency", "times_of_day").items():
        if key in names:
            return part
    return key
