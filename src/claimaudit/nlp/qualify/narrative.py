"""Narrative: what happened once belongs to what the passage tells of: a study, or somebody's case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimaudit.nlp.proposal import Proposal, Range
from claimaudit.nlp.qualify.persons import Person
from claimaudit.nlp.qualify.scope import Link
from claimaudit.nlp.qualify.tense import in_past, is_perfect
from claimaudit.nlp.tree import Span, Token

BACK = 6
"""Sentences back at most in which a passage names its source."""
STUDY = 2
"""Sentences back at most over which what happened belongs to a study."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def is_told(links: Sequence[Link]) -> bool:
    """Whether a predicate tells what happened: its clause is in the past tense."""
    verb = next((link.token for link in links if link.token.pos_ in {"VERB", "AUX"}), links[-1].token)
    return in_past(verb)


def tells(sentence: Span) -> bool:
    """Whether a sentence as a whole tells what happened."""
    return in_past(sentence.root)


def brings_up(proposal: Proposal, sentence: Span, text: str, earlier: str) -> bool:
    """Whether a claim is about an agent that its own sentence names and the `earlier` passage doesn't."""
    own = [
        text[slice(*agent.at)]
        for agent in proposal.agents
        if agent.at and not agent.resolved_from and sentence.start_char <= agent.at[0] < sentence.end_char
    ]
    words = {word.removesuffix("s") for name in own for word in _WORD.findall(name.casefold())}
    known = earlier.casefold()
    return bool(words) and not any(word in known for word in words)


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
