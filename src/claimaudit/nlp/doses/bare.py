"""What makes a number without a unit an amount is what stands at its sides: "two with breakfast",
"naproxen 500 twice daily", "brought him down to 600", "two loperamide at once"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from claimaudit.nlp.doses.circumstances import timings
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, words

Lead = Literal["opens", "taken", "level", "named"]
Rest = Literal["often", "pieces", "ends"]

_LICENSED: frozenset[tuple[Lead, Rest]] = frozenset(
    {
        ("opens", "often"),
        ("taken", "often"),
        ("named", "often"),
        ("level", "often"),
        ("level", "ends"),
        ("named", "ends"),
        ("opens", "pieces"),
        ("taken", "pieces"),
    }
)
_OPENS = re.compile(r"(?:^|[,:;(–—.]\s?|\s-\s|\b(?:and|or|then)\s)[\"'“‘*]?$", re.IGNORECASE)
_LEVEL = re.compile(
    r"\b(?:(?:down|up|back|drop(?:ped)?|rais(?:e|ed)|cut|reduc(?:e|ed)|increas(?:e|ed)|went|go|moved?|brought\s\w+)"
    r"(?:\s(?:him|her|me|it|them|us))?\s(?:(?:down|up|back)\s)?to|(?:start(?:ed|s)?|beg[iau]n|stay(?:ed)?|settled?|remain(?:ed)?)\s(?:at|on|with)"
    r"|(?:days?|weeks?|months?|years?)\son|(?:am|['’]m|is|are|was|were|been)\s(?:now\s|still\s)?on)\s(?:a\s)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s?(?:$|[.,;:!)\"”]|\s(?:and|but|for|if|when|until|in\s(?:pregnancy|women|men|adults|children|winter|summer))\b)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s(?:more|of\s(?:them|these|those)|straight\saway|at\sonce|together)(?![\w])", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PIECES_END = re.compile(
    r"\s?(?:[.,;:!]|$|(?:straight|at|now|with|every|a\sday|daily|twice|when|if|before|after|and\sa)\b)",
    re.IGNORECASE,
)
_NO_AMOUNT = re.compile(
    r"\s?(?:[ap]\.?m\b|o['’]clock|:\d|%|/\d|(?:mornings?|evenings?|nights?|days?)\b)",
    re.IGNORECASE,
)
"""After the hour of a clock, a ratio, a number of days."""
_O_CLOCK = re.compile(
    r"\b(?:at|by|until|till|w[ao]ke\w*|then\sabout|then\saround)\s(?:about\s|around\s)?$", re.IGNORECASE
)
"""Before the hour of a clock: "about three in the morning"."""
_PART = re.compile(r"half|an?\s(?:half|third|quarter)", re.IGNORECASE)
_A_YEAR = re.compile(r"\s(?:a|per|each|every)\syear\b", re.IGNORECASE)
_LONGEST_NAME = 40


@cache
def _bounded() -> re.Pattern[str]:
    bounds = alternatives(
        (
            *words("cues", "maximum"),
            *words("cues", "minimum"),
            *words("cues", "approximators"),
            "only",
            "just",
        )
    )
    return re.compile(rf"(?<![\w])(?:{bounds})\s$", re.IGNORECASE)


@cache
def _taken() -> re.Pattern[str]:
    verbs = alternatives((*words("cues", "take_verbs"), "adding"))
    return re.compile(rf"(?<![\w'])(?:{verbs})\s(?:(?:him|her|me|them|us)\s)?$", re.IGNORECASE)


def is_licensed(scene: Scene, start: int, end: int) -> bool:
    """Whether the number at these positions of a sentence is an amount by what stands at its sides."""
    if _YEAR.search(scene.text[start:end]) or _NO_AMOUNT.match(scene.text, end):
        return False
    if _A_YEAR.match(scene.text, end) and not (scene.in_table and _bounded().search(scene.text[:start])):
        return False
    rest = _rest(scene, end)
    if rest == "ends" and _PART.fullmatch(scene.text, start, end) and _taken().search(scene.text[:start]):
        return True
    return rest is not None and any((lead, rest) in _LICENSED for lead in _leads(scene, start))


def sides(scene: Scene, start: int, end: int) -> tuple[list[Lead], Rest | None]:
    """What stands before and after a number."""
    return _leads(scene, start), _rest(scene, end)


def _leads(scene: Scene, start: int) -> list[Lead]:
    before = scene.text[:start]
    if _O_CLOCK.search(before) and not _LEVEL.search(before):
        return []
    while bound := _bounded().search(before):
        before = before[: bound.start()]
    found: list[Lead] = []
    if _OPENS.search(before):
        found.append("opens")
    if _taken().search(before):
        found.append("taken")
    if _LEVEL.search(before) and not phrase("cues", "laboratory").search(before):
        found.append("level")
    if _is_named(scene, before):
        found.append("named")
    return found


def _is_named(scene: Scene, before: str) -> bool:
    """Whether the name of something taken stands directly before."""
    place = scene.start + len(re.sub(r"\s?[,(]?\s?$", "", before))
    return any(term.end == place and term.type == "drug" for term in scene.terms)


def is_of_drug(scene: Scene, start: int) -> bool:
    """Whether the number follows a drug, or the sentence names drugs alone: then it is milligrams."""
    kinds = {term.type for term in scene.terms}
    return _is_named(scene, scene.text[:start]) or kinds == {"drug"}


def _rest(scene: Scene, end: int) -> Rest | None:
    more = _MORE.match(scene.text, end)
    after = more.end() if more else end
    rest = scene.text[after:]
    head = rest[:_LONGEST_NAME]
    circumstances = [often.start for often in frequencies(head)] + [when.start for when in timings(head)]
    if any(start <= 1 or (start == 2 and head[0] == ",") for start in circumstances):
        return "often"
    if _names_pieces(scene, end):
        return "pieces"
    return "ends" if more or _ENDS.match(rest) else None


def _names_pieces(scene: Scene, end: int) -> bool:
    """Whether the number counts something taken by its name: "two loperamide", "two or more soft drinks"."""
    lead = re.match(r"(?:\sor\smore)?\s(?:[a-z]{3,12}\s){0,1}", scene.text[end:])
    if lead is None:
        return False
    places = {
        scene.start + end + lead.end(),
        scene.start + end + scene.text[end:].find(" ", 1) + 1,
        scene.start + end + 1,
    }
    return any(
        _PIECES_END.match(scene.page.text, term.end) is not None
        for term in scene.terms
        if term.start in places
        and term.type in ("drug", "supplement")
        and scene.page.text[term.start : term.end].split()[-1].lower() not in words("cues", "generic_agents")
    )
