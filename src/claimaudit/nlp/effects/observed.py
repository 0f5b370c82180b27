"""Differences that are seen and not made: "Patients with psoriasis had higher lipids" compares people as they
are. What people were given makes a difference: "women given vitamin D had higher bone density"."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.model import INTERVENTIONS, Relation
from claimaudit.nlp.discourse import is_person
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token

_CHANGES: frozenset[Relation] = frozenset({"increases", "decreases", "improves", "worsens"})
_COMPARED = frozenset({"JJR", "RBR"})
_LEVELS = frozenset("elevated raised common commoner likely likelier frequent".split())
"""What is said of a level without comparing it."""
_HAVING = frozenset({"with", "without", "of", "in", "among"})
_ANYBODY = frozenset(
    """people person patient individual woman man adult child participant volunteer user group other
    subject""".split()
)
_TELLING = frozenset({"amod", "compound"})
_OF_STUDIES = frozenset(
    "intervention treatment active study control placebo verum drug test exercise other".split()
)
"""What a group is called for what it was given."""
_GIVEN = frozenset("after on with following during by under from".split())
_PARTS = frozenset({"conj", "compound", "amod", "nmod"})
_DEPTH = 12
"""Steps up at most."""
_HAVE = frozenset({"have", "suffer", "develop"})


def as_observed(claim: Candidate, relation: Relation) -> Relation:
    """The relation of a claim; that two things go together, where people of one sort are compared."""
    if relation not in _CHANGES or not claim.agents or not _compares(claim.predicate):
        return relation
    seen = all(_is_state_of_people(agent, claim.predicate) for agent in claim.agents)
    return "associated" if seen and not _something_was_given(claim) else relation


def _compares(predicate: Predicate) -> bool:
    """Whether a predicate says how much of something there is, and nobody makes it so ("makes likely")."""
    if any(token.pos_ in {"VERB", "AUX"} and token.lower_ not in _LEVELS for token in predicate.cue):
        return False
    return any(token.tag_ in _COMPARED or token.lower_ in _LEVELS for token in predicate.cue)


def _something_was_given(claim: Candidate) -> bool:
    """Whether the sentence tells of something that people were given: "lower after spearmint tea"."""
    ends = [one.at for one in (*claim.agents, *claim.targets) if one.at is not None]
    named = (token for token in claim.setting.tokens if claim.setting.types.get(token.i) in INTERVENTIONS)
    return any(
        token.dep_ == "pobj"
        and token.head.lower_ in _GIVEN
        and not any(start <= token.idx < end for start, end in ends)
        for token in named
    )


def _is_state_of_people(agent: Mention, predicate: Predicate) -> bool:
    """Whether an agent is people, or what they have: "women with PCOS", "in people who have cirrhosis"."""
    if agent.at is None or agent.resolved_from is not None or agent.type in INTERVENTIONS:
        return False
    span = predicate.head.doc.covering(*agent.at)
    if span is None or span.root.tag_ == "VBN":
        return False
    if span.root.lemma in {"group", "arm"}:
        return _is_sort_of_people(span.root)
    return _is_sort_of_people(span.root) or any(map(is_person, _havers(span.root)))


def _is_sort_of_people(word: Token) -> bool:
    """Whether a noun names people by what they are: "smokers", "obese patients", not "the patients"."""
    if not is_person(word) or any(child.tag_ == "VBN" for child in word.lefts):
        return False  # "treated patients", "vaccinated infants"
    return word.lemma not in _ANYBODY or any(map(_tells_sort, word.children))


def _tells_sort(child: Token) -> bool:
    """Whether a word tells what people are or have, not what they were given: "obese", "treated"."""
    if child.dep_ == "prep":
        return child.lower_ in {"with", "without"}
    return child.dep_ in _TELLING and child.lemma not in _OF_STUDIES


def _havers(state: Token) -> Iterator[Token]:
    """Who has something: what it is said of by "with" or "in", or the subject of "have"."""
    word = state
    for _ in range(_DEPTH):
        if word.dep_ not in _PARTS:
            break
        word = word.head
        yield word
    lead = word.head
    if word.dep_ == "pobj" and lead.lower_ in _HAVING:
        yield lead.head
    if word.dep_ == "dobj" and lead.lemma in _HAVE and lead.dep_ == "relcl":
        yield lead.head
