"""The annotated texts as the encoder reads them: windows of pieces, what annotators say of each word, and to
which words those of a claim point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimaudit.model import Relation
from claimaudit.nlp.encoder.windows import Window, windows
from claimaudit.nlp.encoder.wordpiece import WordPieces
from claimaudit.nlp.tree import Span, Tree
from training.align import Aligned, align
from training.dose_labels import documents

KINDS = ("none", "mechanism", "outcome")
UNSAID = -100
"""What PyTorch takes for a label that says nothing."""
_IDLE = frozenset({"PUNCT", "SPACE", "PART", "ADP"})
"""Words that head no cue where it has others."""


@dataclass(frozen=True, slots=True)
class Ask:
    """The word that stands for a claim, and those that name its agents, and its targets, there or before;
    words by their number in the lesson."""

    word: int
    agents: list[int]
    targets: list[int]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Some windows of a document (by number) that follow one another, and of each of their words: the
    number of its sentence, the kind of the claim whose cue it heads, the relation of that claim, and
    whether it is part of a dose, of an agent's name, of a target's."""

    document: int
    windows: list[Window]
    sentences: list[int]
    kinds: list[int]
    relations: list[int]
    doses: list[int]
    agents: list[int]
    targets: list[int]
    asks: list[Ask] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Text:
    """An annotated text, parsed."""

    tree: Tree
    claims: list[Aligned]


def parsed() -> Iterator[Text]:
    """The texts of `tests/gold` and `training/texts`."""
    for doc, item in documents():
        yield Text(Tree(doc), list(align(doc, item.claims)))


def lessons(
    texts: Sequence[Text], vocabulary: WordPieces, relations: Sequence[Relation], together: int
) -> Iterator[Lesson]:
    """Every window of some texts, so many together."""
    for number, text in enumerate(texts):
        found = list(windows(text.tree, vocabulary))
        for at in range(0, len(found), together):
            yield _lesson(number, text, found[at : at + together], relations)


def _lesson(number: int, text: Text, read: list[Window], relations: Sequence[Relation]) -> Lesson:
    tree, claims = text.tree, text.claims
    kinds, named = _of_effects(tree, claims, relations)
    doses = {index for claim in claims if claim.view.kind == "dosage" for index in claim.cue}
    agents = {index for claim in claims for index in _named(tree, claim, claim.view.agents)}
    targets = {index for claim in claims for index in _named(tree, claim, claim.view.targets)}
    words = [word for window in read for word in window.words]
    return Lesson(
        number,
        read,
        _sentences(tree, words),
        [kinds.get(word, 0) for word in words],
        [named.get(word, UNSAID) for word in words],
        *([int(word in part) for word in words] for part in (doses, agents, targets)),
        list(_asks(tree, claims, {word: at for at, word in enumerate(words)})),
    )


def _sentences(tree: Tree, words: Sequence[int]) -> list[int]:
    numbers = [number for number, sentence in enumerate(tree.sentences) for _ in range(len(sentence))]
    return [numbers[word] for word in words]


def _asks(tree: Tree, claims: Sequence[Aligned], places: dict[int, int]) -> Iterator[Ask]:
    """What the claims of some words ask for that these words, up to the end of the claim's sentence, name."""
    for claim in claims:
        head = min(claim.cue) if claim.view.kind == "dosage" else _head(tree, claim.cue)
        if head in places:
            agents, targets = (
                _known(tree, names, head, places) for names in (claim.view.agents, claim.view.targets)
            )
            yield Ask(places[head], agents, _nearest(targets, tree.sentence_at(head), places))


def _known(tree: Tree, names: Sequence[str], head: int, places: dict[int, int]) -> list[int]:
    """Words up to the end of a word's sentence that are one of some names."""
    end = tree.sentence_at(head).end_char
    words = {word for name in names for word in _mentions(tree, name, 0, end)}
    return sorted(places[word] for word in words if word in places)


def _nearest(targets: list[int], sentence: Span, places: dict[int, int]) -> list[int]:
    """Those of a sentence, if it names any: of what it is about, a claim mostly speaks itself."""
    inside = {places[word] for word in range(sentence.start, sentence.end) if word in places}
    return [word for word in targets if word in inside] or targets


def _named(tree: Tree, claim: Aligned, names: Sequence[str]) -> Iterator[int]:
    """The words of the claim's own sentence that are one of some names."""
    sentence = tree.sentence_at(min(claim.cue))
    for name in names:
        yield from _mentions(tree, name, sentence.start_char, sentence.end_char)


def _mentions(tree: Tree, name: str, start: int, end: int) -> Iterator[int]:
    """The words of a name wherever it stands in a stretch of the text, in the plural, too."""
    if not name:
        return
    for match in re.compile(rf"(?<!\w){re.escape(name)}s?(?!\w)", re.IGNORECASE).finditer(
        tree.text, start, end
    ):
        span = tree.covering(*match.span())
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
