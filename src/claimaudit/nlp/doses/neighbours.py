"""What stands around a candidate: the words at its sides, the words of the lexicon before and after it, and
what the grammar hangs it on."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.nlp.doses.candidates import Candidate
from claimaudit.nlp.doses.surroundings import Surroundings
from claimaudit.nlp.tree import Token

_WINDOW = 3
_NEAR = 4
_WIDER = 6
_DEEP = 8
"""Steps up the tree to the verb."""
_HELPERS = frozenset({"aux", "neg", "auxpass", "mark"})


def words_beside(around: Surroundings, first: int, last: int) -> Iterator[str]:
    """The words next to those from first to last."""
    tokens = around.tokens
    for offset in range(1, _WINDOW + 1):
        for sign, at in (("-", first - offset), ("+", last + offset)):
            if 0 <= at < len(tokens):
                yield from _word(around, f"{sign}{offset}", at)
            elif offset == 1 or at in (-1, len(tokens)):
                yield f"{sign}{offset}=border"
    for sign, one, other in (("-", first - 2, first - 1), ("+", last + 1, last + 2)):
        if one >= 0 and other < len(tokens):
            yield f"{sign}12={tokens[one].lower_} {tokens[other].lower_}"


def _word(around: Surroundings, place: str, at: int) -> Iterator[str]:
    token = around.tokens[at]
    yield f"{place}={token.lower_}"
    yield f"{place}t={token.tag_}"
    if not place.endswith("3"):
        yield f"{place}l={token.lemma}"
    if kind := around.type_at.get(at):
        yield f"{place}k={kind}"


def words_near(around: Surroundings, first: int, last: int) -> Iterator[str]:
    """The lemmas of some words before and after, wherever they stand."""
    tokens = around.tokens
    yield from (f"before={one.lemma}" for one in tokens[max(0, first - _WIDER) : first])
    yield from (f"after={one.lemma}" for one in tokens[last + 1 : last + 1 + _WIDER])


def marks_near(around: Surroundings, first: int, last: int) -> Iterator[str]:
    """The lists of the lexicon that have a word before or after, with how far that is."""
    for start, end, name in around.marks:
        if end <= first:
            yield f"{name}<{_far(first - end)}"
        elif start > last:
            yield f"{name}>{_far(start - last - 1)}"
        else:
            yield f"{name}="


def _far(words: int) -> int:
    return 0 if words == 0 else 1 if words <= _NEAR else 2


def grammar(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    """What a candidate hangs on."""
    scene = around.scene
    place = (scene.start + candidate.start, scene.start + candidate.end)
    span = scene.page.doc.covering(*place)
    if span is None:
        return
    root, head = span.root, span.root.head
    yield f"dep={root.dep_}"
    yield f"tag={root.tag_}"
    if head.i != root.i:
        yield f"head={head.lemma}"
        yield f"head-tag={head.tag_}"
        if head.pos_ == "ADP":
            yield f"prep={head.lower_}>{head.head.lemma}"
    verb = _verb(root)
    yield from _of_verb(verb, around) if verb is not None else ("verb=none",)


def _verb(token: Token) -> Token | None:
    for _ in range(_DEEP):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _of_verb(verb: Token, around: Surroundings) -> Iterator[str]:
    yield f"verb={verb.lemma}"
    yield f"verb-tag={verb.tag_}"
    yield f"verb-dep={verb.dep_}"
    subject = next((one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass", "csubj")), None)
    if subject is None:
        yield "subject=none"
    else:
        yield f"subject={subject.lemma}"
        yield f"subject-dep={subject.dep_}"
        yield f"subject-type={_type(subject, around) or subject.pos_}"
    for child in verb.children:
        if child.dep_ in _HELPERS:
            yield f"verb-{child.dep_}={child.lemma}"
        elif child.dep_ == "dobj":
            yield f"object={_type(child, around) or child.lemma}"


def _type(token: Token, around: Surroundings) -> str | None:
    return around.type_at.get(around.at(token.idx - around.scene.start))
