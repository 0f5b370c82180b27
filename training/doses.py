"""Learn what the judge of doses knows: which amounts, bare numbers and words of time are doses, and whose.

    python -m training.doses [--write]

Cross-validates over the documents of `tests/gold` and `training/texts` and prints the figures to expect on a
text not seen; `--write` then learns from all of them and writes `doses.npz` and `dose_agents.npz` in
`src/claimaudit/nlp/weights`. Needs PyTorch.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from benchmarks.gold import Annotated
from benchmarks.matching import overlap
from claimaudit.nlp.doses.candidates import Candidate, Kind
from claimaudit.nlp.doses.judge import THRESHOLDS
from claimaudit.nlp.doses.owners import places_of, rivals_for
from claimaudit.nlp.doses.rivals import Mentions
from training.dose_labels import annotated_doses, documents
from training.linear import Linear, choice, logistic

FOLDS = 6
RARE = 2
DOSE_PENALTY, AGENT_PENALTY = 8.0, 3.0
"""The best in cross-validation."""
Contest = list[tuple[tuple[str, ...], bool]]
"""The rivals for the part of the agent: their features, and whether annotators name them. The choice of the
rules comes first."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate: its kind, its features, whether annotators call it a dose."""

    kind: Kind
    features: tuple[str, ...]
    is_dose: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The candidates of a document, the rivals for each dose, and how many doses annotators found."""

    total: int
    examples: list[Example] = field(default_factory=list)
    contests: list[Contest] = field(default_factory=list)


def read_text(doc: Doc, item: Annotated) -> Text:
    """The candidates and contests of a document; each has the doses and agents before it as annotated."""
    text = Text(sum(view.kind == "dosage" for view in item.claims))

    def watch(one: Candidate, names: list[str], is_dose: bool) -> None:
        text.examples.append(Example(one.kind, tuple(names), is_dose))

    for scene, doses in annotated_doses(doc, item, watch):
        places = places_of(scene, [one for one, _ in doses])
        for place, (one, view) in zip(places, doses, strict=True):
            rivals = rivals_for(scene, one, place, [other for other in places if other != place])
            rated = [(rival, overlap(view.agents, _names(rival.mentions))) for rival in rivals.found.values()]
            if rated:
                text.contests.append([(tuple(rivals.features(rival)), right) for rival, right in rated])
            right_ones = (rival.mentions for rival, right in rated if right)
            scene.page.settle(next(right_ones, ()), (scene.start, scene.end))
    return text


def _names(mentions: Mentions) -> tuple[str, ...]:
    return tuple(name for each in mentions for name in (each.text, each.canonical) if name)


def fit_doses(texts: Sequence[Text]) -> Linear:
    """Which candidates are doses."""
    examples = [each for text in texts for each in text.examples]
    labels = [each.is_dose for each in examples]
    return logistic([each.features for each in examples], labels, rare=RARE, penalty=DOSE_PENALTY)


def fit_agents(texts: Sequence[Text]) -> Linear:
    """Which of the rivals is the agent."""
    return choice([each for text in texts for each in text.contests], rare=RARE, penalty=AGENT_PENALTY)


def report(texts: Sequence[Text]) -> None:
    """Print precision, recall and F1 of doses, and the share of right agents, on held-out documents."""
    tried: list[tuple[Example, bool]] = []
    contests: list[tuple[Contest, bool]] = []
    for fold in range(FOLDS):
        outside = [text for number, text in enumerate(texts) if number % FOLDS != fold]
        doses, agents = fit_doses(outside), fit_agents(outside)
        for text in texts[fold::FOLDS]:
            tried += [(one, doses.chance(one.features) >= THRESHOLDS[one.kind]) for one in text.examples]
            contests += [(one, _is_won(agents, one)) for one in text.contests]
    _report_doses("all", tried, sum(text.total for text in texts))
    for kind in THRESHOLDS:
        own = [(one, found) for one, found in tried if one.kind == kind]
        _report_doses(kind, own, sum(one.is_dose for one, _ in own))
    shares = (
        sum(won for _, won in contests) / len(contests),
        sum(contest[0][1] for contest, _ in contests) / len(contests),
        sum(any(right for _, right in contest) for contest, _ in contests) / len(contests),
    )
    print("agent {:.3f}, by rules {:.3f}, at best {:.3f}".format(*shares))


def _is_won(agents: Linear, contest: Contest) -> bool:
    """Whether the likeliest rival is a right one."""
    return max(contest, key=lambda rival: agents.score(rival[0]))[1]


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
        fit_agents(texts).write("dose_agents")


if __name__ == "__main__":
    main()
