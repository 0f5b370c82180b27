"""What the judge looks at around a word: its form, its place in the tree, its neighbours, and the
types of what is named near it. Names of features that are on."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimaudit.nlp.effects.setting import Setting

_WORDED = frozenset(
    {"prep", "agent", "neg", "aux", "auxpass", "mark", "advmod", "det", "prt", "case", "amod"}
)
"""Dependents whose very word tells."""
_ENDS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_EXPECTED = ("nsubj", "nsubjpass", "dobj", "prep", "agent", "aux", "det", "attr")
"""Dependents whose absence tells, too."""
_WINDOW = (-2, -1, 1, 2)


def word_features(token: Token, setting: Setting) -> Iterator[str]:
    """The features of a word in its sentence."""
    yield from _form(token, setting)
    yield from _above(token, setting)
    yield from _below(token, setting)
    yield from _beside(token, setting)


def _form(token: Token, setting: Setting) -> Iterator[str]:
    lemma = token.lemma_.lower()
    yield f"lemma:{lemma}"
    yield f"ending:{lemma[-3:]}"
    yield f"ending:{lemma[-4:]}"
    yield f"beginning:{lemma[:4]}"
    yield f"tag:{token.tag_}"
    yield f"dep:{token.dep_}"
    yield f"tag:{token.tag_}:{token.dep_}"
    yield f"type:{setting.types.get(token.i)}"


def _above(token: Token, setting: Setting) -> Iterator[str]:
    head = token.head
    if head.i == token.i:
        yield "root"
        return
    yield f"head:{head.lemma_.lower()}"
    yield f"head:{head.pos_}:{token.dep_}"
    yield f"head-dep:{head.dep_}"
    yield f"head-type:{setting.types.get(head.i)}"


def _below(token: Token, setting: Setting) -> Iterator[str]:
    seen: set[str] = set()
    for child in token.children:
        dep = child.dep_
        seen.add(dep)
        yield f"has:{dep}:{child.pos_}"
        if dep in _WORDED or dep in _ENDS:
            yield f"has:{dep}:{child.lemma_.lower()}"
        if kind := setting.types.get(child.i):
            yield f"has:{dep}:{kind}"
        if dep in {"prep", "agent"}:
            for end in child.children:
                yield f"{child.lower_}:{setting.types.get(end.i) or end.pos_}"
    yield from (f"lacks:{dep}" for dep in _EXPECTED if dep not in seen)


def _beside(token: Token, setting: Setting) -> Iterator[str]:
    sentence, doc = setting.sentence, token.doc
    for offset in _WINDOW:
        index = token.i + offset
        if not sentence.start <= index < sentence.end:
            yield f"at{offset}:border"
            continue
        other = doc[index]
        yield f"at{offset}:{other.lemma_.lower()}"
        yield f"at{offset}:{other.tag_}"
        if kind := setting.types.get(index):
            yield f"at{offset}:{kind}"
    for kind in {kind for index, kind in setting.types.items() if index < token.i}:
        yield f"before:{kind}"
    for kind in {kind for index, kind in setting.types.items() if index > token.i}:
        yield f"after:{kind}"
