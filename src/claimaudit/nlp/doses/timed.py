"""Orders that give a time: when to stop, how long to wait between, for how long to go on."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.circumstances import BOUND, LONG_PERIOD, SHORT_PERIOD, SPAN
from claimaudit.nlp.doses.order import Order, is_denied
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.spent import is_spent_on
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, words

ANY_TIME = rf"(?P<time>(?:{BOUND}\s)?{SPAN}[\s-]?(?:{LONG_PERIOD}|{SHORT_PERIOD}))(?![\w])"
LONG_TIME = rf"(?P<time>(?:{BOUND}\s)?{SPAN}[\s-]?{LONG_PERIOD})(?![\w])"
_EVENT = r"(?:before|after|ahead\sof|prior\sto|until|beforehand|during|at\sthe\sfirst)"
_ON_THESE = re.compile(
    rf"(?<![\w]){LONG_TIME}\s(?:on|off|with)\s(?P<what>these|this|them|it\b|the\s|my\s|our\s|[A-Z]?[a-z])",
    re.IGNORECASE,
)
_IN = re.compile(rf"^\W{{0,3}}{LONG_TIME}\sin\s?[:,]", re.IGNORECASE)
_OF = re.compile(rf"(?<![\w]){LONG_TIME}\sof\s", re.IGNORECASE)
_GIVE_IT = re.compile(
    rf"\b(?:give|gave|giving)\s(?:it|them|this|these|[a-z]{{4,14}})\s{LONG_TIME}", re.IGNORECASE
)
_MINIMUM = re.compile(
    rf"{LONG_TIME}\s(?:(?:is|are)\s(?:the|a|your)\s)?(?:minimum|maximum|at\sleast|least|limit|most)(?![\w])",
    re.IGNORECASE,
)
_NO_AGENT = re.compile(
    rf"\bno\s(?P<agent>[\w' -]{{2,30}}?)\s(?:for|within|until)\s(?:{ANY_TIME})\s(?:after|before|of|either)\b",
    re.IGNORECASE,
)
_ADJUSTED = re.compile(
    rf"\b(?P<event>(?:after|every)\s{ANY_TIME})[^.;]{{0,20}}\bdos(?:e|es|age)\s(?:is|are|can\sbe|may\sbe|should\sbe)\s(?:adjusted|increased|raised|reduced|doubled|halved)",
    re.IGNORECASE,
)
_FIRST_DAY = re.compile(r"\bfrom\s(?:day\sone|the\s(?:first\sday|start|outset))\b", re.IGNORECASE)
_WITHIN = re.compile(
    rf"\b(?:not|never|avoid|don't)\b[^.;:]{{0,60}}?\b(?P<within>within\s(?:{ANY_TIME})\sof\b(?:\s[\w-]{{1,16}}){{1,2}})",
    re.IGNORECASE,
)
_FOR_LIFE = re.compile(
    r"\b(?:need|take|taken|continue|on)\b[^.;]{0,30}?\s(?P<time>for\slife|lifelong|indefinitely)\b",
    re.IGNORECASE,
)
_COURSE = re.compile(rf"^\W{{0,3}}(?:course|duration|length)\b[^:.]{{0,20}}:\s{ANY_TIME}", re.IGNORECASE)
_LONGER = re.compile(
    rf"\b{LONG_PERIOD}\b[^.;]{{0,20}}[;,]\s(?P<time>{SPAN})\sis\s(?:better|best|ideal|safer|enough)\b"
)
"""The period is said before: "four weeks minimum; ten is better"."""
_NONE_AFTER = re.compile(
    r"\b(?P<time>(?:none|nothing|no\s(?:more\s)?[\w-]{3,16}|(?:not|never)\s(?:\w+\s){0,2})\s?(?:after|past|before)\s"
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|o['’]clock)|noon|midday|lunch(?:time)?|mid-?afternoon))",
    re.IGNORECASE,
)
_CYCLE = re.compile(
    rf"(?P<time>{SPAN}\s{LONG_PERIOD}\son\s?(?:,|/|and|then|followed\sby)?\s?{SPAN}\s(?:{LONG_PERIOD}\s)?off)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(rf"\b(?:re)?started\sagain\s{ANY_TIME}\s(?:after\w*|later)\b", re.IGNORECASE)
_DAYS_OFF = re.compile(rf"\b(?:take|have|leave)\s{LONG_TIME}\soff\b", re.IGNORECASE)
_HELD = re.compile(
    rf"\b(?:diffuse|gargle|hold|apply|put|swish|soak|massage|inhale|rub|leave\s(?:it|them)?\s?on)\b(?!\syour\sbreath)[^.;]{{0,40}}?\sfor\s"
    rf"(?P<time>(?:{BOUND}\s)?{SPAN}[\s-]?{SHORT_PERIOD})(?![\w])",
    re.IGNORECASE,
)
_NEEDS = re.compile(
    rf"(?<![\w])(?:needs?|wants?|(?:session|course|fair\strial|treatment)s?\s(?:lasts?|takes?|runs?))\s{ANY_TIME}",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bon\s(?:the\s|my\s)?[\w'-]{3,20}\s(?P<time>since\s(?:\d{4}|[A-Z]\w+)|from\s\d{1,2}\sto\s\d{1,2})(?![\w])"
)
_NOT_ON = re.compile(
    r"(?:average|top|the\s(?:market|other|one|road|way|waiting|first|whole)|a\swaiting|hold|and\b)",
    re.IGNORECASE,
)
_STUDIED = re.compile(r"\b(?:trial|study|participants|placebo|randomi[sz]ed)\b", re.IGNORECASE)


def timed_orders(scene: Scene) -> list[Order]:
    """The timed orders of a sentence."""
    readers = [_stops, _barred]
    if _TIME_WORD.search(scene.text):
        readers += [_gaps, _goes_on, _spent, _others]
    return [order for reader in readers for order in reader(scene)]


_TIME_WORD = re.compile(
    rf"(?<![A-Za-z])(?:{LONG_PERIOD}|{SHORT_PERIOD}|life|lifelong|indefinitely)(?![A-Za-z])", re.IGNORECASE
)
"""Most sentences name no length of time, and need not be read further."""


@cache
def _stop() -> re.Pattern[str]:
    verbs = alternatives(words("cues", "stop_verbs"))
    return re.compile(
        rf"(?<![\w-])(?:{verbs})(?![\w])[^.;:!?0-9]{{0,60}}?\s(?P<when>(?:{ANY_TIME}\s)?{_EVENT}(?:\s[\w'-]{{1,20}}){{1,3}})"
        rf"|\bnot\s(?:to\s)?(?:be\s)?(?:re)?(?:start|restart|take|taken|given|give|use|used|resume|resumed)(?:ed)?\b[^.;:!?]{{0,30}}?"
        rf"(?P<until>until\s(?P<time2>{SPAN}\s?(?:{LONG_PERIOD}|{SHORT_PERIOD}))\s?\w{{0,12}})",
        re.IGNORECASE,
    )


def _stops(scene: Scene) -> list[Order]:
    found = []
    for match in _stop().finditer(scene.text):
        if _is_reported(scene, match.start()) or _is_monitoring(scene, match.start(), match.end()):
            continue
        group = "when" if match["when"] else "until"
        found.append(Order(*_core(match, group), negative=True, timing=_plain(match.group()), own=True))
    return found


def _core(match: re.Match[str], group: str) -> tuple[int, int]:
    """The length of time, where one is given; else the words that tell when."""
    time = "time" if group == "when" else "time2"
    return match.span(time) if match[time] else match.span(group)


_NARRATED = re.compile(
    r"\b(?:I|he|she|they|was|were|had|once|who|patients|when|if|because|after|since|until)\s(?:\w+\s){0,3}$"
)


def _is_reported(scene: Scene, start: int) -> bool:
    """Told of somebody, not ordered: "I stopped before", "if you stop it"."""
    before = scene.text[:start]
    if re.search(r"\b(?:must|should|to|is|are)\s(?:be\s|usually\s|normally\s)?$", before, re.IGNORECASE):
        return False
    return bool(_NARRATED.search(before)) or not re.search(
        r"(?:^|[.;:,!?–—]\s|\band\s|\bor\s|\bthen\s|\bplease\s)\W{0,3}$", before, re.IGNORECASE
    )


@cache
def _gap() -> re.Pattern[str]:
    verbs = alternatives(words("cues", "gap_verbs"))
    return re.compile(
        rf"(?<![\w])(?:{verbs})(?![\w])[^.;:!?0-9]{{0,40}}?{ANY_TIME}"
        r"(?=\s(?:between|apart|after|before|from|is\sleft|in\sbetween|away|either\sside|clear|prior)\b)"
        rf"|(?<![\w])wait\suntil\s(?P<until>{SPAN}\s{LONG_PERIOD}\safter(?:\s\w+){{1,2}})",
        re.IGNORECASE,
    )


def _gaps(scene: Scene) -> list[Order]:
    found = []
    for match in _gap().finditer(scene.text):
        if _is_monitoring(scene, match.start(), match.end() + 20) or re.search(
            r"\b(?:I|he|she)\s$", scene.text[: match.start()]
        ):
            continue
        span = match.span("time") if match["time"] else match.span("until")
        timing = _plain(scene.text[match.start() : match.end() + 24].split(".")[0])
        found.append(Order(*span, timing=timing, own=True))
    return found


@cache
def _continued() -> re.Pattern[str]:
    verbs = alternatives(words("cues", "continue_verbs"))
    return re.compile(
        rf"(?<![\w])(?P<verb>{verbs})(?![\w])(?P<mid>[^.;!?]{{0,60}}?)\s(?:for|over)\s{LONG_TIME}(?!-|\s(?:before|after)\s(?:surgery|you\sjudge\sof))",
        re.IGNORECASE,
    )


def _goes_on(scene: Scene) -> list[Order]:
    found = []
    for match in (
        *_continued().finditer(scene.text),
        *_GIVE_IT.finditer(scene.text),
        *_MINIMUM.finditer(scene.text),
        *_HELD.finditer(scene.text),
        *_FOR_LIFE.finditer(scene.text),
        *_COURSE.finditer(scene.text),
        *(() if phrase("orders", "machines").search(scene.text) else _NEEDS.finditer(scene.text)),
    ):
        if _is_tradition(match.group()) or _is_monitoring(scene, match.start(), match.end()):
            continue
        start, end = match.span("time")
        found.append(Order(start, end, _role(scene), duration=_plain(match["time"])))
    return found


def _spent(scene: Scene) -> list[Order]:
    """ "Four months on brahmi", "three weeks in", "a week of celery juice"."""
    found = []
    for match in _ON_THESE.finditer(scene.text):
        if not _NOT_ON.match(scene.text[match.start("what") :]):
            found.append(Order(*match.span("time"), _past(scene), duration=_plain(match["time"])))
    for match in _IN.finditer(scene.text):
        found.append(Order(*match.span("time"), "taken", duration=_plain(match["time"])))
    for match in _OF.finditer(scene.text):
        place = scene.start + match.end()
        named = any(place <= term.start <= place + _NAME_NEAR for term in scene.terms)
        if named or is_spent_on(scene, place):
            found.append(
                Order(*match.span("time"), _past(scene), duration=_plain(match["time"]), behaviour=True)
            )
    return [
        order
        for order in found
        if not re.search(r"\b(?:within|with|for(?:\sthe)?)\s$", scene.text[: order.start], re.IGNORECASE)
    ]


_NAME_NEAR = 16
"""Characters from "of" to the name of what the time was spent on."""


def _others(scene: Scene) -> list[Order]:
    found = [
        Order(*match.span("time"), negative=True, timing=_plain(match.group()))
        for match in _NO_AGENT.finditer(scene.text)
    ]
    found += [
        Order(*match.span("time"), negative=True, timing=_plain(match["within"]))
        for match in _WITHIN.finditer(scene.text)
    ]
    found += [
        Order(*match.span("time"), timing=_plain(match.group()), own=True)
        for pattern in (_AGAIN, _DAYS_OFF)
        for match in pattern.finditer(scene.text)
    ]
    found += [
        Order(*match.span("time"), timing=_plain(match["event"])) for match in _ADJUSTED.finditer(scene.text)
    ]
    found += [
        Order(*match.span("time"), _role(scene), duration=_plain(match["time"]), own=True)
        for pattern in (_LONGER, _CYCLE)
        for match in pattern.finditer(scene.text)
    ]
    return found


def _barred(scene: Scene) -> list[Order]:
    """ "None after 2 pm", "no mirtazapine yet"; and what holds from the first day."""
    found = [
        Order(*match.span(), timing=match.group()) for match in _FIRST_DAY.finditer(scene.text) if scene.terms
    ]
    found += [
        Order(*match.span("time"), "taken", duration=match["time"]) for match in _SINCE.finditer(scene.text)
    ]
    found += [
        Order(*match.span("time"), negative=True, timing=match["time"])
        for match in _NONE_AFTER.finditer(scene.text)
    ]
    return found + _none_of_it(scene)


def _none_of_it(scene: Scene) -> list[Order]:
    """ "No mirtazapine yet", in a plan."""
    match = re.match(
        r"^(?:[^.:]{0,24}\s)?(?P<no>[Nn]o)\s(?P<agent>[\w -]{3,30}?)(?:\syet)?[.!]?$",
        scene.text,
    )
    if match is None or scene.block.kind == "heading" or (match["no"] == "no" and not scene.in_table):
        return []
    start, end = scene.start + match.start("agent"), scene.start + match.end("agent")
    named = any(term.start == start and term.end == end for term in scene.terms)
    return [Order(match.start("no"), match.end("agent"), negative=True)] if named else []


def _is_tradition(words_: str) -> bool:
    """ "Used for 3,000 years", "for centuries"."""
    return bool(re.search(r"\bused?\b.{0,60}\byears?$", words_) or phrase("cues", "tradition").search(words_))


def _is_monitoring(scene: Scene, start: int, end: int) -> bool:
    return bool(phrase("cues", "monitoring").search(scene.text[start:end]))


def _role(scene: Scene) -> DoseRole:
    if phrase("cues", "tolerance").search(scene.text):
        return "threshold"
    if _STUDIED.search(scene.text):
        return "given"
    return (
        "taken" if re.search(r"\b(?:I|he|she|we)\b", scene.text) and not is_denied(scene.text) else "advised"
    )


def _past(scene: Scene) -> DoseRole:
    return "given" if _STUDIED.search(scene.text) else "taken"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;:")
