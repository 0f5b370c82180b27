"""Whose dose it is: the rules propose, among rivals the learned weights choose."""

from __future__ import annotations

from collections.abc import Sequence

from claimaudit.nlp.competing import add_read
from claimaudit.nlp.doses.agent import choose_agent
from claimaudit.nlp.doses.candidates import Candidate
from claimaudit.nlp.doses.contenders import add_pointed, rivals_of
from claimaudit.nlp.doses.form import sort_of_candidate
from claimaudit.nlp.doses.kinds import ANY, DONE, TAKEN
from claimaudit.nlp.doses.rivals import Mentions, Rivals
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.worded import cue_of
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.proposal import Range

_OF_BOTH = frozenset({"session", "dose", "repetition", "set", "round", "breath"})
"""Counted of what is taken and of what is done."""


def places_of(scene: Scene, doses: Sequence[Candidate]) -> list[Range]:
    """Where the doses of a sentence stand in the text."""
    return [
        cue_of(scene, one)
        if one.amount is None
        else (scene.start + one.amount.start, scene.start + one.amount.end)
        for one in doses
    ]


def agents_of(
    scene: Scene, dose: Candidate, place: Range, others: Sequence[Range], signals: Signals
) -> Mentions:
    """The agents of a dose; `others` are the places of the other doses of its sentence."""
    agents = rivals_for(scene, dose, place, others, signals).best()
    scene.page.settle(agents, (scene.start, scene.end))
    return agents


def rivals_for(
    scene: Scene, dose: Candidate, place: Range, others: Sequence[Range], signals: Signals
) -> Rivals:
    """What competes for a dose, with all that speaks for each."""
    ruled = ruled_agents(scene, dose, place, others)
    rivals = rivals_of(scene, place, others, sort_of_candidate(dose), ruled)
    span = scene.page.doc.covering(*place) or scene.sentence
    pointed = signals.agents.pointers.of(span.start)
    add_pointed(rivals, pointed, signals)
    add_read(rivals.found.values(), signals.agents, pointed, (scene.start, scene.end))
    return rivals


def ruled_agents(scene: Scene, dose: Candidate, place: Range, others: Sequence[Range]) -> Mentions:
    """The choice of the rules: by grammar in the sentence, else by row, heading, what was named before."""
    amount = dose.amount
    if amount is None:
        return choose_agent(scene, place, (), ANY, amount=False)
    if amount.unit is not None and amount.unit.kind == "time":
        done = choose_agent(scene, place, others, DONE)
        return done or choose_agent(scene, place, others, ANY, amount=False)
    counted = amount.unit is None or amount.unit.name in _OF_BOTH
    unit = amount.form or (amount.unit.name if amount.unit and amount.unit.counted else None)
    agents = choose_agent(scene, place, others, ANY if counted else TAKEN)
    if unit is None or counted:
        return agents
    if any(agent.at and scene.start <= agent.at[0] < scene.end for agent in agents):
        scene.page.remember(unit, agents)
        return agents
    return (not scene.in_table and scene.page.counted_of(unit)) or agents
