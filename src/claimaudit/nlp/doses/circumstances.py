"""What else is said of a dose: for how long, when, by which route, for whom; in the words of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimaudit.nlp.doses.day_times import times_of_day
from claimaudit.nlp.doses.gates import may_hold, telling_words
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, words

NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d{1,3})?\+?|[½¼¾]|an?(?=\s)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fourteen|sixteen|twenty|thirty|forty|sixty|ninety|half\san?|several|a\sfew|a\scouple\sof)"
)
SPAN = rf"{NUMBER}(?:\s?[-–]\s?|\s(?:to|or)\s)?(?:{NUMBER})?"
LONG_PERIOD = r"(?:days?|d|nights?|mornings?|weeks?|wks?|fortnights?|months?|years?|yrs?)"
SHORT_PERIOD = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h)"
BOUND = (
    r"(?:up\sto|at\sleast|no\smore\sthan|a\sminimum\sof|a\smaximum\sof|about|around|roughly|"
    r"the\s(?:first|next)|another)"
)
DURATION = rf"(?:{BOUND}\s)?{SPAN}[\s-]?(?:or\smore\s|consecutive\s|full\s)?{LONG_PERIOD}(?![\w])"

_FOR = re.compile(
    rf"(?<![\w])(?:for|over|during|×|x)\s(?P<how>{DURATION}(?:\s(?:once|running)\b[^.,;]{{0,40}})?)"
    rf"|(?<![\w])(?:for|over)\s(?P<short>(?:{BOUND}\s)?{SPAN}\s?{SHORT_PERIOD})(?![\w])(?!\s(?:before|after))"
    rf"|(?P<until>(?<![\w])until\s[^.,;:]{{3,50}})"
    rf"|(?P<first>first\s{SPAN}\s?{LONG_PERIOD})"
    rf"|(?<![\w])after\s(?P<on>{SPAN}\s{LONG_PERIOD})\son(?![\w])"
    rf"|(?P<study>(?<![\w]){NUMBER}-(?:day|week|month|year)(?=\s))"
    rf"|,\s(?P<aside>{SPAN}\s{LONG_PERIOD})(?=\s?(?:,|$|running))"
    rf"|(?P<since>since\s\d{{4}})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Words that tell how a dose is taken, where they stand."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=256)
def durations(text: str) -> tuple[Circumstance, ...]:
    """For how long."""
    found = [
        Circumstance(*match.span(), _plain(next(group for group in match.groups() if group)))
        for match in _FOR.finditer(text)
    ]
    return tuple(sorted([*found, *_words(text, "lifelong")], key=_start))


@lru_cache(maxsize=256)
def timings(text: str) -> tuple[Circumstance, ...]:
    """When, and with what."""
    found: list[Circumstance] = []
    if may_hold(text, _timing_telling()) or _is_before_something(text):
        found += [Circumstance(*match.span(), _plain(match.group())) for match in _timing().finditer(text)]
    for time in times_of_day(text):
        if not any(one.start <= time.start < one.end for one in found):
            found.append(Circumstance(time.start, time.end, _plain(text[time.start : time.end])))
    return tuple(sorted(found, key=_start))


_DAY = (
    "bed", "bedtime", "breakfast", "lunch", "dinner", "supper", "lights out", "sleep", "the evening meal",
)  # fmt: skip


@cache
def _timing_telling() -> frozenset[str]:
    return telling_words(words("circumstances", "timing_words"))


def _is_before_something(text: str) -> bool:
    """Whether a meal or the like is named, which may be written in one with the word before it."""
    folded = text.casefold()
    return any(name in folded for name in _ends_of_timing())


@cache
def _ends_of_timing() -> tuple[str, ...]:
    """The longest words of meals and the like, those left out that have another in them."""
    told = (*words("circumstances", "meals"), *_DAY)
    longest = {max(re.findall(r"\w+", name.casefold()), key=len) for name in told}
    return tuple(sorted(word for word in longest if not any(other in word for other in longest - {word})))


@cache
def _timing() -> re.Pattern[str]:
    meals = alternatives(words("circumstances", "meals"))
    fixed = alternatives(words("circumstances", "timing_words"))
    day = alternatives(_DAY)
    lead = rf"(?:(?:{SPAN}\s{SHORT_PERIOD}|{SPAN}\s{LONG_PERIOD}|just|half\san\shour|shortly|immediately)\s)?"
    return re.compile(
        rf"(?<![\w])(?:{lead}(?:before|after|with\sor\safter|with|w/|without|ahead\sof|pre-?|during|on|between)\s?"
        rf"(?:{meals}|{day})|{fixed})(?![\w])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=256)
def routes(text: str) -> tuple[Circumstance, ...]:
    """By which route; in words of the lexicon."""
    return tuple(_words(text, "routes"))


def _words(text: str, name: str) -> list[Circumstance]:
    if not may_hold(text, _telling(name)):
        return []
    return [Circumstance(*m.span(), _plain(m.group())) for m in phrase("circumstances", name).finditer(text)]


@cache
def _telling(name: str) -> frozenset[str]:
    return telling_words(words("circumstances", name))


@cache
def _population() -> re.Pattern[str]:
    groups = alternatives(words("circumstances", "populations"))
    age = (
        r"(?:\s(?:aged\s|of\s)?(?:over|under|above|below|from|up\sto)?\s?[\w-]{1,12}"
        r"(?:\s?(?:[-–]|to)\s?\w{1,8})?(?:\s(?:years?|months?|weeks?)(?:\sold)?)?)?"
    )
    who = rf"(?:[\w-]{{2,14}}\s){{0,2}}(?:{groups})"
    of_which = r"(?:\s(?:with|over|under|aged)\s[\w'-]{1,20}(?:\s[\w'-]{1,20})?)?"
    return re.compile(
        rf"^\W{{0,4}}(?P<label>(?:[\w-]{{1,14}}\s){{0,3}}(?:{groups})(?:\s[^:.]{{1,30}})?):"
        rf"|(?<![\w])(?:in|for|to)\s(?P<who>{who}{of_which})(?![\w])"
        rf"|^(?P<subject>{who}{age})\s(?:need|can|may|should|take|given|get|who)(?![\w])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=256)
def populations(text: str) -> tuple[Circumstance, ...]:
    """For whom."""
    return tuple(
        Circumstance(*match.span(), _plain(match["label"] or match["who"] or match["subject"]))
        for match in _population().finditer(text)
    )


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;:")


def _start(one: Circumstance) -> int:
    return one.start
