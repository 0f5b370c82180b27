"""Learn what the judge of doses knows: which amounts, bare numbers and words of time are doses.

    python -m training.doses [--write]

Cross-validates over the documents of `tests/gold` and `training/texts` and prints the figures to expect on a
text not seen; `--write` then learns from all of them and writes `doses.npz` and `dose_agents.npz` in
`src/claimaudit/nlp/weights`. Needs PyTorch.
"""

from __future__ import annotations

import argparse
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from benchmarks.gold import Annotated
from claimaudit.nlp.doses.candidates import Candidate, Kind
from claimaudit.nlp.doses.judge import THRESHOLDS
from training.dose_labels import annotated_doses, documents
from training.linear import Linear, logistic

FOLDS = 6
RARE = 2
PENALTY = 8.0
"""The best in cross-validation."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate: its kind, its features, whether annotators call it a dose."""

    kind: Kind
    features: tuple[str, ...]
    is_dose: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The candidates of a document, and how many doses annotators found."""

    total: int
    examples: list[Example] = field(default_factory=list)


def read_text(doc: Doc, item: Annotated) -> Text:
    """The candidates of a document; each has the doses before it as annotated."""
    text = Text(sum(view.kind == "dosage" for view in item.claims))

    def watch(one: Candidate, names: list[str], is_dose: bool) -> None:
        text.examples.append(Example(one.kind, tuple(names), is_dose))

    deque(annotated_doses(doc, item, watch), maxlen=0)
    return text


def fit_doses(texts: Sequence[Text]) -> Linear:
    """Which candidates are doses."""
    examples = [each for text in texts for each in text.examples]
    labels = [each.is_dose for each in examples]
    return logistic([each.features for each in examples], labels, rare=RARE, penalty=PENALTY)


def report(texts: Sequence[Text]) -> None:
    """Print precision, recall and F1 of doses on held-out documents."""
    tried: list[tuple[Example, bool]] = []
    for fold in range(FOLDS):
        doses = fit_doses([text for number, text in enumerate(texts) if number % FOLDS != fold])
        for text in texts[fold::FOLDS]:
            tried += [(one, doses.chance(one.features) >= THRESHOLDS[one.kind]) for one in text.examples]
    _report_doses("all", tried, sum(text.total for text in texts))
    for kind in THRESHOLDS:
        own = [(one, found) for one, found in tried if one.kind == kind]
        _report_doses(kind, own, sum(one.is_dose for one, _ in own))


def _report_doses(name: str, tried: Sequence[tuple[Example, bool]], total: int) -> None:
    right, said = sum(one.is_dose and found for one, found in tried), sum(found for _, found in tried)
    f1 = 2 * right / (said + total)
    print(f"{name:8} p {right / said:.3f}  r {right / total:.3f}  f1 {f1:.3f}  of {total}")


def main() -> None:
    """Cross-validate and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    texts = [read_text(doc, item) for doc, item in documents()]
    report(texts)
    if arguments.write:
        fit_doses(texts).write("doses")


if __name__ == "__main__":
    main()
