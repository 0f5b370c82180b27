"""What the judge looks at around a word: its form, its place in the tree, its neighbours, and the
types of what is named near it.

Each of these is a piece of context: a function that names features, and the words it is asked of. The same
pieces recur from word to word, so that a network need look up what they say only once (`surroundings.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from claimaudit.nlp.effects.setting import Setting

Piece = tuple[Callable[..., Iterator[str]], *tuple[str | int | None, ...]]
"""A function that names features, and its arguments."""

_WORDED = frozenset(
    {"prep", "agent", "neg", "aux", "auxpass", "mark", "advmod", "det", "prt", "case", "amod"}
)
"""Dependents whose very word tells."""
_ENDS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_EXPECTED = ("nsubj", "nsubjpass", "dobj", "prep", "agent", "aux", "det", "attr")
"""Dependents whose absence tells, too."""
_WINDOW = (-2, -1, 1, 2)


def word_features(index: int, setting: Setting) -> list[str]:
    """The features of a word in its sentence."""
    return list(chain.from_iterable(name(*asked) for name, *asked in pieces(index, setting)))


def pieces(index: int, setting: Setting) -> Iterator[Piece]:
    """The context of a word in its sentence, piece by piece."""
    tree, types = setting.tree, setting.types
    head, dep = tree.heads[index], tree.deps[index]
    yield _form, tree.lemmas[index], tree.tags[index], dep, types.get(index)
    if head == index:
        yield (_root,)
    else:
        yield _above, dep, tree.lemmas[head], tree.poses[head], tree.deps[head], types.get(head)
    yield from _below(index, setting)
    yield from _beside(index, setting)


def _below(index: int, setting: Setting) -> Iterator[Piece]:
    tree, types = setting.tree, setting.types
    children = tree.children.get(index, ())
    for child in children:
        dep = tree.deps[child]
        yield _child, dep, tree.poses[child], tree.lemmas[child], types.get(child)
        if dep in {"prep", "agent"}:
            for end in tree.children.get(child, ()):
                yield _brought, tree.lowers[child], types.get(end) or tree.poses[end]
    deps = {tree.deps[child] for child in children}
    for dep in _EXPECTED:
        if dep not in deps:
            yield _lacking, dep


def _beside(index: int, setting: Setting) -> Iterator[Piece]:
    tree, types = setting.tree, setting.types
    start, end = setting.sentence.start, setting.sentence.end
    for offset in _WINDOW:
        other = index + offset
        if start <= other < end:
            yield _neighbour, offset, tree.lemmas[other], tree.tags[other], types.get(other)
        else:
            yield _border, offset
    for kind in {kind for at, kind in types.items() if at < index}:
        yield _before, kind
    for kind in {kind for at, kind in types.items() if at > index}:
        yield _after, kind


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


def _lacking(dep: str) -> Iterator[str]:
    yield f"lacks:{dep}"


def _neighbour(offset: int, lemma: str, tag: str, kind: str | None) -> Iterator[str]:
    yield f"at{offset}:{lemma}"
    yield f"at{offset}:{tag}"
    if kind:
        yield f"at{offset}:{kind}"


def _border(offset: int) -> Iterator[str]:
    yield f"at{offset}:border"


def _before(kind: str) -> Iterator[str]:
    yield f"before:{kind}"


def _after(kind: str) -> Iterator[str]:
    yield f"after:{kind}"
