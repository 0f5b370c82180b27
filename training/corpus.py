"""The candidates of the annotated texts, each with the annotated claim that it is, if any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy import Language
from spacy.tokens import Doc

from benchmarks.gold import GOLD, Annotated, annotated
from benchmarks.matching import View
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.components import find_terms, terms_of
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.candidates import candidates
from claimaudit.nlp.effects.features import features
from claimaudit.nlp.tree import Tree
from claimaudit.nlp.vocabulary import load_vocabulary
from training.align import Aligned, align

TEXTS = Path(__file__).resolve().parent / "texts"


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of a document (by number): its features, and what annotators say of it."""

    document: int
    features: tuple[str, ...]
    claim: View | None


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every candidate in the annotated texts, and the number of effect claims in each document."""

    examples: list[Example]
    totals: list[int]


def read() -> Corpus:
    """The candidates of `tests/gold` and `training/texts`."""
    corpus = Corpus([], [])
    nlp = pipeline.load()
    nlp.disable_pipe("claimaudit")  # only its vocabulary is needed here
    for number, item in enumerate([*annotated(GOLD), *annotated(TEXTS)]):
        effects = [view for view in item.claims if view.kind != "dosage"]
        corpus.totals.append(len(effects))
        corpus.examples.extend(_examples(number, nlp, item, effects))
    return corpus


def _examples(number: int, nlp: Language, item: Annotated, effects: Sequence[View]) -> Iterator[Example]:
    doc = find_terms(nlp(layout.make_doc(nlp, item.document)))
    for candidate, claim, _ in labelled(doc, effects):
        yield Example(number, tuple(features(candidate)), claim)


def labelled(doc: Doc, effects: Sequence[View]) -> Iterator[tuple[Candidate, View | None, Discourse]]:
    """The candidates of a document on a walk through it, each with the annotated claim that it is, if any."""
    tree, claims = Tree(doc), list(align(doc, effects))
    discourse = Discourse.begin(tree, load_vocabulary(), terms_of(doc))
    for sentence in tree.sentences:
        block = discourse.block_of(sentence)
        if block is None or block.role != "body":
            continue
        found = list(candidates(sentence, discourse))
        for candidate, claim in zip(found, _labels(found, claims), strict=True):
            yield candidate, claim, discourse
        discourse.remember(sentence)


def _labels(found: Sequence[Candidate], claims: Sequence[Aligned]) -> list[View | None]:
    """Of the candidates in the cue of an annotated claim, the one that says it best is that claim."""
    by_token: dict[int, list[int]] = {}
    for index, candidate in enumerate(found):
        for token in {candidate.predicate.head.i, *(token.i for token in candidate.predicate.cue)}:
            by_token.setdefault(token, []).append(index)
    labels: list[View | None] = [None] * len(found)
    for claim in claims:
        rivals = {index for token in claim.cue for index in by_token.get(token, ())}
        rivals = {index for index in rivals if labels[index] is None}
        if rivals:
            best = max(sorted(rivals), key=lambda index: _fit(found[index], claim))
            labels[best] = claim.view
    return labels


def _fit(candidate: Candidate, claim: Aligned) -> tuple[bool, bool, int]:
    """Listed predicates before others, then the word that heads the cue, then what shares more of it."""
    head, cue = candidate.predicate.head, {token.i for token in candidate.predicate.cue}
    heads = head.i in claim.cue and (head.head.i not in claim.cue or head.head.i == head.i)
    return candidate.predicate.frame != "unlisted", heads, len(cue & claim.cue)
