"""How often: frequency expressions, read as n/period, `once` or `prn`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from claimaudit.nlp.doses.gates import has_number, may_hold, telling_words, words_in
from claimaudit.nlp.doses.numerals import digits_value, word_value
from claimaudit.nlp.doses.vocabulary import alternatives, tables, whole, words

_NUMBER = (
    r"(?:\d{1,3}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|"
    r"twenty-four|twenty|thirty|seventy-two|forty-eight)"
)
_RANGE = rf"{_NUMBER}(?:\s?[-–]\s?{_NUMBER}|\s(?:to|or)\s{_NUMBER})?"
_PERIOD = (
    r"(?:days?|d|24\s?(?:h|hrs?|hours)|weeks?|wks?|wk|months?|mo|hours?|hrs?|h|nights?|minutes?|mins?|years?|"
    r"yrs?|fortnights?)"
)
_TIMES = (
    r"(?:once\s(?:or|to)\stwice|(?:once|twice)\s(?:or|to)\s(?:thrice|three\stimes)|once|"
    rf"twice|thrice|{_RANGE}\s?(?:times|[x×])|{_RANGE}(?=\s(?:daily|weekly(?!\s[a-z]{{3,12}}s\b))))"
)
_ORDINALS = {"second": "2", "third": "3", "fourth": "4", "fifth": "5", "2nd": "2", "3rd": "3", "4th": "4"}
_ADVERBS = {
    "daily": "day",
    "nightly": "day",
    "weekly": "week",
    "monthly": "month",
    "hourly": "h",
    "fortnightly": "2week",
}

_EACH = r"(?:\s?/\s?|\s(?:a|an|per|each|every|in\sa|in\sany|in|within)\s(?:single\s|one\s)?)"
_PATTERNS = (
    # three times a day, 4x/wk, twice daily
    rf"(?P<times>{_TIMES})[\s-]?(?:(?:{_EACH}|(?:a|per)\s)(?P<period>{_PERIOD})|(?P<adverb>{'|'.join(_ADVERBS)}))",
    # every 4 to 6 hours, every third day, every two weeks
    rf"(?:every|each|q\.?)\s?(?P<every>{_RANGE})\s?(?P<of>{_PERIOD})",
    rf"every\s(?P<ordinal>{'|'.join(_ORDINALS)})\s(?P<ordinal_of>day|week|month|night)",
    # every month or two, not "every night or two tablets"
    r"every\s(?P<or_two>day|night|week|month|hour)\sor\stwo(?=\s*(?:$|[.,;:!?()\[\]–—-]|(?:as|by|in|for|to|until|till|from|with|if|"
    r"when|at|after|before|and|but|so|while|during)\b))",
    # four days a week
    rf"(?P<days>{_RANGE})\s(?:days?|nights?|mornings?|evenings?)\s(?:a|per|each|every|in\sa)\s(?P<in>week|month)",
    # 4-hourly, q6h
    rf"(?P<hourly>{_RANGE})(?:-hourly|\shourly|[\s-](?:hrly|hly))",
    # 5 on / 2 off
    r"(?P<on>[1-6]|one|two|three|four|five|six)\s(?:(?:days?|nights?)\s)?on\s?(?:[,/]|,?\s(?:and|then))\s?"
    r"(?P<off>[1-6]|one|two|three|four|five|six)\s(?:(?:days?|nights?)\s)?off",
    r"/\s?(?P<slash>day|d|24\s?h|wk|week|night|month|h|hr|hour)",
)
_MULTIPLIED = re.compile(
    r"(?<![\w])[×x]\s?(?:(?P<times>[2-6])(?![\w%]|\s(?:days?|nights?|weeks?|months?)\b)|\d+\s?(?:days?|nights?|d|/7)(?!\w))"
)
"""Times a day, or days: "500 mg x 3", "30 mg x 5 days"."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency expression where it stands."""

    start: int
    end: int
    value: str


