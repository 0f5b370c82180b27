"""Learn whose claim and whose dose it is: which of the rivals for the part of the agent.

    python -m training.agents TEXTS [--write]

TEXTS is a folder of annotated texts, with `docs` and `claims` as in `training/texts`, from which the encoder
has **not** learned: of texts that it knows it is surer than of any other, and would be trusted too far. New
texts teach this first, then the encoder. Cross-validates over the documents and prints the figures
to expect on a text not seen; `--write` then learns from all of them and writes `agents.npz` and
`dose_agents.npz` in `src/claimaudit/nlp/weights`. Needs PyTorch.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.gold import Annotated, annotated
from benchmarks.matching import overlap
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.components import find_terms, terms_of
from claimaudit.nlp.doses.owners import places_of, rivals_for
from claimaudit.nlp.effects.agents import read_agents, rivals_of
from claimaudit.nlp.effects.candidates import resolved
from claimaudit.nlp.effects.targets import with_targets
from claimaudit.nlp.encoder import Signals, signals_of
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Tree
from training.corpus import labelled
from training.dose_labels import annotated_doses
from training.fit import Team, rank
from training.linear import Linear, choice

FOLDS = 5
EFFECTS_RARE, DOSES_RARE = 4, 2
PENALTY = 8.0
"""Of doses; the best on texts held out."""
Contest = list[tuple[tuple[str, ...], bool]]
"""The rivals for the part of an agent: their features, and whether annotators name them."""


@dataclass(frozen=True, slots=True)
class Text:
    """The contests of a document."""

    effects: list[Contest]
    doses: list[Contest]


def read(folder: Path) -> Iterator[Text]:
    """The contests of annotated texts."""
    nlp = pipeline.load()
    nlp.disable_pipe("claimaudit")  # only its vocabulary is needed here
    for item in annotated(folder):
        doc = find_terms(nlp(layout.make_doc(nlp, item.document)))
        signals = signals_of(Tree(doc), terms_of(doc))
        yield Text(list(_of_effects(doc, item, signals)), list(_of_doses(doc, item, signals)))


def _of_effects(doc: Doc, item: Annotated, signals: Signals) -> Iterator[Contest]:
    effects = [view for view in item.claims if view.kind != "dosage"]
    for candidate, claim, discourse in labelled(doc, effects):
        if claim is not None:
            whole = resolved(candidate.predicate, candidate.setting, discourse)
            whole = with_targets(whole, discourse, signals)
            rivals = rivals_of(whole, read_agents(whole, signals), discourse, signals)
            if rivals.found:
                yield [
                    (tuple(rivals.features(rival)), overlap(claim.agents, _names(rival.mentions)))
                    for rival in rivals.found.values()
                ]
            discourse.settle(whole.agents, candidate.setting.sentence)


def _of_doses(doc: Doc, item: Annotated, signals: Signals) -> Iterator[Contest]:
    for scene, doses in annotated_doses(doc, item, lambda *_: None):
        places = places_of(scene, [one for one, _ in doses])
        for place, (one, view) in zip(places, doses, strict=True):
            rivals = rivals_for(scene, one, place, [other for other in places if other != place], signals)
            rated = [(rival, overlap(view.agents, _names(rival.mentions))) for rival in rivals.found.values()]
            if rated:
                yield [(tuple(rivals.features(rival)), right) for rival, right in rated]
            right_ones = (rival.mentions for rival, right in rated if right)
            scene.page.settle(next(right_ones, ()), (scene.start, scene.end))


def _names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(name for each in mentions for name in (each.text, each.canonical) if name)


def fit_effects(texts: Sequence[Text]) -> Team:
    """Which of the rivals for an effect is its agent."""
    return rank([each for text in texts for each in text.effects], rare=EFFECTS_RARE)


def fit_doses(texts: Sequence[Text]) -> Linear:
    """Which of the rivals for a dose is its agent."""
    return choice([each for text in texts for each in text.doses], rare=DOSES_RARE, penalty=PENALTY)


def report(texts: Sequence[Text]) -> None:
    """Print the shares of held-out claims whose agent is right, and of those where a right one competes."""
    effects: list[tuple[Contest, bool]] = []
    doses: list[tuple[Contest, bool]] = []
    for fold in range(FOLDS):
        outside = [text for number, text in enumerate(texts) if number % FOLDS != fold]
        team, linear = fit_effects(outside), fit_doses(outside)
        for text in texts[fold::FOLDS]:
            effects += [(one, _is_won(one, team.scores(_rows(one))[:, 0])) for one in text.effects]
            doses += [(one, _is_won(one, [linear.score(row) for row in _rows(one)])) for one in text.doses]
    for name, tried in (("effects", effects), ("doses", doses)):
        won = sum(right for _, right in tried) / len(tried)
        best = sum(any(right for _, right in contest) for contest, _ in tried) / len(tried)
        print(f"{name}: agent {won:.3f}, at best {best:.3f}")


def _rows(contest: Contest) -> list[tuple[str, ...]]:
    return [row for row, _ in contest]


def _is_won(contest: Contest, scores: Sequence[float]) -> bool:
    """Whether the likeliest rival is a right one."""
    return contest[max(range(len(contest)), key=scores.__getitem__)][1]


def main() -> None:
    """Cross-validate and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    texts = list(read(arguments.texts))
    report(texts)
    if arguments.write:
        fit_effects(texts).write("agents")
        fit_doses(texts).write("dose_agents")


if __name__ == "__main__":
    main()
