"""A dose that is told in words, without an amount: what they say of how often, how long, when and by which
route, and whether they forbid it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimaudit.model import DoseRole
from claimaudit.nlp.doses.candidates import Candidate
from claimaudit.nlp.doses.circumstances import durations, populations, routes, timings
from claimaudit.nlp.doses.day_times import times_of_day
from claimaudit.nlp.doses.expressions import Expression, Sort
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.goods import TAKE
from claimaudit.nlp.doses.role import reported_role
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, words
from claimaudit.nlp.proposal import DoseParts, Range
from claimaudit.nlp.tree import Token

_END = re.compile(r"\.(?!\d)|[;:,!?()–—]|\s-\s|\s(?:and|but|because|so|as|since|or)\s|\n")
_OBJECTS = frozenset({"dobj", "advmod", "prt", "prep", "advcl"})
_LIMIT = re.compile(
    r"\b(?:no|not|never|n['’]t)\s(?:\w+\s){0,4}?(?:more|longer|over|beyond|exceed\w*|past)\b|\b(?:at\smost|maximum|max|tops)\b",
    re.IGNORECASE,
)
_CLAUSE_SIDE = 40
_BETWEEN = frozenset({"ever", "also", "just", "then", "to", "be"})
"""What may stand between a denial and the verb that it denies: "do not ever take"."""


def cue_of(scene: Scene, candidate: Candidate) -> Range:
    """Where its words stand, the object of its verb included ("double the dose")."""
    verb = next((one for one in candidate.words if one.sort == "verb"), None)
    token = _token_at(scene, verb.start) if verb else None
    end = max(candidate.end, _object_end(scene, token)) if token is not None else candidate.end
    return scene.start + candidate.start, scene.start + end


def _token_at(scene: Scene, position: int) -> Token | None:
    return next((one for one in scene.sentence if one.idx == scene.start + position), None)


def _object_end(scene: Scene, token: Token) -> int:
    """Where the words of an order end: with its object or adverb, at the latest with its clause."""
    first = token.idx + len(token) - scene.start
    border = _END.search(scene.text, first)
    heads = [child for child in token.children if child.dep_ in _OBJECTS and child.i > token.i]
    ends = (one.idx + len(one) - scene.start for head in heads for one in head.subtree)
    return max(first, min(border.start() if border else len(scene.text), max(ends, default=first)))


def is_forbidden(scene: Scene, candidate: Candidate) -> bool:
    """Whether it is an order to stop, or a negation stands before its words; a limit forbids nothing."""
    before = scene.text[: candidate.start]
    if _LIMIT.search(before[-_CLAUSE_SIDE:] + scene.text[candidate.start : candidate.end]):
        return False
    verbs = [one for one in candidate.words if one.sort == "verb"]
    if any((one.value or "").startswith("stop") for one in verbs):
        return True
    near = re.split(r"[.;:,!?]\s", before)[-1][-_CLAUSE_SIDE:]
    negators = alternatives(word for word in words("cues", "negators") if word.isalpha())
    denials = re.finditer(rf"(?:n['’]t|\b(?:{negators}))\b(?!\s(?:only|forget)\b)", near, re.IGNORECASE)
    return any(_reaches(near[denial.end() :]) for denial in denials)


def _reaches(rest: str) -> bool:
    """Whether a denial before these words is of the taking, and not of what stands before it: "if you have no
    symptoms take it"."""
    taking = TAKE.search(rest)
    return taking is None or _BETWEEN.issuperset(rest[: taking.start()].lower().split())


def worded_dose(scene: Scene, candidate: Candidate) -> DoseParts:
    """The parts of the dose; what its own words leave open is looked for in its clause."""
    own = scene.text[candidate.start : candidate.end]
    clause = scene.text[slice(*scene.clause(candidate.start, candidate.end))]
    often = next((one.value for one in candidate.words if one.sort == "often"), None)
    duration, timing = _length(scene, candidate), _said(scene, candidate.words, "when", "event")
    stop = _said_verb(candidate, "stop", "resume", "move")
    handled = _said_verb(candidate, "handle")
    if stop and not timing:
        timing = _plain(scene.text[slice(*(place - scene.start for place in cue_of(scene, candidate)))])
    timed = duration or timing or handled
    return DoseParts(
        at=cue_of(scene, candidate),
        frequency=often or _at_times(scene, candidate, timing) or (None if timed else _often(clause)),
        duration=duration or (None if timing else next((one.text for one in durations(clause)), None)),
        timing=timing or next((one.text for one in timings(clause)), None),
        route=_plain(own) if handled else next((one.text for one in routes(clause)), None),
        population=next((one.text for one in populations(scene.text)), None),
        role=_role(scene, candidate),
    )


def _at_times(scene: Scene, candidate: Candidate, timing: str | None) -> str | None:
    """Once a day for each time of day that it is taken at; "no coffee after noon" is not taken so often."""
    if timing is None or is_forbidden(scene, candidate):
        return None
    return _daily(scene.text[candidate.start : candidate.end])


def _length(scene: Scene, candidate: Candidate) -> str | None:
    """The length of time, where it tells for how long, and not when."""
    length = next((one for one in candidate.words if one.sort == "length"), None)
    if length is None or any(one.sort == "event" for one in candidate.words):
        return None
    return _plain(scene.text[length.start : length.end])


def _said(scene: Scene, expressions: Sequence[Expression], *sorts: Sort) -> str | None:
    found = [one for one in expressions if one.sort in sorts]
    if not found:
        return None
    first = next((one for one in expressions if one.sort == "length"), found[0])
    return _plain(scene.text[min(first.start, found[0].start) : found[0].end])


def _said_verb(candidate: Candidate, *sorts: str) -> bool:
    return any(one.sort == "verb" and (one.value or "").split(":")[0] in sorts for one in candidate.words)


def _daily(text: str) -> str | None:
    parts = {time.part for time in times_of_day(text)}
    return f"{len(parts)}/day" if parts else None


def _often(clause: str) -> str | None:
    found = frequencies(clause)
    return found[0].value if found else None


def _role(scene: Scene, candidate: Candidate) -> DoseRole:
    if _LIMIT.search(scene.text[max(0, candidate.start - _CLAUSE_SIDE) : candidate.end]):
        return "limit"
    if phrase("cues", "tolerance").search(scene.text):
        return "threshold"
    return reported_role(scene, scene.text[slice(*scene.clause(candidate.start, candidate.end))])


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;:")