@lru_cache(maxsize=512)
def frequencies(text: str) -> tuple[Frequency, ...]:
    """The frequency expressions of a text, in order, without overlaps; the longest reading wins."""
    found: list[Frequency] = []
    if _may_count(text):
        found += [
            Frequency(*match.span(), value) for match in _grammar().finditer(text) if (value := _value(match))
        ]
    if may_hold(text, _fixed_telling()):
        found += [
            Frequency(*match.span(), _fixed()[_key(match)])
            for match in _words().finditer(text)
            if not _is_duration(text, match)
        ]
    if has_number(text):
        found += [
            Frequency(*match.span(), f"{match['times'] or 1}/day") for match in _MULTIPLIED.finditer(text)
        ]
        found += _schemes(text)
    if "day" in text.casefold():
        found += _weekdays(text)
    chosen: list[Frequency] = []
    for one in sorted(found, key=lambda item: (item.start, item.start - item.end)):
        if not chosen or one.start >= chosen[-1].end:
            chosen.append(one)
    return tuple(chosen)


_COUNTING = tuple(
    "once twice thrice one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty "
    "forty every each q".split()
)
"""What the words begin with that the grammar of counting begins with: "twicedaily", "seventy"."""


def _may_count(text: str) -> bool:
    """Whether anything that the grammar of counting begins with is in a text."""
    if has_number(text) or "/" in text:
        return True
    return any(word.startswith(_COUNTING) for word in words_in(text))


SCHEME = re.compile(r"(?<![\d-])([0-3½])\s?-\s?([0-3½])\s?-\s?([0-3½])(?:\s?-\s?([0-3½]))?(?![\d-])")
"""A day's doses as a prescriber writes them: morning, noon, evening, night ("1-0-1")."""


def _schemes(text: str) -> list[Frequency]:
    return [
        Frequency(*match.span(), f"{sum(part not in (None, '0') for part in match.groups())}/day")
        for match in SCHEME.finditer(text)
    ]


_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WEEKDAYS = re.compile(
    rf"(?<![\w])(?:(?:every|each)\s{_DAY}|(?:on\s)?{_DAY}s|{_DAY}(?=,\s{_DAY}))(?:(?:,\s|,?\sand\s|\s?&\s|\s?/\s?){_DAY}s?){{0,5}}(?![\w])",
    re.IGNORECASE,
)


def _weekdays(text: str) -> list[Frequency]:
    """ "Tuesdays and Saturdays", "every Sunday", "Monday, Wednesday and Friday"."""
    return [
        Frequency(*match.span(), f"{len(re.findall(_DAY, match.group(), re.IGNORECASE))}/week")
        for match in _WEEKDAYS.finditer(text)
        if " " in match.group() or "/" in match.group()
    ]


@cache
def _grammar() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w.])(?!(?<=[A-Za-z]-)\d)(?:" + "|".join(_PATTERNS) + r")(?![\w])", re.IGNORECASE
    )


@cache
def _fixed() -> dict[str, str]:
    table: dict[str, str] = {}
    for name in ("abbreviations", "words"):
        for value, spellings in tables("frequency", name).items():
            table |= {_squeeze(spelling): value for spelling in spellings}
            table |= {_squeeze(spelling[:-1]): value for spelling in spellings if spelling.count(".") > 1}
    return table


@cache
def _words() -> re.Pattern[str]:
    return re.compile(whole(alternatives(_fixed())), re.IGNORECASE)


@cache
def _fixed_telling() -> frozenset[str]:
    return telling_words(_fixed())


def _is_duration(text: str, match: re.Match[str]) -> bool:
    """ "For a week" and "after a day" say how long, "a week" alone how often; "lion's mane" is a mushroom."""
    if match.group().lower() == "mane":
        return text[: match.start()].lower().rstrip(" -").endswith(("s", "lion", "horse"))
    if text[match.end() : match.end() + 1] == "-" or _OF_AGE.match(text, match.end()):
        return True
    if not match.group().lower().startswith("a "):
        return False
    if _is_far_off(text, match):
        return True
    if _LASTS.match(text, match.end()) and not text[: match.start()].rstrip()[-1:].isalnum():
        return True
    before = re.search(r"([\w']+)\s$", text[max(0, match.start() - 20) : match.start()])
    return before is not None and before[1].lower() in words("frequency", "not_before_article")


def _is_far_off(text: str, match: re.Match[str]) -> bool:
    """ "A week before surgery"; but an amount a week is taken so often, whatever it is before."""
    weighed = _WEIGHED.search(text, max(0, match.start() - 24), match.start())
    return (
        bool(_FAR_OFF.match(text, match.end())) and not weighed and not match.group().lower().endswith("day")
    )


