"""The verbs that order, change or stop what is taken, with their particles: "leave out", "double up"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from claimaudit.nlp.doses.vocabulary import words
from claimaudit.nlp.tree import Token

Sort = Literal["stop", "handle", "change", "resume", "move"]
_SORTS: tuple[Sort, ...] = ("stop", "handle", "change", "resume", "move")
REACH = 5
"""Words from a verb to its particle or its object."""


def sort_of(token: Token) -> Sort | None:
    """What sort of order a word is the verb of, its particle included."""
    known = _particles()
    particles = known.get(token.lower_) or known.get(token.lemma)
    if particles is None or not (token.pos_ in _VERBAL or token.is_title):
        return None
    particle = _particle(token, particles)
    return particles.get(particle) if particle is not None else None


_VERBAL = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})
"""Parts of speech that orders are taken for."""


@cache
def _particles() -> dict[str, dict[str, Sort]]:
    """By the first word of a verb: the particles that it may have, and what sort of order each makes of it;
    the empty one where it needs none."""
    found: dict[str, dict[str, Sort]] = {}
    for sort in reversed(_SORTS):
        for spelling in words("orders", sort):
            first, _, particle = spelling.partition(" ")
            found.setdefault(first, {})[particle] = sort
    return found


def _particle(token: Token, particles: dict[str, Sort]) -> str | None:
    """The particle that a verb has, "" where it needs none, None where it lacks one."""
    following = [one.lower_ for one in token.doc[token.i + 1 : token.i + 1 + REACH]]
    found = next((particle for particle in particles if particle and particle in following), None)
    return found or ("" if "" in particles else None)
