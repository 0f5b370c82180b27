"""The annotated texts as the encoder reads them: windows of pieces, and what annotators say of each word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimaudit.model import Relation
from claimaudit.nlp.encoder.windows import windows
from claimaudit.nlp.encoder.wordpiece import WordPieces
from claimaudit.nlp.tree import Tree
from training.align import Aligned, align
from training.dose_labels import documents

KINDS = ("none", "mechanism", "outcome")
UNSAID = -100
"""What PyTorch takes for a label that says nothing."""
_IDLE = frozenset({"PUNCT", "SPACE", "PART", "ADP"})
"""Words that head no cue where it has others."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window of a document (by number), and of each of its words: the kind of the claim whose cue it heads,
    the relation of that claim, and whether it is part of a dose, of an agent's name, of a target's."""

    document: int
    pieces: list[int]
    places: list[int]
    kinds: list[int]
    relations: list[int]
    doses: list[int]
    agents: list[int]
    targets: list[int]


def lessons(vocabulary: WordPieces, relations: Sequence[Relation]) -> Iterator[Lesson]:
    """Every window of every annotated text."""
    for number, (doc, item) in enumerate(documents()):
        tree = Tree(doc)
        claims = list(align(doc, item.claims))
        kinds, named = _of_effects(tree, claims, relations)
        doses = {index for claim in claims if claim.view.kind == "dosage" for index in claim.cue}
        agents = {index for claim in claims for index in _named(tree, claim, claim.view.agents)}
        targets = {index for claim in claims for index in _named(tree, claim, claim.view.targets)}
        for window in windows(tree, vocabulary):
            yield Lesson(
                number,
                window.pieces,
                window.places,
                [kinds.get(word, 0) for word in window.words],
                [named.get(word, UNSAID) for word in window.words],
                *([int(word in part) for word in window.words] for part in (doses, agents, targets)),
            )


def _named(tree: Tree, claim: Aligned, names: Sequence[str]) -> Iterator[int]:
    """The words of the claim's own sentence that are one of some names."""
    sentence = tree.sentence_at(min(claim.cue))
    for name in filter(None, names):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.text, re.IGNORECASE):
            span = tree.covering(sentence.start_char + match.start(), sentence.start_char + match.end())
            if span is not None:
                yield from range(span.start, span.end)


def _of_effects(
    tree: Tree, claims: Sequence[Aligned], relations: Sequence[Relation]
) -> tuple[dict[int, int], dict[int, int]]:
    """By the words that head cues, the kinds and the relations of the claims."""
    kinds: dict[int, int] = {}
    named: dict[int, int] = {}
    for claim in claims:
        if claim.view.kind != "dosage":
            head = _head(tree, claim.cue)
            kinds[head] = KINDS.index(claim.view.kind)
            if claim.view.relation in relations:
                named[head] = relations.index(claim.view.relation)
    return kinds, named


def _head(tree: Tree, cue: frozenset[int]) -> int:
    """The word of a cue that hangs on none of the others; no mark or particle, if it can be helped."""
    words = [tree.tokens[index] for index in sorted(cue)]
    heads = [word for word in words if word.head.i not in cue or word.head is word] or words
    worded = [word for word in heads if word.pos_ not in _IDLE] or heads
    return worded[0].i
