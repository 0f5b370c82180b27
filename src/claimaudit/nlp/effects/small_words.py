"""Small words that say all by themselves, in notes, captions and lists: "lime blossom for flu", "not in
pregnancy", "hives from strawberries", "hot flushes: nothing"."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.nlp.effects.arguments import children, spread, subjects
from claimaudit.nlp.effects.echoes import neighbour
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.tree import Token

_SMALL = frozenset({"ADP", "PART", "DET", "PRON", "SCONJ", "INTJ", "NUM"})
_BACK = frozenset("from because due after without".split())
"""What follows these acts on what stands before them."""
_DENYING = frozenset({"not", "never", "no", "nothing", "none"})


_LIKEWISE = frozenset({"so", "neither", "nor", "either", "too", "as"})
"""These only say that the same holds again."""


def is_small(token: Token) -> bool:
    """Whether a word is neither a content word nor a mark; what it says depends on where it stands."""
    return token.pos_ in _SMALL and token.text[:1].isalnum() and token.lower_ not in _LIKEWISE


def of_small(token: Token) -> Predicate:
    """A small word as a predicate, with the denial or the preposition that belongs to it."""
    cue = tuple(_with_neighbours(token))
    named = spread([end for word in cue for end in children(word, "pobj", "pcomp")][:1])
    if any(word.lower_ in _BACK for word in cue):
        return Predicate(token, cue, ("causes",), named, _bearer(token), "unlisted")
    return Predicate(token, cue, ("affects",), _bearer(token), named, "unlisted")


def _with_neighbours(token: Token) -> Iterator[Token]:
    before, after = neighbour(token, -1), neighbour(token, 1)
    if before is not None and token.pos_ == "ADP" and before.lower_ in _DENYING:
        yield before
    yield token
    if after is not None and after.pos_ == "ADP" and token.lower_ in _DENYING | _BACK:
        yield after


def _bearer(token: Token) -> tuple[Token, ...]:
    """What a small word is said of: the noun or the subject of the verb that it hangs on."""
    head = token.head
    if head is token:
        return ()
    return spread([head] if head.pos_ in {"NOUN", "PROPN"} else subjects(head))
