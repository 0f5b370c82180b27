"""Learn what the judge of effect claims knows: which candidates are claims, of which kind, with which
relation.

    python -m training.judge [--write]

Cross-validates over the documents of `tests/gold` and `training/texts` and prints the figures to expect
on a text not seen; `--write` then learns from all of them and writes `src/claimaudit/nlp/weights`. Needs
PyTorch (`pip install torch`).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from training.corpus import Corpus, Example, read
from training.fit import Team, classify

FOLDS = 10
NONE = "-"
"""The class of what is no claim; sorts before the kinds."""


def fit_kinds(examples: Sequence[Example]) -> Team:
    """Which candidates are claims, and of which kind."""
    labels = [each.claim.kind if each.claim else NONE for each in examples]
    return classify([each.features for each in examples], labels, rare=3)


def fit_relations(examples: Sequence[Example]) -> Team:
    """Which relation a claim states."""
    claims = [each for each in examples if each.claim]
    labels = [each.claim.relation or NONE for each in claims if each.claim]
    return classify([with_kind(each) for each in claims], labels, rare=4)


def with_kind(example: Example) -> list[str]:
    """The features that the relation is learned from."""
    return [*example.features, f"kind:{example.claim.kind}"] if example.claim else []


def held_out(
    corpus: Corpus, fit: Callable[[Sequence[Example]], Team]
) -> Iterator[tuple[Team, list[Example]]]:
    """For each fold of documents, a model that has not seen them, and their candidates."""
    for fold in range(FOLDS):
        inside = [each for each in corpus.examples if each.document % FOLDS == fold]
        yield fit([each for each in corpus.examples if each.document % FOLDS != fold]), inside


def report_kinds(corpus: Corpus) -> None:
    """Print precision, recall and F1 of claims on held-out documents at several thresholds."""
    tried: list[Example] = []
    rows: list[NDArray[np.float64]] = []
    for model, inside in held_out(corpus, fit_kinds):
        tried += inside
        rows.append(model.chances([each.features for each in inside]))
    chances, total = np.concatenate(rows), sum(corpus.totals)
    truth = np.array([each.claim.kind if each.claim else NONE for each in tried])
    said = np.array(["mechanism", "outcome"])[np.argmax(chances[:, 1:], axis=1)]
    print(f"candidates {len(tried)}, of them claims {int(np.sum(truth != NONE))} of {total}")
    for threshold in np.arange(0.25, 0.55, 0.05):
        taken = 1 - chances[:, 0] >= threshold
        number, right = int(taken.sum()), int(np.sum(taken & (truth == said)))
        loose = int(np.sum(taken & (truth != NONE)))
        print(
            f"  {threshold:.2f}  p {right / number:.3f}  r {right / total:.3f}"
            f"  f1 {2 * right / (number + total):.3f}  any kind {2 * loose / (number + total):.3f}"
        )


def report_relations(corpus: Corpus) -> None:
    """Print the share of held-out claims whose relation is right."""
    right = total = 0
    for model, inside in held_out(corpus, fit_relations):
        claims = [each for each in inside if each.claim]
        said = np.argmax(model.chances([with_kind(each) for each in claims]), axis=1)
        right += sum(
            model.classes[index] == each.claim.relation
            for index, each in zip(said, claims, strict=True)
            if each.claim
        )
        total += len(claims)
    print(f"relation {right / total:.3f}")


def main() -> None:
    """Cross-validate and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    corpus = read()
    report_relations(corpus)
    report_kinds(corpus)
    if arguments.write:
        fit_kinds(corpus.examples).write("kinds")
        fit_relations(corpus.examples).write("relations")


if __name__ == "__main__":
    main()
