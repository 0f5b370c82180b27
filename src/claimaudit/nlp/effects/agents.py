"""Who or what does what a predicate tells: of all that competes, what grammar, the document and the encoder
together speak for, with what is listed beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimaudit.nlp.competing import add_read
from claimaudit.nlp.discourse import Discourse, Place, Rivals
from claimaudit.nlp.effects.arguments import PASSIVE_SUBJECTS, SUBJECTS, children
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.done_by import as_deeds
from claimaudit.nlp.effects.happenings import as_happenings
from claimaudit.nlp.effects.lacking import as_lacking
from claimaudit.nlp.effects.lists import Stretch, completed, mention_of, span_of, stretches, touches
from claimaudit.nlp.effects.stopped import as_stopped
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.tree import Token

_BESIDE = frozenset({"ccomp", "parataxis"})
_FINITE = frozenset({"VB", "VBP", "VBZ", "VBD", "MD"})


def with_agents(candidate: Candidate, discourse: Discourse, signals: Signals) -> Candidate:
    """A candidate with the likeliest agents, not those of grammar alone."""
    read = read_agents(candidate, signals)
    agents = rivals_of(candidate, read, discourse, signals).best()
    others = [one for one in read if not touches(one, candidate.targets)]
    named = as_deeds(completed(agents, others, discourse), candidate, discourse)
    lacking = as_lacking(named, candidate, discourse)
    stopped = as_stopped(lacking, candidate, discourse)
    return replace(candidate, agents=as_happenings(stopped, candidate, discourse))


def rivals_of(
    candidate: Candidate, read: Sequence[Stretch], discourse: Discourse, signals: Signals
) -> Rivals:
    """What may be the agent of a candidate, with all that speaks for each; `read` are those that the encoder
    reads in its sentence."""
    sentence, word = candidate.setting.sentence, candidate.predicate.head.i
    rivals = discourse.rivals(place_of(candidate), sentence, candidate.agents)
    for stretch in read:
        if not any(touches(stretch, rival.mentions) for rival in rivals.found.values()):
            discourse.contest.offer(rivals, mention_of(stretch, discourse), span_of(stretch))
    pointed = signals.agents.pointers.of(word)
    cue = {token.i for token in candidate.predicate.cue}
    for token in pointed.likeliest():
        if token not in cue and not _is_deed_beside(discourse.doc.tokens[token], candidate.predicate.head):
            discourse.contest.point_out(rivals, discourse.doc.tokens[token], sentence)
    at = sentence.start_char, sentence.end_char
    add_read(rivals.found.values(), signals.agents, pointed, at)
    return rivals


def _is_deed_beside(word: Token, head: Token) -> bool:
    """Whether a verb stands beside the one whose agent is looked for, with the same subject or with another:
    "eases pain and improves sleep", "it eases pain; it also cut costs". What follows from it, it does."""
    if word.tag_ not in _FINITE:
        return False
    if head.head is word:
        shared = not children(head, *SUBJECTS, *PASSIVE_SUBJECTS)
        return head.dep_ in _BESIDE or (head.dep_ == "conj" and shared)
    return word.head is head and word.dep_ in {*_BESIDE, "conj"}


def read_agents(candidate: Candidate, signals: Signals) -> list[Stretch]:
    """What the encoder reads as agents in the sentence of a candidate."""
    return stretches(candidate, signals, "agents")


def place_of(candidate: Candidate) -> Place:
    """What the search for an agent has to know of a candidate."""
    predicate = candidate.predicate
    return Place(predicate.head, predicate.frame, predicate.agents, candidate.targets)
