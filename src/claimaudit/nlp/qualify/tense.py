"""Tense: whether a verb tells what happened, or says what holds."""

from __future__ import annotations

from claimaudit.nlp.qualify.scope import SUBJECTS
from claimaudit.nlp.tree import Token

_PRESENT = frozenset({"VBZ", "VBP", "MD", "VB"})


def in_past(verb: Token) -> bool:
    """Whether a verb is in the past or past perfect ("fell", "was given", "had fallen")."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.tag_ in _PRESENT for child in helpers):
        return False
    if any(child.tag_ == "VBD" for child in helpers) or verb.tag_ == "VBD":
        return True
    shared = verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in verb.children)
    return shared and verb.tag_ == "VBN" and in_past(verb.head)


def is_perfect(verb: Token) -> bool:
    """Whether a verb is in the perfect ("has eased")."""
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
