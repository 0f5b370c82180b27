"""Effects that are said to happen, without a word that says why: "Drowsiness is common", "rashes have
been reported". The agent is what the passage is about."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.nlp.effects.arguments import children, coordinated
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.effects.setting import Setting

_HAPPEN = frozenset("occur happen appear develop emerge arise".split())
_RECORDED = frozenset("report see describe observe note record document".split())
_OFTEN = frozenset("common uncommon rare frequent possible unusual likely unlikely commonest typical".split())
_WORDS = _HAPPEN | _RECORDED | _OFTEN


def occurrences(setting: Setting) -> Iterator[Predicate]:
    """Predicates of mere occurrence; their targets are what occurs."""
    for token in setting.among(_WORDS):
        if token.lemma_ in _HAPPEN or (token.lemma_ in _RECORDED and token.tag_ == "VBN"):
            happening = children(token, "nsubj", "nsubjpass")
        elif token.lower_ in _OFTEN and token.dep_ == "acomp":
            happening = children(token.head, "nsubj")
        else:
            continue
        targets = tuple(end for first in happening[:1] for end in coordinated(first))
        if targets:
            yield Predicate(token, (token,), ("causes",), (), targets, "occurrence")
