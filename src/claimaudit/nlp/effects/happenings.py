"""Agents that are something that happens, not a thing: "when the tablets fail", "if the drug is stopped". The
verb alone says too little."""

from __future__ import annotations

from claimaudit.model import MEDICINES
from claimaudit.nlp.discourse import Discourse, is_person
from claimaudit.nlp.discourse.subjects import is_pronoun
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Token
from claimaudit.source import collapse

_FINITE = frozenset({"VB", "VBP", "VBZ", "VBD", "VBN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COMPLETING = frozenset({"dobj", "prt", "acomp", "oprd", "xcomp"})
_ARTICLES = frozenset({"a", "an", "the"})
_DENYING = frozenset({"not", "never"})
_ASKING = frozenset({"WDT", "WP", "WRB"})
_DEPTH = 12
"""Steps up at most."""
_FAR = 60
"""Characters that are added on either side at most."""


def as_happenings(
    agents: tuple[Mention, ...], candidate: Candidate, discourse: Discourse
) -> tuple[Mention, ...]:
    """The agents of a candidate; with its subject and object what is a verb alone."""
    return tuple(_whole(one, candidate.predicate.head, discourse) for one in agents)


def _whole(agent: Mention, word: Token, discourse: Discourse) -> Mention:
    span = discourse.doc.covering(*agent.at) if agent.at and agent.resolved_from is None else None
    if span is None or len(span) > 1 or not _happens(span.root):
        return agent
    if agent.type in MEDICINES:  # taken for a verb: "swears that omeprazole 20 mg gave her sleep"
        return agent
    verb = span.root
    if _is_below(word, verb):  # "was withdrawn because it caused …"
        things = [child for child in verb.children if _is_thing(child)]
        return discourse.mention(things[0]) if things else agent
    at = (_beginning(verb), _ending(verb, word, discourse.text))
    return agent if at == agent.at else Mention(collapse(discourse.text[slice(*at)]), "unknown", None, at)


def _is_below(word: Token, verb: Token) -> bool:
    """Whether a word stands in a clause below a verb, not joined to it by "and"."""
    for _ in range(_DEPTH):
        if word.head is verb:
            return word.dep_ != "conj"
        word = word.head
    return False


def _happens(word: Token) -> bool:
    return word.pos_ == "VERB" and word.tag_ in _FINITE and word.dep_ not in {"amod", "compound"}


def _is_thing(child: Token) -> bool:
    named = child.tag_ not in _ASKING and not is_pronoun(child)
    return child.dep_ in _SUBJECTS and named and not is_person(child)


def _beginning(verb: Token) -> int:
    """Where its subject begins, the article left out; the verb itself, where there is none near."""
    firsts = [child.left_edge for child in verb.children if _is_thing(child)]
    starts = [one.nbor().idx if one.lower_ in _ARTICLES else one.idx for one in firsts]
    starts += [one.idx for one in verb.children if one.i < verb.i and one.lower_ in _DENYING]
    return min([start for start in starts if start >= verb.idx - _FAR], default=verb.idx)


def _ending(verb: Token, word: Token, text: str) -> int:
    """Where what completes it ends: before a comma, and before the word whose agent it is."""
    after = (child for child in verb.children if child.dep_ in _COMPLETING and not verb.i < word.i <= child.i)
    end = max([verb.end, *(child.right_edge.end for child in after)])
    return verb.end + len(text[verb.end : min(end, verb.end + _FAR)].split(",")[0].rstrip())
