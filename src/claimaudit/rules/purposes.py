"""What a dose is for, as far as the text tells: beside it, in its row, its block or its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimaudit.model import Claim
from claimaudit.rules.reading import Reading
from claimaudit.rules.subject import agents_of

WHAT_FOR = frozenset({"disease", "disease_course", "symptom", "function", "wellbeing"})
"""Types of targets that a remedy is taken for."""
_FOR = re.compile(
    r"\b(?:for|against|to (?:treat|prevent|ease|relieve|support|help(?: with)?))((?: [\w'’-]+){1,3})"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")
_NOT_FOR = frozenset(
    "the your their his her its this that these those and with take taken takes use used most some many "
    "better good best more example instance day days week weeks month months year years long".split()
)


def purposes(claim: Claim, reading: Reading) -> set[object]:
    """The words that name it, from the nearest place that does; none where nothing does."""
    return next(filter(None, _told(claim, reading)), set())


def said_for(text: str) -> set[object]:
    """The words after "for", "against" or "to treat"."""
    return {word for found in _FOR.finditer(text.casefold()) for word in _words(found[1])}


def _told(claim: Claim, reading: Reading) -> Iterator[set[object]]:
    agents = set(agents_of(claim))
    yield said_for(claim.sentence)
    if claim.row and claim.row.casefold() not in agents | {agent.text.casefold() for agent in claim.agents}:
        yield _words(claim.row)
    block = reading.block_around(claim.sentence_span[0])
    yield _targets(other for other in reading.claims_in(block) if not agents.isdisjoint(agents_of(other)))
    for heading in claim.section[-1:]:
        yield said_for(heading)
        yield _targets(reading.claims) & _words(heading)


def _targets(claims: Iterable[Claim]) -> set[object]:
    named = (target.text for claim in claims for target in claim.targets if target.type in WHAT_FOR)
    return {word for name in named for word in _words(name)}


def _words(text: str) -> set[object]:
    return {word for word in _WORD.findall(text.casefold()) if word not in _NOT_FOR}
