"""Deeds that open a sentence as its subject, and were taken for its main verb: "not getting enough iron leads
to anaemia" is hung as if one got enough leads. Read as it stands, it would say the opposite."""

from __future__ import annotations

from claimaudit.nlp.tree.span import Span
from claimaudit.nlp.tree.token import Token

_OF_VERBS = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_NO_CLAUSES = frozenset("have get eat drink take use wear do".split())
"""Lemmas of verbs that take no clause for an object."""
_OPENING = 2
"""Words among which the deed stands: itself, and "not" before it."""


def hang_deed(sentence: Span) -> None:
    """Make the opening deed of a sentence the subject of the verb that was hung below it, if there is one."""
    deed = next((word for word in sentence[:_OPENING] if word.head is word and word.tag_ == "VBG"), None)
    if deed is None or any(child.dep_ in _OF_VERBS for child in deed.children):
        return
    verb = next((child for child in deed.rights if _is_main_verb(child, deed)), None)
    if verb is not None:
        _rehang(deed, verb)


def _is_main_verb(word: Token, deed: Token) -> bool:
    """An object that is a verb, or has an object itself; a clause, where none can be."""
    if word.dep_ == "ccomp":
        return word.tag_ == "VBZ" and deed.lemma in _NO_CLAUSES
    return word.dep_ == "dobj" and (word.tag_ == "VBZ" or any(one.dep_ == "dobj" for one in word.children))


def _rehang(deed: Token, verb: Token) -> None:
    before, after = verb.lefts, verb.rights
    late = [child for child in deed.rights if child.i > verb.i]
    early = [child for child in deed.children if child.i < verb.i]
    thing = before[-1:]
    for word in thing:
        word.dep_, word.head = "dobj", deed
        word.children = sorted([*word.children, *before[:-1]], key=lambda child: child.i)
    for word in before[:-1]:
        word.head = before[-1]
    for word in late:
        word.head = verb
    deed.children, verb.children = [*early, *thing], [deed, *sorted([*after, *late], key=lambda one: one.i)]
    verb.head, verb.dep_, verb.pos_, verb.tag_ = verb, "ROOT", "VERB", "VBZ"
    deed.head, deed.dep_ = verb, "csubj"
