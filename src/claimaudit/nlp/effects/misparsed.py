"""Verbs that the tagger took for nouns: "Nitric oxide formed from it lowers vascular resistance".

Only in a sentence in which it found no verb at all: there the first word that can be the third person of
a known verb is one, what stands before it is the agent, and what follows it the target.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from claimaudit.nlp.effects.predicates import Predicate
from claimaudit.nlp.frames import lemma_of_form, verb_frames

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})


def misparsed(sentence: Span) -> Iterator[Predicate]:
    """The predicate of a sentence without a finite verb, if a word in it can be one."""
    if any(token.tag_ in _FINITE for token in sentence):
        return
    for token in sentence:
        lemma = lemma_of_form(token.lower_)
        relations = verb_frames().transitive.get(lemma) if lemma else None
        if relations is None or token.i == sentence.start:
            continue
        target = _head_after(token, sentence)
        agent = _head_before(token, sentence)
        if agent is not None and target is not None:
            yield Predicate(token, (token,), relations, (agent,), (target,), "misparsed")
            return


def _head_after(verb: Token, sentence: Span) -> Token | None:
    """The last noun of the run that follows the verb."""
    head: Token | None = None
    for token in sentence.doc[verb.i + 1 : sentence.end]:
        if token.is_punct or token.pos_ in {"ADP", "CCONJ", "SCONJ", "VERB"}:
            break
        if token.pos_ in _NOUNS:
            head = token
    return head


def _head_before(verb: Token, sentence: Span) -> Token | None:
    """The last noun of the first run in the sentence."""
    head: Token | None = None
    for token in sentence.doc[sentence.start : verb.i]:
        if token.pos_ in {"ADP", "VERB"} and head is not None:
            break
        if token.pos_ in _NOUNS:
            head = token
    return head