_WEIGHED = re.compile(r"\d\s?(?:mg|mcg|µg|g|ml|IU|units?|micrograms?|tablets?|capsules?)\s$", re.IGNORECASE)
_OF_AGE = re.compile(r"\sof\s(?:age|life)\b", re.IGNORECASE)
"""After "per year": of a child that has lived so many."""
_LASTS = re.compile(r"\s(?:of|without|on|is)\b", re.IGNORECASE)
"""After "a month", of which nothing is counted: a length of time."""
_FAR_OFF = re.compile(r"\s(?:before|after|later|earlier|ago)\b", re.IGNORECASE)
"""After "a week": how far off something is."""


def _key(match: re.Match[str]) -> str:
    return _squeeze(match.group())


def _squeeze(words: str) -> str:
    return re.sub(r"\s+", " ", words).lower()


def _value(match: re.Match[str]) -> str | None:
    if match["times"]:
        if _is_daily_course(match):
            return "1/day"
        period = _ADVERBS[match["adverb"].lower()] if match["adverb"] else _period(match["period"])
        return (
            _over_year(_count(match["times"]))
            if period == "12month"
            else f"{_count(match['times'])}/{period}"
        )
    if match["days"]:
        return f"{_numbers(match['days'])}/{_period(match['in'])}"
    if match["every"]:
        return _every(_numbers(match["every"]), _period(match["of"]))
    if match["ordinal"]:
        return f"1/{_ORDINALS[match['ordinal'].lower()]}{_period(match['ordinal_of'])}"
    if match["or_two"]:
        return f"1/1-2{_period(match['or_two'])}"
    if match["hourly"]:
        return _every(_numbers(match["hourly"]), "h")
    if match["on"]:
        days, all_days = (int(_plain(match["on"])), int(_plain(match["on"])) + int(_plain(match["off"])))
        return f"{days}/week" if all_days == 7 else f"{days}/{all_days}day"
    return f"1/{_period(match['slash'])}"


def _is_daily_course(match: re.Match[str]) -> bool:
    """ "40 daily sessions": so many in all, one each day."""
    held = (match["adverb"] or "").lower() == "daily" and _HELD.match(match.string, match.end())
    return bool(held) and float(_count(match["times"]).split("-")[0]) > _MOST_HELD


_HELD = re.compile(r"\s(?:sessions|treatments|infusions|injections|visits|dips|walks)\b", re.IGNORECASE)
_MOST_HELD = 4
"""Sessions of anything on one day."""
_YEAR = 12
"""Months in one."""


def _over_year(times: str) -> str:
    """ "Twice a year" is every six months."""
    if times.isdigit() and _YEAR % int(times) == 0:
        return f"1/{_YEAR // int(times)}month"
    return f"{times}/12month"


def _every(number: str, period: str) -> str:
    if number == "1":
        return f"1/{period}"
    if period == "12month" and number.isdigit():
        return f"1/{int(number) * 12}month"
    return "1/day" if (number, period) == ("24", "h") else f"1/{number}{period}"


def _count(times: str) -> str:
    low, _, high = re.sub(r"\s(?:or|to)\s", "/", times.lower()).partition("/")
    if high in ("twice", "thrice", "three times") and low in ("once", "twice"):
        return f"{_count(low)}-{_count(high)}"
    fixed = {"once": "1", "twice": "2", "thrice": "3"}.get(times.lower())
    return fixed or _numbers(re.sub(r"\s?(?:times|[x×])$", "", times, flags=re.IGNORECASE))


def _numbers(range_: str) -> str:
    parts = [
        part
        for part in re.split(
            r"\s?[-–]\s?|\s(?:to|or)\s",
            range_.lower()
            .replace("twenty-four", "24")
            .replace("seventy-two", "72")
            .replace("forty-eight", "48"),
        )
        if part
    ]
    return "-".join(_plain(part) for part in parts)


def _plain(number: str) -> str:
    value = digits_value(number) if number[0].isdigit() else word_value(number)
    return f"{value:g}"


def _period(word: str) -> str:
    word = re.sub(r"\s", "", word.lower())
    if word in ("24h", "24hrs", "24hr", "24hours", "d", "day", "days", "night", "nights"):
        return "day"
    if word.startswith("y"):
        return "12month"
    if word.startswith("f"):
        return "2week"
    for prefix, period in (("w", "week"), ("mo", "month"), ("mi", "min"), ("h", "h")):
        if word.startswith(prefix):
            return period
    return word
