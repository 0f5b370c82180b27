"""The dosage claims of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from claimaudit.nlp.doses.agent import ANY, DONE, TAKEN, choose_agent
from claimaudit.nlp.doses.amounts import Amount, amounts
from claimaudit.nlp.doses.details import is_infusion, parts
from claimaudit.nlp.doses.elliptic import elliptic_amounts
from claimaudit.nlp.doses.exclusions import is_dose
from claimaudit.nlp.doses.orders import orders
from claimaudit.nlp.doses.products import Term
from claimaudit.nlp.doses.role import bound_of, role_of
from claimaudit.nlp.doses.same import merge_equivalents
from claimaudit.nlp.doses.scene import Page, Scene
from claimaudit.nlp.doses.spent import is_spent
from claimaudit.nlp.proposal import DoseParts, Mention, Proposal, Range
from claimaudit.nlp.vocabulary import Vocabulary


def propose_doses(doc: Doc, terms: Sequence[Term], vocabulary: Vocabulary | None = None) -> list[Proposal]:
    """Every stated amount, frequency, duration, timing or route of an agent, in reading order."""
    page = Page(doc, terms)
    found: list[Proposal] = []
    last: Amount | None = None
    for scene in page.scenes():
        stated = dose_amounts(scene, last)
        last = next((one for one in reversed(stated) if not _is_time(one)), last)
        places = [(scene.start + amount.start, scene.start + amount.end) for amount in stated]
        for index, place in enumerate(places):
            others = [other for other in places if other != place]
            agents = _agents(scene, stated[index], place, others)
            if _is_time(stated[index]) and not agents:
                continue
            agents = _typed(agents, vocabulary)
            proposal = _proposal(scene, agents, _dose(scene, stated, index))
            if not any(_is_same(page, proposal, other) for other in found):
                found.append(proposal)
        found += orders(scene, [one.dose.at for one in found if one.dose and one.sentence[0] == scene.start])
    return sorted(found, key=lambda one: one.cue)


_OF_BOTH = frozenset({"session", "dose", "repetition", "set", "round", "breath"})
"""Counted of what is taken and of what is done."""


def _agents(scene: Scene, amount: Amount, place: Range, others: Sequence[Range]) -> tuple[Mention, ...]:
    if _is_time(amount):
        return choose_agent(scene, place, others, DONE) or (
            choose_agent(scene, place, others, ANY, amount=False) if is_spent(scene, amount) else ()
        )
    counted = amount.unit is None or amount.unit.name in _OF_BOTH
    unit = amount.form or (amount.unit.name if amount.unit and amount.unit.counted else None)
    agents = choose_agent(scene, place, others, ANY if counted else TAKEN)
    if unit is None or counted:
        return agents
    if any(agent.at and scene.start <= agent.at[0] < scene.end for agent in agents):
        scene.page.remember(unit, agents)
        return agents
    return (not scene.in_table and scene.page.counted_of(unit)) or agents


def _is_time(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.kind == "time"


def _is_same(page: Page, one: Proposal, other: Proposal) -> bool:
    """Whether a sentence states an amount of an agent twice, in the same words."""
    if one.sentence != other.sentence or one.agents != other.agents:
        return False
    first, second = (page.text[slice(*each.cue[0])].casefold() for each in (one, other))
    is_step = page.text[max(0, one.cue[0][0] - 3) : one.cue[0][0]] == "by "
    return first == second and not is_step


def _typed(agents: tuple[Mention, ...], vocabulary: Vocabulary | None) -> tuple[Mention, ...]:
    """Agents that are in no list, with the type that their head word tells."""
    if vocabulary is None:
        return agents
    return tuple(
        replace(agent, type=vocabulary.type_of(agent.text)) if agent.type == "unknown" else agent
        for agent in agents
    )


def dose_amounts(scene: Scene, last: Amount | None = None) -> list[Amount]:
    """The amounts of a sentence that are doses, in order, each once."""
    merged = merge_equivalents(scene.text, amounts(scene.text))
    found = [amount for amount in merged if is_dose(scene, amount)]
    found += elliptic_amounts(scene, merged, found[-1] if found else last)
    return sorted(found, key=lambda one: one.start)


def _dose(scene: Scene, stated: Sequence[Amount], index: int) -> DoseParts:
    amount = stated[index]
    bound = bound_of(scene, stated[index - 1] if amount.echo and index else amount)
    role = role_of(scene, amount, bound)
    content = role == "content"
    unit = amount.unit.code if amount.unit else None
    if is_infusion(amount):
        unit = f"{unit}/h"
    per = "kg" if amount.per_kg else "serving" if content else None
    found = parts(scene, stated, index, role)
    if amount.portions and found["frequency"] is None and amount.time:
        found["timing"] = scene.text[amount.start : amount.end]
    return DoseParts(
        at=(scene.start + amount.start, scene.start + amount.end),
        low=None if bound == "maximum" else amount.low,
        high=None if bound == "minimum" else amount.high,
        unit=unit,
        per=per,
        count=amount.count,
        form=amount.form,
        role=role,
        **found,
    )


def _proposal(scene: Scene, agents: tuple[Mention, ...], dose: DoseParts) -> Proposal:
    start, end = dose.at
    span = scene.page.doc.char_span(start, end, alignment_mode="expand")
    clause = scene.clause(start - scene.start, end - scene.start)
    return Proposal(
        kind="dosage",
        cue=(dose.at,),
        predicate=span.root.i if span is not None else scene.sentence.root.i,
        sentence=(scene.start, scene.end),
        clause=(scene.start + clause[0], scene.start + clause[1]),
        agents=agents,
        dose=dose,
    )
