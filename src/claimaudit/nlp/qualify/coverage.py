"""Coverage: which predicates of a sentence a source in it speaks for."""

from __future__ import annotations

from itertools import pairwise

from claimaudit.nlp.proposal import Range
from claimaudit.nlp.qualify.cues import word_lists
from claimaudit.nlp.qualify.field import between
from claimaudit.nlp.qualify.scope import Link, Reach, has_own_subject
from claimaudit.nlp.qualify.sources import Source
from claimaudit.nlp.qualify.tense import in_past
from claimaudit.nlp.tree import Token


def covers(source: Source, links: list[Link]) -> bool:
    """Whether a source speaks for a predicate, whose way up is given."""
    if source.reach == "complement":
        return any(
            link.token.i == source.token.i and (not link.via or link.hedges & Reach.GOVERNOR)
            for link in links
        )
    predicate = links[0].token
    if (in_relative(links) and not _in_same_relative(source.token, links)) or _concedes(links, source.token):
        return False
    if source.reach == "sentence":
        return True
    own, other = _clause_head(predicate), _clause_head(source.token)
    if any(token.text == ";" for token in between(predicate, source.token)) and not in_past(own):
        return False  # "it kills germs; in one trial it healed sores"
    if own.dep_ == "conj" and own.head.i == other.i and not in_past(own):
        return False  # "one trial found less pain, and more is worse": the second clause holds anyway
    return own.i == other.i or source.token.i < _clause_start(own)


def in_relative(links: list[Link]) -> bool:
    """Whether a predicate stands in a relative clause, not one that says what evidence is of."""
    showing = word_lists("reports.yml")["showing"]
    return any(link.via == "relcl" and link.token.lemma not in showing for link in links)


def _concedes(links: list[Link], source: Token) -> bool:
    """Whether a predicate stands in a clause before the source's: "while no diet cures it, research..."."""
    return any(
        link.via == "advcl" and link.token.i > links[0].token.i and source.i > links[0].token.i
        for link in links
    )


def explains(links: list[Link], at: Range) -> bool:
    """Whether a predicate stands in a clause of its own after a reference, which doesn't bear it out.

    It gives the reason ("(Ried, 2008), because it forms stones"), or adds what holds in any case
    ("(Ried, 2008), and some people find it dear").
    """
    clause = _clause_head(links[0].token)
    if clause.dep_ == "conj" and not in_past(clause) and at[1] <= clause.doc[_clause_start(clause)].idx:
        return True
    for below, link in pairwise(links):
        if link.via == "advcl" and any(child.dep_ == "mark" for child in below.token.children):
            return at[1] <= below.token.left_edge.idx
    return False


def _in_same_relative(token: Token, links: list[Link]) -> bool:
    inner: set[int] = set()
    for link in links:
        inner.add(link.token.i)
        if link.via == "relcl":  # its noun may be the source itself: "a trial in which..."
            break
    current = token
    for _ in range(8):
        if current.i in inner:
            return True
        current = current.head
    return False


def _clause_head(token: Token) -> Token:
    """The verb of the independent clause in which a word stands."""
    current = token
    for _ in range(30):
        independent = current.dep_ in {"conj", "parataxis"} or (
            current.dep_ == "ccomp" and current.i < current.head.i
        )
        if current.head.i == current.i or (
            independent and current.pos_ in {"VERB", "AUX"} and has_own_subject(current)
        ):
            break
        current = current.head
    return current


def _clause_start(head: Token) -> int:
    return min((child.left_edge.i for child in head.lefts), default=head.i)
