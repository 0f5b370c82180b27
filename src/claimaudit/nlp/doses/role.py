"""What an amount is to the text: advised, given in a study, taken by somebody, a limit, the bound of an
effect, the content of a serving; and whether it is a maximum or a minimum."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.goods import is_serving
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, words

Bound = Literal["maximum", "minimum"]

_LED = (
    r"(?:\s?(?:the\s|a\s|an\s)?"
    r"(?:about|around|roughly|approximately|some|say|a\stotal\sof|total|single|daily)?\s?)?$"
)
_RISING = re.compile(
    r"\b(?:go|goes|going|went|gone|work\w*|build\w*|built|increas\w+|titrat\w+|mov\w+|bump\w+|rais\w+|stepp?\w*)"
    r"(?:\s\w+){0,3}?\sup\sto\s$",
    re.IGNORECASE,
)
_UPPER = re.compile(
    r"\b(?:(?:upper\s(?:intake\s)?(?:level|limit)|UL|(?:maximum|top|highest)(?:\s\w+){0,3}?\s(?:dose|amount)|ceiling|limit|the\smost|cap)\b"
    r"[^.;,\d]{0,50}(?:\b(?:is|of|was|at)|:)|stop\sat:|shorter\sthan)\s$"
    r"|\b(?:upper\s(?:intake\s)?(?:level|limit)|UL|maximum(?:\s\w+)?\s(?:dose|amount)),?\s"
    r"(?:for\s|in\s|aged\s)?(?:adults|men|women|children|people|those|infants|ages?)\b[^.;:,]{0,30}:\s$"
    r"|\b(?:(?:limit|restrict|cap)(?:ed|ing|s)?|keep(?:ing|s)?|kept)\s"
    r"(?:(?!(?:and|then|but|or)\b)[\w°-]+\s){0,6}to\s(?:about\s|around\s)?$",
    re.IGNORECASE,
)
_MOST = r"(?<=\sthe\s)most(?=\s(?:we|you|I|they|he|she|it|anyone|anybody|people|that|to)\b|\s?[.,;:)]|$)"
_IS_LIMIT = re.compile(
    r"\s(?:limit|ceiling)\b|(?:\sin\s(?:24|48|72)\shours)?[^.;:\d]{0,40}\s(?:is|was|are|remains)\s"
    rf"(?:(?:the|my|our|your|its|a)\s(?:[\w'’-]+\s){{0,5}}?(?:limit|ceiling|maximum|cap|{_MOST})|all\s(?:you|I|we|they)\s(?:may|should|can|must|are\sallowed))\b",
    re.IGNORECASE,
)
"""After an amount: "five grams a day is the official limit", "two is the most we give"."""
_KEPT = re.compile(r"\b(?:keep\w*|kept)\s(?:[\w-]+\s){0,4}to\s$", re.IGNORECASE)
SHORT_OF = re.compile(
    r"\b(?:never|not|n['’]t)\s(?:go|goes|take|have|give|eat|drink|use|sleep|get|drop|fall|let\s\w+\s(?:go|drop|fall))"
    r"(?:\s\w+){0,2}?\s(?:below|under|less\sthan|fewer\sthan)\s(?:about\s|around\s)?$",
    re.IGNORECASE,
)
"""Before the least that is to be taken: "never go below 5", which denies nothing."""
_UNWISE = re.compile(
    r"(?:\s\([^()]{1,20}\))?[^.;:,\d]{0,30}\s(?:(?:should|must)\sbe\savoided|(?:is|are)\s(?:too\s(?:much|many)"
    rf"|the\s{_MOST}|(?:rarely|seldom|never|not)\s(?:advised|recommended|wise|needed|necessary|useful|allowed)))",
    re.IGNORECASE,
)
"""After an amount that is exceeded: "more than 25 mg should be avoided"."""
_UNNEEDED = re.compile(
    r"\b(?:(?:advis|warn|recommend|counsel)\w*\sagainst|few\s(?:\w+\s)?need|(?:rarely|seldom)\s(?:\w+\s)?need(?:s|ed)?)\s(?:\w+ing\s|to\s\w+\s)?$",
    re.IGNORECASE,
)
"""Before what exceeds an amount: "we advise against more than 800 mg"."""
_ADDED = re.compile(r"(?:plus|\+)\s[\w(]", re.IGNORECASE)
"""Another thing on top, and no bound: "0.58 mg plus massage"."""
_FIRST_PERSON = re.compile(
    r"(?<![\w'])(?:I|I'm|I've|I'd|my|My|me|[Ww]e\s(?:took|take|used|had|drank))(?![\w])"
)
_OTHERS_PAST = re.compile(
    r"\b(?:people|those|anyone|men|women|vegans|omnivores|most\sof\sus)\b[^.;]{0,30}\b(?:who|on|get|obtain|drink|drank|"
    r"eat|take|took|manage|got)\b|\b(?:swears?|used\sto)\b",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    r"\bin\s\d{1,3}(?:,\d{3})?\s(?:people|adults|men|women|patients|children|volunteers|healthy)\b"
)
_ORDER = re.compile(
    r"^\W{0,3}(?:take|start|begin|use|add|try|go|look|just|stir|aim|apply|increase)\b", re.IGNORECASE
)


def bound_of(scene: Scene, amount: Amount) -> Bound | None:
    """Whether the amount is the most or the least, by the words at its sides."""
    before = scene.text[max(0, amount.start - 80) : amount.start]
    after = scene.text[amount.end : amount.end + 80]
    if _after("maximum_after").match(after) or _IS_LIMIT.match(after):
        return "maximum"
    if _is_least(after) or re.search(r"\d\+|or more", scene.text[amount.start : amount.end]):
        return "minimum"
    if (_UPPER.search(before) and not _is_kept_to(amount, before)) or _in_column_of_limits(scene):
        return "maximum"
    if (match := _before("minimum").search(before)) is not None:
        denied = _is_denied(before[: match.start()], match.group()) or _is_unwise(before, match, after)
        return "maximum" if denied else "minimum"
    if (match := _before("maximum").search(before)) is None or _RISING.search(before):
        return None
    return "minimum" if SHORT_OF.search(before[: match.end()]) else "maximum"


def _is_kept_to(amount: Amount, before: str) -> bool:
    """ "Keep to 800 to 1,000 mg": a range that is advised has both its ends."""
    return amount.low != amount.high and _KEPT.search(before) is not None


def _is_unwise(before: str, exceeds: re.Match[str], after: str) -> bool:
    """ "More than 25 mg should be avoided": what exceeds is spoken against."""
    lead = exceeds.group().strip().lower()
    if not lead.startswith(words("cues", "exceeding")):
        return False
    return bool(_UNWISE.match(after) or _UNNEEDED.search(before[: exceeds.start()]))


def _is_least(after: str) -> bool:
    """Whether the words after an amount make it the least."""
    match = _after("minimum_after").match(after)
    return match is not None and not _ADDED.search(after[: match.end() + 2])


def _in_column_of_limits(scene: Scene) -> bool:
    """Whether a cell stands under "Upper limit" or "Maximum"."""
    return scene.in_table and phrase("cues", "limit_heads").search(scene.block.column_head or "") is not None


def _is_denied(before: str, words_: str) -> bool:
    """ "Never go above 5": what exceeds is denied, so the amount is the most."""
    lead = re.sub(_LED, "", words_.strip().lower())
    if not lead.startswith(words("cues", "exceeding")):
        return False
    return bool(
        re.search(
            rf"(?<![\w])(?:{alternatives(words('cues', 'negators'))})(?![\w])[^.;:,]{{0,40}}$",
            before,
            re.IGNORECASE,
        )
    ) or bool(re.search(r"n't\b[^.;:,]{0,40}$", before))


@cache
def _before(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{alternatives(words('cues', name))}){_LED}", re.IGNORECASE)


@cache
def _after(name: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:\sof(?:\s[\w-]{2,16}){1,3}(?=\sat\s(?:the\s)?(?:very\s)?most))?\s?(?:(?:(?:once|twice|\w+\stimes)\s)?(?:/d|(?:a|per|each)\s(?:day|night|week|month)|daily|weekly|at\sa\stime))?,?\s?"
        rf"(?:{alternatives(words('cues', name))})(?![\w]|[.:]{{0,2}}\s?\d|\sto\b)",
        re.IGNORECASE,
    )


def role_of(scene: Scene, amount: Amount, bound: Bound | None) -> DoseRole:
    """The role of an amount."""
    start, end = scene.clause(amount.start, amount.end)
    clause = scene.text[start:end]
    before = scene.text[start : amount.start]
    if is_content(scene, amount):
        return "content"
    if bound and phrase("cues", "threshold").search(scene.text):
        return (
            "limit"
            if bound == "maximum" and _limits(before, scene.text[amount.end : amount.end + 24])
            else "threshold"
        )
    if bound == "maximum" and not _is_study(scene):
        return "limit"
    return reported_role(scene, clause)


def _limits(before: str, after: str) -> bool:
    return bool(phrase("cues", "limit").search(before) or phrase("cues", "limit").search(after))


def is_content(scene: Scene, amount: Amount) -> bool:
    """Whether the amount is what a serving holds."""
    start, _ = scene.clause(amount.start, amount.end)
    if is_serving(scene.text[start : amount.start]) and amount.unit and not amount.unit.counted:
        verbs = alternatives(words("cues", "content_verbs"))
        if re.search(rf"\b(?:{verbs})\b", scene.text[start : amount.start], re.IGNORECASE):
            return True
    servings = alternatives(words("cues", "servings"))
    if re.search(
        rf"\b(?:per|in\s(?:each|every|one|a))\s(?:[\w-]{{2,14}}\s)?(?:{servings})(?![\w])",
        scene.text[amount.end :],
        re.IGNORECASE,
    ):
        return True
    heads = " ".join(filter(None, (scene.block.column_head, _corner(scene))))
    return bool(re.search(rf"\bper\s(?:[\w-]{{2,14}}\s)?(?:{servings})(?![\w])", heads, re.IGNORECASE))


def _corner(scene: Scene) -> str | None:
    """The head of the first column of the table."""
    first = next(iter(scene.page.row(scene.block)), None) if scene.in_table else None
    return first.column_head if first else None


def _is_study(scene: Scene) -> bool:
    return bool(phrase("cues", "study").search(scene.text) or _SAMPLE.search(scene.text))


def reported_role(scene: Scene, clause: str) -> DoseRole:
    """Whether a dose of a clause is advised, was given in a study, or taken by somebody."""
    if _ORDER.match(scene.text):
        return "advised"
    if _is_study(scene):
        return "given"
    if _FIRST_PERSON.search(scene.text) or _OTHERS_PAST.search(clause):
        return "taken"
    return "advised"
