"""Deeds that open a sentence as its subject, and were taken for its main verb: "not getting enough iron leads
to anaemia" is hung as if one got enough leads. Read as it stands, it would say the opposite."""

from __future__ import annotations

from claimaudit.nlp.tree.span import Span
from claimaudit.nlp.tree.token import Token

_OF_VERBS = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_NO_CLAUSES = frozenset("have get eat drink take use wear do".split())
"""Lemmas of verbs that take no clause for an object."""
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_OF_NOUNS = frozenset({"compound", "amod", "nmod", "det", "poss", "nummod", "quantmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TIMES = frozenset({"before", "after", "during"})
_FINITE = frozenset({"VBZ", "VBD"})
_OPENING = 2
"""Words among which the deed stands: itself, and "not" before it."""


def hang_deed(sentence: Span) -> None:
    """Make the opening deed of a sentence the subject of the verb that was hung below it, if there is one;
    and its object what was taken for a second subject."""
    deed = next((word for word in sentence[:_OPENING] if word.tag_ == "VBG"), None)
    if deed is None or any(child.dep_ in _OF_VERBS for child in deed.children):
        return
    if deed.dep_ == "csubj":
        _take_object(deed)
    if deed.head is not deed:
        return
    if verb := next((child for child in deed.rights if _is_main_verb(child, deed)), None):
        _rehang(deed, verb)
    elif verb := next((child for child in deed.rights if _is_after_time(child)), None):
        _end_time(verb)
        _rehang(deed, verb)


def _take_object(deed: Token) -> None:
    """Of "leaving out salt lowers", which has one subject: the noun is what the deed is done to."""
    between = [child for child in deed.head.lefts if child.dep_ == "nsubj" and child.i > deed.i]
    if between and not any(child.dep_ == "dobj" for child in deed.children):
        thing = between[0]
        deed.head.children = [child for child in deed.head.children if child is not thing]
        thing.dep_ = "dobj"
        _hang(deed, [*deed.children, thing])


def _is_after_time(verb: Token) -> bool:
    """Whether a verb was taken for a clause that tells when: "before surgery raises", of a sentence that has
    no other."""
    marks = [child for child in verb.lefts if child.dep_ == "mark"]
    return verb.dep_ == "advcl" and verb.tag_ == "VBZ" and any(one.lower_ in _TIMES for one in marks)


def _end_time(verb: Token) -> None:
    """Let the words that tell when end before the verb: "before" takes what was its subject."""
    lead = next(child for child in verb.lefts if child.dep_ == "mark")
    nouns = [child for child in verb.lefts if child.i > lead.i and child.dep_ in _SUBJECTS]
    verb.children = [child for child in verb.children if child is not lead and child not in nouns]
    lead.dep_, lead.head = "prep", verb
    for noun in nouns:
        noun.dep_ = "pobj"
    _hang(lead, nouns)
    _hang(verb, [lead, *verb.children])


def _is_main_verb(word: Token, deed: Token) -> bool:
    """An object that is a verb, or has an object itself; a clause, where none can be."""
    if word.dep_ == "ccomp":
        return word.tag_ in _FINITE and deed.lemma in _NO_CLAUSES
    return word.dep_ == "dobj" and (word.tag_ in _FINITE or any(one.dep_ == "dobj" for one in word.children))


def _rehang(deed: Token, verb: Token) -> None:
    """Turn the two round; the noun before the verb is what the deed is done to. Heads and lists of children
    are written anew."""
    late = [child for child in deed.rights if child.i > verb.i]
    thing = next((word for word in reversed(verb.lefts) if word.pos_ in _NOUNS), None)
    own = [word for word in verb.lefts if thing is not None and word.i < thing.i and word.dep_ in _OF_NOUNS]
    kept = [child for child in verb.children if child is not thing and child not in own]
    _hang(
        deed, [child for child in deed.children if child.i < verb.i] + ([thing] if thing is not None else [])
    )
    if thing is not None:
        thing.dep_ = "dobj"
        _hang(thing, [*thing.children, *own])
    _hang(verb, [deed, *kept, *late])
    verb.head, verb.dep_, verb.pos_ = verb, "ROOT", "VERB"
    verb.tag_ = verb.tag_ if verb.tag_.startswith("VB") else "VBZ"
    deed.dep_ = "csubj"


def _hang(head: Token, children: list[Token]) -> None:
    for child in children:
        child.head = head
    head.children = sorted(children, key=lambda child: child.i)
