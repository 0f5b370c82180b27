"""Learn whose claim and whose dose it is, and what a claim is about: which of the rivals for each part.

    python -m training.parts TEXTS [--write | --beside]

TEXTS is a folder of annotated texts, with `docs` and `claims` as in `training/texts`, from which the encoder
has **not** learned: of texts that it knows it is surer than of any other, and would be trusted too far. New
texts teach this first, then the encoder. Cross-validates over the documents and prints the figures
to expect on a text not seen (those of targets a little too good, as their agents are told by the weights
that ship); `--write` then learns from all of them and writes `agents.npz`, `targets.npz`
and `dose_agents.npz` in `src/claimaudit/nlp/weights`; `--beside` writes the first two, each as one with the
network that stands there. Needs PyTorch.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.gold import Annotated, annotated
from benchmarks.matching import View, overlap
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.components import find_terms, terms_of
from claimaudit.nlp.discourse import Discourse
from claimaudit.nlp.doses.owners import places_of, rivals_for
from claimaudit.nlp.effects.agents import read_agents, rivals_of
from claimaudit.nlp.effects.candidate import Candidate
from claimaudit.nlp.effects.candidates import resolved
from claimaudit.nlp.effects.target_contest import contenders_of, crossed
from claimaudit.nlp.effects.targets import with_targets
from claimaudit.nlp.encoder import Signals, signals_of
from claimaudit.nlp.proposal import Mention
from claimaudit.nlp.tree import Tree
from training.beside import write_beside
from training.corpus import labelled
from training.dose_labels import annotated_doses
from training.fit import Team, rank
from training.linear import Linear, choice

FOLDS = 5
EFFECTS_RARE, TARGETS_RARE, DOSES_RARE = 4, 4, 2
PENALTY = 8.0
"""Of doses; the best on texts held out."""
Contest = list[tuple[tuple[str, ...], bool]]
"""The rivals for a part: their features, and whether annotators name them."""


@dataclass(frozen=True, slots=True)
class Text:
    """The contests of a document: for the agents and the targets of effects, for the agents of doses."""

    agents: list[Contest] = field(default_factory=list)
    targets: list[Contest] = field(default_factory=list)
    doses: list[Contest] = field(default_factory=list)


def read(folder: Path) -> Iterator[Text]:
    """The contests of annotated texts."""
    nlp = pipeline.load()
    nlp.disable_pipe("claimaudit")  # only its vocabulary is needed here
    for item in annotated(folder):
        doc = find_terms(nlp(layout.make_doc(nlp, item.document)))
        signals = signals_of(Tree(doc), terms_of(doc))
        text = Text(doses=list(_of_doses(doc, item, signals)))
        for agents, targets in _of_effects(doc, item, signals):
            if agents:
                text.agents.append(agents)
            text.targets.append(targets)
        yield text


def _of_effects(doc: Doc, item: Annotated, signals: Signals) -> Iterator[tuple[Contest, Contest]]:
    """Whose claims they are, and what they are about."""
    effects = [view for view in item.claims if view.kind != "dosage"]
    for candidate, claim, discourse in labelled(doc, effects):
        if claim is not None:
            whole = resolved(candidate.predicate, candidate.setting, discourse)
            whole = with_targets(whole, discourse, signals)
            rivals = rivals_of(whole, read_agents(whole, signals), discourse, signals)
            agents = [
                (tuple(rivals.features(rival)), overlap(claim.agents, _names(rival.mentions)))
                for rival in rivals.found.values()
            ]
            whole = replace(whole, agents=rivals.best())
            yield agents, _of_targets(whole, claim, discourse, signals)
            discourse.settle(whole.agents, whole.targets, candidate.setting.sentence)


def _of_targets(whole: Candidate, claim: View, discourse: Discourse, signals: Signals) -> Contest:
    """Where annotators name no target, nothing is the right one."""
    return [
        (
            tuple(crossed(rival, whole)),
            overlap(claim.targets, _names(rival.mentions)) if claim.targets else not rival.mentions,
        )
        for rival in contenders_of(whole, discourse, signals)
    ]


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
    return rank([each for text in texts for each in text.agents], rare=EFFECTS_RARE)


def fit_targets(texts: Sequence[Text]) -> Team:
    """Which of the rivals is what an effect is about."""
    return rank([each for text in texts for each in text.targets], rare=TARGETS_RARE)


def fit_doses(texts: Sequence[Text]) -> Linear:
    """Which of the rivals for a dose is its agent."""
    return choice([each for text in texts for each in text.doses], rare=DOSES_RARE, penalty=PENALTY)


def report(texts: Sequence[Text]) -> None:
    """Print the shares of held-out claims whose agent or target is right, and of those where a right one
    competes."""
    tried: dict[str, list[tuple[Contest, bool]]] = {"agents": [], "targets": [], "agents of doses": []}
    for fold in range(FOLDS):
        outside = [text for number, text in enumerate(texts) if number % FOLDS != fold]
        effects, targets, doses = fit_effects(outside), fit_targets(outside), fit_doses(outside)
        for text in texts[fold::FOLDS]:
            tried["agents"] += [(one, _is_won(one, _scores(effects, one))) for one in text.agents]
            tried["targets"] += [(one, _is_won(one, _scores(targets, one))) for one in text.targets]
            for one in text.doses:
                tried["agents of doses"].append((one, _is_won(one, [doses.score(row) for row in _rows(one)])))
    for name, contests in tried.items():
        won = sum(right for _, right in contests) / len(contests)
        best = sum(any(right for _, right in contest) for contest, _ in contests) / len(contests)
        print(f"{name}: right {won:.3f}, at best {best:.3f}")


def _scores(team: Team, contest: Contest) -> list[float]:
    found: list[float] = team.scores(_rows(contest))[:, 0].tolist()
    return found


def _rows(contest: Contest) -> list[tuple[str, ...]]:
    return [row for row, _ in contest]


def _is_won(contest: Contest, scores: Sequence[float]) -> bool:
    """Whether the likeliest rival is a right one."""
    return contest[max(range(len(contest)), key=scores.__getitem__)][1]


def main() -> None:
    """Cross-validate and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    then = parser.add_mutually_exclusive_group()
    then.add_argument("--write", action="store_true", help="learn from all texts, and write")
    then.add_argument("--beside", action="store_true", help="write it beside what ships, for effects")
    arguments = parser.parse_args()
    texts = list(read(arguments.texts))
    report(texts)
    if arguments.beside:
        write_beside(fit_effects(texts), "agents")
        write_beside(fit_targets(texts), "targets")
    elif arguments.write:
        fit_effects(texts).write("agents")
        fit_targets(texts).write("targets")
        fit_doses(texts).write("dose_agents")


if __name__ == "__main__":
    main()
