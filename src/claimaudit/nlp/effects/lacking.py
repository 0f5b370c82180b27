"""Agents that act by being absent: "Without iodine, the thyroid swells" tells what the lack of it does, and
would say the opposite if iodine were named."""

from __future__ import annotations

from dataclasses import replace

from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token
from claimaudit.source import collapse


def as_lacking(
    agents: tuple[Mention, ...], candidate: Candidate, discourse: Discourse
) -> tuple[Mention, ...]:
    """The agents of a candidate; as one with their "without", where it happens in their absence. What can't
    happen without them they do: "without it the body can't build collagen"."""
    lead = _lead(candidate.predicate.head)
    if lead is None or not agents:
        return agents
    words = list(lead.subtree)
    start, end = lead.idx, max(word.idx + len(word) for word in words)
    if any(word.pos_ == "PRON" for word in lead.children):
        here = collapse(discourse.text[start:end])
        return tuple(_left(one, here) if one.resolved_from is not None else one for one in agents)
    if _stands_for_agents(lead, agents):
        return (Mention(collapse(discourse.text[start:end]), "unknown", None, (start, end)),)
    lacked = [one.at for one in agents if one.at is not None and start < one.at[0] < end]
    if not lacked or any(one.resolved_from is not None for one in agents):
        return agents
    listed = [word.end for word in words if word.dep_ == "conj" and word.pos_ in {"NOUN", "PROPN"}]
    at = (start, max([stop for _, stop in lacked] + listed))
    whole = Mention(collapse(discourse.text[slice(*at)]), "unknown", None, at)
    return (whole, *(one for one in agents if one.at not in lacked))


def _stands_for_agents(lead: Token, agents: tuple[Mention, ...]) -> bool:
    """Whether what is lacked is but described, and stands for agents named elsewhere: "without treatment"."""
    described = any(child.lemma in roles().descriptions | roles().bare for child in lead.children)
    here = range(lead.sent.start_char, lead.sent.end_char)
    return described and not any(one.at is not None and one.at[0] in here for one in agents)


def _left(one: Mention, here: str) -> Mention:
    """The lack of what a pronoun stands for."""
    return replace(one, text=f"without {one.text}", type="unknown", canonical=None, resolved_from=here)


_PARTS = frozenset({"conj", "advmod", "acomp", "attr", "dobj", "xcomp"})
"""What a word that states a relation may be of the verb that "without" is said of: "sleep better without"."""
_DENYING = frozenset("not n't never no nothing nobody none hardly scarcely barely rarely seldom".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _lead(word: Token) -> Token | None:
    """The "without" that is said of a word that isn't denied, or of the one that it belongs to."""
    if _is_denied(word):
        return None
    lead = _said_of(word)
    if lead is not None or word.dep_ not in _PARTS or word.head is word:
        return lead
    apart = word.dep_ == "conj" and any(
        child.dep_ in _SUBJECTS or child.tag_ == "MD" for child in word.children
    )
    return _said_of(word.head) if apart else _lead(word.head)


def _said_of(verb: Token) -> Token | None:
    """The "without" of a verb, denied or not: another clause goes on from it."""
    return next((one for one in verb.children if one.dep_ == "prep" and one.lower_ == "without"), None)


def _is_denied(word: Token) -> bool:
    """Whether a word, its subject or what stands by these denies it: "hardly", "nothing", "no tissue"."""
    near = [
        *word.children,
        *(one for child in word.children if child.dep_ in _SUBJECTS for one in child.children),
    ]
    return any(one.lower_ in _DENYING or one.dep_ == "neg" for one in near)
