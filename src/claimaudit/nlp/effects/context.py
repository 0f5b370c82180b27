"""What the judge looks at around a word: its form, its place in the tree, its neighbours, and the
types of what is named near it.

Each of these is a piece of context, a group of features. The same pieces recur from word to word, so that a
network need sum up what they say only once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimaudit.model import EntityType
from claimaudit.nlp.effects.setting import Setting
from claimaudit.nlp.network import Group
from claimaudit.nlp.tree import Token

_WORDED = frozenset(
    {"prep", "agent", "neg", "aux", "auxpass", "mark", "advmod", "det", "prt", "case", "amod"}
)
"""Dependents whose very word tells."""
_ENDS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_EXPECTED = ("nsubj", "nsubjpass", "dobj", "prep", "agent", "aux", "det", "attr")
"""Dependents whose absence tells, too."""
_WINDOW = (-2, -1, 1, 2)


def pieces(word: Token, setting: Setting) -> Iterator[Group]:
    """The context of a word in its sentence, and what all words of it have in common."""
    types, head = setting.types, word.head
    yield _form, word.lemma, word.tag_, word.dep_, types.get(word.i)
    if head is word:
        yield (_root,)
    else:
        yield _above, word.dep_, head.lemma, head.pos_, head.dep_, types.get(head.i)
    yield from _below(word, types)
    yield from _beside(word.i, setting)
    yield _common, *setting.traits


def _below(word: Token, types: Mapping[int, EntityType]) -> Iterator[Group]:
    for child in word.children:
        yield _child, child.dep_, child.pos_, child.lemma, types.get(child.i)
        if child.dep_ in {"prep", "agent"}:
            for end in child.children:
                yield _brought, child.lower_, types.get(end.i) or end.pos_
    yield _lacking, frozenset([child.dep_ for child in word.children])


def _beside(index: int, setting: Setting) -> Iterator[Group]:
    tokens, types = setting.tokens, setting.types
    at = index - setting.sentence.start
    for offset in _WINDOW:
        if 0 <= at + offset < len(tokens):
            other = tokens[at + offset]
            yield _neighbour, offset, other.lemma, other.tag_, types.get(other.i)
        else:
            yield _border, offset
    if types:
        yield _before, *dict.fromkeys([kind for at, kind in types.items() if at < index])
        yield _after, *dict.fromkeys([kind for at, kind in types.items() if at > index])


# --- the names of features ------------------------------------------------------------------------------


def _form(lemma: str, tag: str, dep: str, kind: str | None) -> Iterator[str]:
    yield f"lemma:{lemma}"
    yield f"ending:{lemma[-3:]}"
    yield f"ending:{lemma[-4:]}"
    yield f"beginning:{lemma[:4]}"
    yield f"tag:{tag}"
    yield f"dep:{dep}"
    yield f"tag:{tag}:{dep}"
    yield f"type:{kind}"


def _common(*traits: str) -> Iterator[str]:
    yield from traits


def _root() -> Iterator[str]:
    yield "root"


def _above(dep: str, lemma: str, pos: str, head_dep: str, kind: str | None) -> Iterator[str]:
    yield f"head:{lemma}"
    yield f"head:{pos}:{dep}"
    yield f"head-dep:{head_dep}"
    yield f"head-type:{kind}"


def _child(dep: str, pos: str, lemma: str, kind: str | None) -> Iterator[str]:
    yield f"has:{dep}:{pos}"
    if dep in _WORDED or dep in _ENDS:
        yield f"has:{dep}:{lemma}"
    if kind:
        yield f"has:{dep}:{kind}"


def _brought(preposition: str, what: str) -> Iterator[str]:
    yield f"{preposition}:{what}"


def _lacking(deps: frozenset[str]) -> Iterator[str]:
    for dep in _EXPECTED:
        if dep not in deps:
            yield f"lacks:{dep}"


def _neighbour(offset: int, lemma: str, tag: str, kind: str | None) -> Iterator[str]:
    yield f"at{offset}:{lemma}"
    yield f"at{offset}:{tag}"
    if kind:
        yield f"at{offset}:{kind}"


def _border(offset: int) -> Iterator[str]:
    yield f"at{offset}:border"


def _before(*kinds: str) -> Iterator[str]:
    for kind in kinds:
        yield f"before:{kind}"


def _after(*kinds: str) -> Iterator[str]:
    for kind in kinds:
        yield f"after:{kind}"
