"""Learn the weights of the judge of effect claims from the annotated texts in `tests/gold`.

    python -m training.judge [--write]

Cross-validates over documents and prints the figures to expect on a text not seen; `--write` then learns
from all of them and writes the weights. Needs scikit-learn (`pip install scikit-learn`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.gold import annotated
from benchmarks.matching import View, match
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.claims import sentence_around
from claimaudit.nlp.components import find_terms, terms_of
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.effects.features import features
from claimaudit.nlp.effects.propose import candidates, proposals
from claimaudit.nlp.proposal import Proposal
from claimaudit.nlp.vocabulary import load_vocabulary
from claimaudit.source import Document

WEIGHTS = Path(__file__).resolve().parents[1] / "src/claimaudit/nlp/effects/judge.json"
FOLDS = 10
STRENGTH = 0.35
"""Inverse of the regularisation; chosen by cross-validation."""
RARE = 2
"""A feature seen in fewer candidates is left out."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate: its features, whether an annotator has it, and how many claims it makes."""

    document: int
    features: tuple[str, ...]
    matched: int
    """Claims of the candidate that match annotated ones of the same kind."""
    claims: int
    """Claims that the candidate makes."""


def examples() -> tuple[list[Example], list[int]]:
    """Every candidate in the annotated texts, and the number of effect claims in each document."""
    nlp = pipeline.load()
    nlp.disable_pipe("claimaudit")  # only its vocabulary is needed here
    found: list[Example] = []
    totals: list[int] = []
    for number, item in enumerate(annotated()):
        doc = find_terms(nlp(layout.make_doc(nlp, item.document)))
        discourse = Discourse.begin(doc, load_vocabulary(), terms_of(doc))
        proposed: list[tuple[tuple[str, ...], list[Proposal]]] = []
        for sentence in doc.sents:
            block = discourse.block_of(sentence)
            if block is None or block.role != "body":
                continue
            for candidate in candidates(sentence, discourse):
                if candidate.agents:
                    proposed.append((tuple(features(candidate)), list(proposals(candidate, discourse))))
            discourse.remember(sentence)
        gold = [view for view in item.claims if view.kind != "dosage"]
        totals.append(len(gold))
        found += _labelled(number, item.document, proposed, gold)
    return found, totals


def _labelled(
    number: int,
    document: Document,
    proposed: Sequence[tuple[tuple[str, ...], list[Proposal]]],
    gold: Sequence[View],
) -> Iterator[Example]:
    views = [(index, _view(document, each)) for index, (_, group) in enumerate(proposed) for each in group]
    pairs = match(gold, [view for _, view in views])
    hits = [0] * len(proposed)
    for one, other in pairs:
        index, view = views[other]
        hits[index] += gold[one].kind == view.kind
    for index, (names, group) in enumerate(proposed):
        yield Example(number, names, hits[index], len(group))


def _view(document: Document, proposal: Proposal) -> View:
    sentence, _ = sentence_around(document, proposal)
    return View(
        kind=proposal.kind,
        sentence=document.slice(*sentence),
        cue=" … ".join(document.slice(*at) for at in proposal.cue),
        agents=tuple(name for each in proposal.agents for name in (each.text, each.canonical) if name),
        targets=tuple(name for each in proposal.targets for name in (each.text, each.canonical) if name),
        relation=proposal.relation,
        polarity="positive",
        certainty="asserted",
        support="none",
    )


@dataclass(frozen=True, slots=True)
class Model:
    """A fitted judge."""

    names: DictVectorizer
    regression: LogisticRegression

    @classmethod
    def fit(cls, training: Sequence[Example]) -> Model:
        """Learn from the examples; features that are rare are left out."""
        counts: dict[str, int] = {}
        for example in training:
            for name in example.features:
                counts[name] = counts.get(name, 0) + 1
        rows = [{name: 1.0 for name in each.features if counts[name] >= RARE} for each in training]
        names = DictVectorizer()
        regression = LogisticRegression(C=STRENGTH, max_iter=2000)
        regression.fit(names.fit_transform(rows), [each.matched > 0 for each in training])
        return cls(names, regression)

    def scores(self, tried: Sequence[Example]) -> np.ndarray:
        """Log odds, one an example."""
        rows = [dict.fromkeys(each.features, 1.0) for each in tried]
        return np.asarray(self.regression.decision_function(self.names.transform(rows)))


def cross_validate(found: Sequence[Example], totals: Sequence[int]) -> float:
    """Print precision, recall and F1 over held-out documents at several thresholds; the best threshold."""
    scores = np.zeros(len(found))
    for fold in range(FOLDS):
        inside = [index for index, each in enumerate(found) if each.document % FOLDS == fold]
        model = Model.fit([each for each in found if each.document % FOLDS != fold])
        scores[inside] = model.scores([found[index] for index in inside])
    ceiling = sum(each.matched for each in found) / sum(totals)
    print(f"candidates {len(found)}, recall of candidates {ceiling:.3f}")
    best, best_f1 = 0.0, 0.0
    for threshold in np.arange(-1.5, 1.0, 0.1):
        taken = [each for each, score in zip(found, scores, strict=True) if score > threshold]
        hits, claims = sum(each.matched for each in taken), sum(each.claims for each in taken)
        f1 = 2 * hits / (claims + sum(totals))
        print(f"  {threshold:5.1f}  p {hits / max(1, claims):.3f}  r {hits / sum(totals):.3f}  f1 {f1:.3f}")
        if f1 > best_f1:
            best, best_f1 = float(threshold), f1
    return best


def write(found: Sequence[Example], threshold: float) -> None:
    """Learn from everything and write the weights."""
    model = Model.fit(found)
    pairs = zip(model.names.get_feature_names_out(), model.regression.coef_[0], strict=True)
    weights = {str(name): round(float(weight), 3) for name, weight in pairs if abs(weight) >= 0.01}
    bias = round(float(model.regression.intercept_[0]) - threshold, 3)
    record = {"bias": bias, "weights": dict(sorted(weights.items()))}
    WEIGHTS.write_text(json.dumps(record, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {len(weights)} weights")


def main() -> None:
    """Cross-validate and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    found, totals = examples()
    threshold = cross_validate(found, totals)
    if arguments.write:
        write(found, threshold)


if __name__ == "__main__":
    main()
