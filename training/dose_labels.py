"""Which candidates for a dose annotators call one: each annotated dose is the candidate that fits it best."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Doc

from benchmarks.gold import GOLD, Annotated, annotated
from benchmarks.matching import View, match
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.components import find_terms, terms_of
from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.candidates import Candidate, candidates
from claimaudit.nlp.doses.judge import walk
from claimaudit.nlp.doses.scene import Page, Scene
from claimaudit.nlp.network import Group, names_of
from claimaudit.nlp.tree import Tree
from training.align import Aligned, align
from training.corpus import TEXTS

Tried = tuple[Scene, Candidate]
Watch = Callable[[Candidate, list[str], bool], None]
"""Sees each candidate with its features, and whether annotators call it a dose."""


def documents() -> Iterator[tuple[Doc, Annotated]]:
    """The texts of `tests/gold` and `training/texts`, parsed, with their claims."""
    nlp = pipeline.load()
    nlp.disable_pipe("claimaudit")  # only its vocabulary is needed here
    for item in (*annotated(GOLD), *annotated(TEXTS)):
        yield find_terms(nlp(layout.make_doc(nlp, item.document))), item


def annotated_doses(
    doc: Doc, item: Annotated, watch: Watch
) -> Iterator[tuple[Scene, list[tuple[Candidate, View]]]]:
    """The sentences of a document with the annotated doses that are candidates there, in order."""
    tried = [(scene, candidates(scene)) for scene in Page(Tree(doc), terms_of(doc)).scenes()]
    doses = _doses(doc, [(scene, one) for scene, found in tried for one in found], item)
    last: Amount | None = None
    for scene, found in tried:

        def decide(one: Candidate, evidence: Sequence[Group], scene: Scene = scene) -> bool:
            is_dose = (scene.start + one.start, one.kind) in doses
            watch(one, names_of(evidence), is_dose)
            return is_dose

        stated = sorted(walk(scene, last, found, decide), key=lambda one: one.start)
        last = next((one.amount for one in reversed(stated) if one.carries), last)
        yield scene, [(one, doses[scene.start + one.start, one.kind]) for one in stated]


def _doses(doc: Doc, tried: Sequence[Tried], item: Annotated) -> dict[tuple[int, str], View]:
    """The annotated doses, by where the candidate begins that each is, and its kind."""
    views = [view for view in item.claims if view.kind == "dosage"]
    chosen = _aligned(doc, tried, views)
    left = [view for view in views if not any(view is claim for claim in chosen.values())]
    free = [index for index, (_, one) in enumerate(tried) if index not in chosen and one.kind == "amount"]
    for here, there in match(left, [_view(*tried[index]) for index in free]):
        if _same_amount(left[here], tried[free[there]][1]):
            chosen[free[there]] = left[here]
    found = ((*tried[index], view) for index, view in chosen.items())
    return {(scene.start + one.start, one.kind): view for scene, one, view in found}


def _aligned(doc: Doc, tried: Sequence[Tried], views: Sequence[View]) -> dict[int, View]:
    """The claims whose words are found in the text, by the number of the candidate that fits each best."""
    tokens = [_tokens(doc, scene, one) for scene, one in tried]
    claims = list(align(doc, views))
    pairs = [
        (_fit(one, claim, len(inside & claim.cue) / len(inside | claim.cue)), number, index)
        for number, claim in enumerate(claims)
        for index, ((_, one), inside) in enumerate(zip(tried, tokens, strict=True))
        if inside & claim.cue
    ]
    chosen: dict[int, int] = {}
    for _, number, index in sorted(pairs, reverse=True):
        if number not in chosen.values() and index not in chosen:
            chosen[index] = number
    return {index: claims[number].view for index, number in chosen.items()}


def _tokens(doc: Doc, scene: Scene, one: Candidate) -> frozenset[int]:
    span = doc.char_span(scene.start + one.start, scene.start + one.end, alignment_mode="expand")
    return frozenset(token.i for token in span or ())


def _fit(one: Candidate, claim: Aligned, shared: float) -> float:
    """How well a candidate fits a claim: by the sort of dose, by the number, by the words they share."""
    if claim.view.low is None and claim.view.high is None:
        return shared + (2 if one.kind == "words" else 0)
    if one.kind == "words":
        return shared - 0.2
    return shared + (3 if _same_amount(claim.view, one) else 1)


def _same_amount(view: View, one: Candidate) -> bool:
    own = one.amount or one.figure
    return own is not None and (own.low in (view.low, view.high) or own.high == view.high)


def _view(scene: Scene, one: Candidate) -> View:
    """An amount as the measurements compare it with a claim."""
    low, high = (one.amount.low, one.amount.high) if one.amount else (None, None)
    cue = scene.text[one.start : one.end]
    return View("dosage", scene.text, cue, (), (), None, "positive", "asserted", "none", low, high)
