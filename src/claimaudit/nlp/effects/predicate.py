"""A predicate: the word of a sentence that states a relation, and the tokens at either end."""

from __future__ import annotations

from dataclasses import dataclass

from claimaudit.model import Relation
from claimaudit.nlp.tree import Token

LISTING = frozenset("effect event reaction complaint symptom sign complication problem".split())
"""Nouns whose copula lists what is suffered."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that states a relation, and the tokens at either end."""

    head: Token
    cue: tuple[Token, ...]
    relations: tuple[Relation, ...]
    agents: tuple[Token, ...]
    targets: tuple[Token, ...]
    frame: str
    """How it was found: transitive, ergative, noun, adjective …; a feature of the judgement."""
