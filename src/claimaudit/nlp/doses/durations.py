"""Minutes and hours that are an amount of nothing: of an effect, a result, a machine, a shift, a clock."""

from __future__ import annotations

import re
from functools import cache

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import alternatives, phrase, words
from claimaudit.nlp.tree import Token

_AROUND = re.compile(
    r"\s?(?:before|after|ahead|later|apart|between|of\s(?:a|each|taking|lifting|eating|waking)|until|prior|beforehand|"
    r"afterwards|from|pre-|or\sso\s(?:before|after)|ago|old|long|into|away|inside|['’]\s?(?:grace|walk)|"
    r"to\s(?:work|kick)|off\s(?:my|his|her|their|the))",
    re.IGNORECASE,
)
_TO_TIME = re.compile(
    r"\b(?:within|after|every|before|until|in|by|last(?:s|ed|ing)?|wait|leave|since|once|hold|each|in\sany|inside|"
    r"took|takes?\sabout|used\sto\stake|breath\sfor|lasting)\s(?:about\s|the\s|at\sleast\s|an?\s|as\slittle\sas\s|just\s|under\s|less\sthan\s)?$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r"-?\s?(?:rides?|walks?|shifts?|window|gap|interval|half-life|wait|total|later|course|mile|clinic|lecture|read|"
    r"flights?|journeys?|film|programme|delay)\b",
    re.IGNORECASE,
)
_RESULT_AFTER = re.compile(
    r"\s(?:(?:of\s)?(?:\w+\s){0,2})?(?:longer|sooner|faster|quicker|slower|earlier|less|extra)\b",
    re.IGNORECASE,
)
_REACH = 40
"""Characters before an amount that may tell of a result."""


def is_spare_time(scene: Scene, amount: Amount, before: str, after: str) -> bool:
    """Whether a length of time is no amount of what one does."""
    if _modifies_deed(scene, amount):
        return False
    if _AROUND.match(after) or _NOUN_AFTER.match(after) or scene.block.kind == "heading":
        return True
    if _TO_TIME.search(before) or _RESULT_AFTER.match(after):
        return True
    if phrase("orders", "machines").search(scene.text) or _result().search(before[-_REACH:]):
        return True
    return before.rstrip().endswith(" for") and _is_of_effect(scene, amount)


def _modifies_deed(scene: Scene, amount: Amount) -> bool:
    """ "A 20-minute walk", "an hour's jog"."""
    if "-" not in scene.text[amount.start : amount.end] and not scene.text[amount.end :].startswith(
        ("'s", "’s")
    ):
        return False
    match = re.match(
        r"(?:['’]s)?\s(?:[a-z-]{3,12}\s){0,2}?(?P<noun>[a-z]{3,12})(?![\w])", scene.text[amount.end :]
    )
    return match is not None and match["noun"] in _names_of_deeds()


@cache
def _names_of_deeds() -> frozenset[str]:
    return frozenset(
        {*words("circumstances", "activities"), *words("orders", "deeds"), "session", "meditation"}
    )


@cache
def _result() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w])(?:{alternatives(words('orders', 'results'))})(?![\w])[^.;,:]*$", re.IGNORECASE
    )


def _is_of_effect(scene: Scene, amount: Amount) -> bool:
    """ "Relieves cramp for an hour": what the time hangs on is nothing that one does."""
    span = scene.page.doc.covering(scene.start + amount.start, scene.start + amount.end)
    preposition = span.root.head if span is not None else None
    if preposition is None or preposition.lower_ != "for" or preposition.head.pos_ != "VERB":
        return False
    return not _is_deed(scene, preposition.head)


def _is_deed(scene: Scene, verb: Token) -> bool:
    names = {verb.lemma, verb.lower_}
    if names & _deeds():
        return True
    return any(verb.idx <= term.start < verb.idx + len(verb) for term in scene.terms)


@cache
def _deeds() -> frozenset[str]:
    return frozenset(
        (
            *words("orders", "doing"),
            *words("orders", "dosing_verbs"),
            *words("orders", "deeds"),
            *words("circumstances", "activities"),
        )
    )
