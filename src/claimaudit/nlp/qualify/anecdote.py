"""Anecdotes: testimonials, one's own experience, what people tell, and tradition."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from claimaudit.nlp.layout import text_of
from claimaudit.nlp.proposal import Proposal, Range
from claimaudit.nlp.qualify.cues import Phrase, matches, word_lists
from claimaudit.nlp.qualify.scope import SUBJECTS, Link
from claimaudit.source import Block

_OWN = frozenset({"i", "me", "my", "mine", "myself"})
_SHARED = frozenset({"we", "us", "our", "ours"})
_QUOTED = re.compile(r"^\s*[\"“‘']")
_SIGNED = re.compile(r"(?:[–—]|--?)\s*[^\n.!?]{2,60}$")


def is_testimonial(doc: Doc, block: Block) -> bool:
    """Whether a block is what somebody writes of their own experience."""
    text = text_of(doc)[block.start : block.end]
    headings = word_lists("sources.yml")["testimonial_headings"]
    if any(heading in section.lower() for section in block.section[-1:] for heading in headings):
        return True
    if block.kind == "quote" or _QUOTED.match(text):
        return bool(_SIGNED.search(text.strip())) or _is_personal(text)
    return False


def experience(predicate: Token, links: list[Link], proposal: Proposal) -> Range | None:
    """The words by which a claim rests on the writer's own experience, or on what lay people tell."""
    if proposal.dose is not None:
        return _taken(predicate, proposal)
    return _told(links) or _own(predicate, links) or _tradition(predicate.sent)


def is_loose_result(predicate: Token) -> bool:
    """Whether a predicate reports without a subject of its own, as notes on oneself do: "libido up", "got ulcers"."""
    if predicate.pos_ not in {"VERB", "AUX"}:
        return True
    return predicate.tag_ == "VBD" and not any(
        child.dep_ in SUBJECTS and child.pos_ == "PRON" and child.norm_ not in _OWN
        for child in predicate.children
    )


def _taken(predicate: Token, proposal: Proposal) -> Range | None:
    if proposal.dose is None or proposal.dose.role != "taken":
        return None
    sentence = predicate.sent
    subjects = [token for token in sentence if token.dep_ in SUBJECTS]
    own = [token for token in sentence if token.norm_ in _OWN or token.norm_ in _SHARED]
    if own:
        return _at(own[0])
    finite = any(token.tag_ in {"VBZ", "VBP", "MD"} for token in sentence)
    return _at(predicate) if not finite or not subjects else None


def _told(links: list[Link]) -> Range | None:
    """ "Many people report", "users say"."""
    lists = word_lists("sources.yml")
    for link in links:
        if link.token.lemma_ not in lists["telling"]:
            continue
        for subject in link.token.children:
            if (
                subject.dep_ in SUBJECTS
                and subject.i < link.token.i
                and subject.lemma_.lower() in lists["lay"]
            ):
                return subject.left_edge.idx, subject.idx + len(subject)
    return None


def _own(predicate: Token, links: list[Link]) -> Range | None:
    """First person in the clause of the predicate, other than of a reader, writer or adviser."""
    clause = _clause(links)
    sentence = predicate.sent
    for token in sentence:
        if token.norm_ in _OWN and _same_clause(token, clause, links) and not _is_adviser(token):
            return _at(token)
    return None


def _clause(links: list[Link]) -> Token:
    """The verb of the clause in which a predicate stands."""
    return next((link.token for link in links if link.token.pos_ in {"VERB", "AUX"}), links[-1].token)


def _same_clause(token: Token, clause: Token, links: list[Link]) -> bool:
    above = {link.token.i for link in links}
    current = token
    for _ in range(6):
        if current.i == clause.i or (current.i in above and current.pos_ in {"VERB", "AUX"}):
            return True
        if current.head.i == current.i or current.dep_ in {"relcl", "advcl"}:
            return False
        current = current.head
    return False


def _is_adviser(token: Token) -> bool:
    """ "I think", "I recommend", "my doctor", "my advice"."""
    lists = word_lists("sources.yml")
    if token.dep_ in SUBJECTS:
        return token.head.lemma_ in lists["not_experience"]
    return token.dep_ == "poss" and (token.head.lemma_.lower() in lists["experts"] | lists["not_experience"])


def _tradition(sentence: Span) -> Range | None:
    tokens = list(sentence)
    for position, token in enumerate(tokens):
        for phrase in _TRADITION.get(token.norm_, ()):
            if matches(tokens, position, phrase):
                last = tokens[position + len(phrase) - 1]
                return token.idx, last.idx + len(last)
    return None


def _by_first(name: str) -> dict[str, list[Phrase]]:
    listed: dict[str, list[Phrase]] = {}
    for words in word_lists("sources.yml")[name]:
        phrase = tuple(words.split())
        listed.setdefault(phrase[0], []).append(phrase)
    return listed


_TRADITION = _by_first("tradition")


def _is_personal(text: str) -> bool:
    return bool(re.search(r"\b(?:I|I['’]\w+|my|me|My|we|our|We|Our)\b", text))


def _at(token: Token) -> Range:
    return token.idx, token.idx + len(token)
