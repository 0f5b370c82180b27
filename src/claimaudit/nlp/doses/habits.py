"""How often, when and by which route, where no amount is given: "take it every day", "doses are every
4 hours", "swallow the tablets whole"."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.circumstances import routes
from claimaudit.nlp.doses.frequency import Frequency, frequencies
from claimaudit.nlp.doses.order import Order, is_denied
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, units, words

_WHEN_HEAD = re.compile(
    r"\b(?:how\slong|duration|how\soften|frequency|length|time\sframe|course|minimum\strial)\b", re.IGNORECASE
)
_WHEN_OR = re.compile(r"\b(?:when|timing|time)\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\d\s?(?:mg|g|mcg|µg|μg|ug|ml|IU|drops?|tablets?|capsules?|sachets?|tsp|CFU)\b|\d%", re.IGNORECASE
)
_DOSING = re.compile(
    r"\b(?:dos(?:e|es|ing)|dosed|applications?|injections?|treatments?|changed)\s(?:is|are|was|were|every|should\sbe|must\sbe)?\s?(?:\w+\s)?$",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|took|us(?:e|es|ed|ing)|swallow(?:ed)?|drink(?:s|ing)?|drank|eat(?:s|ing)?|ate|given|giv(?:e|es|ing)|gave|limit(?:ed)?|"
    r"appl(?:y|ied)|inject(?:ed)?|had|has|have|having|receiv\w+|worn|changed|repeated|repeat|rub(?:bed)?|massage[d]?)\s(?:[^.;,!?]{0,40}?\s)?(?:at\sleast\s|up\sto\s|only\s|about\s)?$",
    re.IGNORECASE,
)


def habits(scene: Scene) -> list[Order]:
    """The frequencies, times and routes that a sentence orders or tells of without an amount."""
    if cell := _cell(scene):
        return [cell]
    if scene.in_table and _AMOUNT.search(scene.row_text()):
        return []
    return _often(scene) or _by_route(scene)


def _cell(scene: Scene) -> Order | None:
    """A cell under "How often" or "How long", in a row without an amount."""
    head = scene.block.column_head or ""
    if not scene.in_table or scene.block.row is None:
        return None
    often = frequencies(scene.text)
    if any(_AMOUNT.search(cell) for cell in scene.row_text().split(" | ")):
        return None
    if not (_WHEN_HEAD.search(head) or (_WHEN_OR.search(head) and often)):
        return None
    end = re.search(r"[,;]\s|$", scene.text)
    stop = end.start() if end else len(scene.text)
    if often:
        return Order(often[0].start, often[0].end, frequency=often[0].value, behaviour=True)
    if not re.search(
        r"\d|\b(?:lifelong|for life|weeks?|months?|days?|long[- ]term|indefinite\w*)\b",
        scene.text,
        re.IGNORECASE,
    ):
        return None
    return Order(0, stop, duration=scene.text[:stop], behaviour=True)


def _often(scene: Scene) -> list[Order]:
    for one in frequencies(scene.text):
        before = scene.text[: one.start]
        if (
            one.value == "once"
            or _is_monitoring(scene, one)
            or scene.text[one.start : one.end].lower().startswith(("a ", "per ", "/"))
        ):
            continue
        if (
            _TAKEN.search(before)
            or _DOSING.search(before)
            or _names_dosing(scene, one)
            or _follows_name(scene, one)
        ):
            role = _role(scene)
            return [Order(one.start, one.end, role, is_denied(before), one.value, behaviour=True)]
    return []


def _follows_name(scene: Scene, one: Frequency) -> bool:
    """ "Moderate exercise three times a week"."""
    place = scene.start + one.start - 1
    return scene.text[one.start - 1 : one.start] == " " and any(term.end == place for term in scene.terms)


def _names_dosing(scene: Scene, one: Frequency) -> bool:
    """ "Alternate-day dosing"."""
    return re.match(r"[\s-](?:dosing|dosage|doses?)\b", scene.text[one.end :]) is not None


def _is_monitoring(scene: Scene, one: Frequency) -> bool:
    return bool(phrase("cues", "monitoring").search(scene.text[max(0, one.start - 40) : one.end + 12]))


def _names_medicine(scene: Scene) -> bool:
    """Whether the order speaks of what one takes: by name, by its form, or as "it"."""
    if scene.terms or re.match(r"^\W{0,4}\w+\s(?:it|them|this|these|each|one)\b", scene.text):
        return True
    return _form().search(scene.text) is not None


@cache
def _form() -> re.Pattern[str]:
    forms = alternatives(word for word, unit in units().items() if unit.kind == "form" and len(word) > 3)
    return re.compile(rf"\b(?:{forms}|medicine|medication|liquid|syrup)\b", re.IGNORECASE)


def _by_route(scene: Scene) -> list[Order]:
    """ "Swallow the tablets whole", "the tablets go on the tongue"."""
    verbs = alternatives(words("circumstances", "route_verbs"))
    match = re.match(
        rf"^\W{{0,4}}(?P<verb>{verbs})\s(?:(?:the|each|your|one|it|them|a)\b)", scene.text, re.IGNORECASE
    )
    if match and _names_medicine(scene):
        return [Order(*match.span("verb"), route=_route(match["verb"]))]
    for route in routes(scene.text):
        before = scene.text[: route.start]
        if re.search(
            r"\b(?:go|goes|placed?|put|applied|apply|given|injected|sprayed|dab|rub)\s(?:[\w'-]{1,12}\s){0,3}$",
            before,
        ) and _names_medicine(scene):
            return [Order(route.start, route.end, route=route.text, negative=is_denied(before))]
    return []


def _route(verb: str) -> str:
    return "oral" if verb.lower() in ("swallow", "chew", "suck", "dissolve") else verb.lower()


def _role(scene: Scene) -> DoseRole:
    if phrase("cues", "study").search(scene.text):
        return "given"
    return (
        "taken"
        if re.search(
            r"\b(?:I|people|men|women|those)\s(?:who\s)?(?:\w+\s)?(?:take|took|had|drink|drank|used|eat|ate)\b",
            scene.text,
        )
        else "advised"
    )
