"""Auxiliaries that say again of another what was said before: "aspirin doesn't", "regular slips will", "so
does liquorice"."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.nlp.effects.arguments import SUBJECTS, children, spread, subjects
from claimaudit.nlp.effects.predicate import Predicate
from claimaudit.nlp.tree import Token

_AUXILIARIES = frozenset({"be", "do", "have"})
_HELPING = frozenset({"aux", "auxpass"})
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "dative", "expl"})
_LIKEWISE = frozenset({"so", "neither", "nor"})
"""Before an auxiliary these turn it round: what it says that of comes after it."""
_DENIALS = frozenset({"not", "n't", "n’t", "never"})


def is_echo(token: Token) -> bool:
    """Whether an auxiliary stands alone with a subject, the verb left out."""
    if token.tag_ != "MD" and token.lemma not in _AUXILIARIES:
        return False
    if token.dep_ in _HELPING:
        return _is_turned(token) and token.i < token.head.i and not children(token.head, *SUBJECTS)
    if _is_turned(token):
        return bool(_after(token))
    complements = _COMPLEMENTS | {"prep"} if token.lemma == "be" else _COMPLEMENTS
    found = any(child.i > token.i and child.dep_ in complements for child in token.children)
    return bool(children(token, *SUBJECTS, "nsubjpass")) and not found


def echo(token: Token) -> Predicate:
    """An auxiliary as a predicate, with what denies or repeats beside it; of what, the text before tells."""
    if token.dep_ in _HELPING:
        agents = spread([token.head])
    else:
        agents = spread(_after(token) if _is_turned(token) else subjects(token))
    return Predicate(token, tuple(_with_neighbours(token)), ("affects",), agents, (), "unlisted")


def denies(predicate: Token) -> bool:
    """Whether an auxiliary is turned round by a denial: "neither does zinc"."""
    before = neighbour(predicate, -1)
    return is_echo(predicate) and before is not None and before.lower_ in _LIKEWISE - {"so"}


def allows(predicate: Token) -> bool:
    """Whether an auxiliary permits what was forbidden of something else: "orange juice can"."""
    after = neighbour(predicate, 1)
    denied = after is not None and after.lower_ in _DENIALS
    return is_echo(predicate) and predicate.lower_ in {"can", "may"} and not denied


def _after(token: Token) -> list[Token]:
    """The noun that follows an auxiliary turned round, whatever the parser takes it for."""
    return [child for child in token.children if child.i > token.i and child.pos_ in {"NOUN", "PROPN"}][:1]


def _is_turned(token: Token) -> bool:
    before = neighbour(token, -1)
    return before is not None and before.lower_ in _LIKEWISE


def _with_neighbours(token: Token) -> Iterator[Token]:
    before, after = neighbour(token, -1), neighbour(token, 1)
    if before is not None and before.lower_ in _LIKEWISE:
        yield before
    yield token
    if after is not None and after.lower_ in _DENIALS:
        yield after


def neighbour(token: Token, far: int) -> Token | None:
    """The token so far from another, in its sentence."""
    sentence = token.sent
    place = token.i + far
    return token.doc.tokens[place] if sentence.start <= place < sentence.end else None
