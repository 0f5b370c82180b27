"""Predicates: the words of a sentence that state a relation, with the tokens at either end.

Three kinds of word can: verbs ("lowers"), nouns ("a reduction in pain") and adjectives ("good for
cramps", "pressure was lower"). Each finder yields what its frames allow; whether it is a claim is
decided later, when the ends are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.nlp.effects.adjectives import of_adjective
from claimaudit.nlp.effects.nouns import of_noun
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.effects.verbs import of_verb


def predicates(setting: Setting) -> Iterator[Predicate]:
    """Every predicate of a sentence, in text order."""
    for token in setting.tokens:
        if token.tag_.startswith("VB") or token.pos_ == "VERB":
            found = tuple(of_verb(token))
            yield from found or (of_adjective(token) if token.tag_ in {"VBN", "VBG"} else ())
        elif token.pos_ in {"NOUN", "PROPN"}:
            yield from of_noun(token)
        elif token.pos_ in {"ADJ", "ADV"}:
            yield from of_adjective(token)
