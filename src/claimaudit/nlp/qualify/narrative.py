"""Narrative: what happened once belongs to what the passage tells of: a study, or somebody's case."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.nlp.proposal import Range
from claimaudit.nlp.qualify.persons import Person
from claimaudit.nlp.qualify.scope import Link
from claimaudit.nlp.qualify.tense import in_past, is_perfect
from claimaudit.nlp.tree import Token

BACK = 6
"""Sentences back at most in which a passage names its source."""
STUDY = 1
"""Sentences back at most over which what happened belongs to a study."""


def is_told(links: Sequence[Link]) -> bool:
    """Whether a predicate tells what happened: its clause is in the past tense."""
    verb = next((link.token for link in links if link.token.pos_ in {"VERB", "AUX"}), links[-1].token)
    return in_past(verb)


def told_case(person: Person) -> Range | None:
    """The words by which a sentence tells what happened to its writer, or to somebody they know."""
    for token in person.own:
        if _is_told_of(token):
            return token.idx, token.idx + len(token)
    return person.case


def _is_told_of(own: Token) -> bool:
    verb = own
    for _ in range(8):
        if verb.pos_ in {"VERB", "AUX"} and verb.dep_ not in {"aux", "auxpass"}:
            return in_past(verb) or is_perfect(verb)
        if verb.head.i == verb.i:
            return False
        verb = verb.head
    return False
