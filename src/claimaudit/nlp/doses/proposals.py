"""The dosage claims of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.candidates import Candidate
from claimaudit.nlp.doses.details import parts
from claimaudit.nlp.doses.intervals import in_minutes, interval_of
from claimaudit.nlp.doses.judge import found_doses
from claimaudit.nlp.doses.owners import agents_of, places_of
from claimaudit.nlp.doses.products import Term
from claimaudit.nlp.doses.role import bound_of, role_of
from claimaudit.nlp.doses.scene import Page, Scene
from claimaudit.nlp.doses.vocabulary import words
from claimaudit.nlp.doses.worded import is_forbidden, worded_dose
from claimaudit.nlp.encoder import Signals
from claimaudit.nlp.proposal import DoseParts, Mention, Proposal
from claimaudit.nlp.tree import Tree
from claimaudit.nlp.vocabulary import Vocabulary


def propose_doses(
    doc: Tree, terms: Sequence[Term], signals: Signals, vocabulary: Vocabulary | None = None
) -> list[Proposal]:
    """Every stated amount, frequency, duration, timing or route of an agent, in reading order."""
    page = Page(doc, terms)
    found: list[Proposal] = []
    last: Amount | None = None
    for scene in page.scenes():
        doses = found_doses(scene, last, signals)
        stated = [one.amount for one in doses if one.amount]
        last = next((one.amount for one in reversed(doses) if one.carries), last)
        for proposal in _proposals(scene, doses, stated, signals):
            typed = replace(proposal, agents=_typed(proposal.agents, vocabulary))
            if typed.agents and not any(_is_same(page, typed, other) for other in found):
                found.append(typed)
    return sorted(found, key=lambda one: one.cue)


def _proposals(
    scene: Scene, doses: Sequence[Candidate], stated: Sequence[Amount], signals: Signals
) -> Iterator[Proposal]:
    places = places_of(scene, doses)
    for place, one in zip(places, doses, strict=True):
        rest = [other for other in places if other != place]
        agents = agents_of(scene, one, place, rest, signals)
        if one.amount is not None:
            dose = _dose(scene, stated, stated.index(one.amount))
            yield _proposal(scene, agents, _in_units(dose, agents))
        else:
            told = _proposal(scene, agents, worded_dose(scene, one))
            yield replace(told, negative=is_forbidden(scene, one))


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


def _dose(scene: Scene, stated: Sequence[Amount], index: int) -> DoseParts:
    amount = in_minutes(stated[index])
    bound = bound_of(scene, stated[index - 1] if amount.echo and index else amount)
    role = role_of(scene, amount, bound)
    content = role == "content"
    unit = amount.unit.code if amount.unit else None
    per = "kg" if amount.per_kg else "serving" if content else None
    found = parts(scene, stated, index, role)
    if amount.portions and found["frequency"] is None and amount.time:
        found["timing"] = scene.text[amount.start : amount.end]
    interval = interval_of(scene, amount)
    dose = DoseParts(
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
    return replace(dose, low=None, high=None, unit=None, timing=interval) if interval else dose


def _in_units(dose: DoseParts, agents: tuple[Mention, ...]) -> DoseParts:
    """The "units" of vitamins and of insulin are the international ones, those of other things their own;
    the ounces of what is drunk are fluid ones."""
    if dose.unit == "{unit}" and agents and all(_is_in_international(agent) for agent in agents):
        return replace(dose, unit="[iU]")
    drunk = agents and all(_is_drunk(agent) for agent in agents)
    return replace(dose, unit="[foz_us]") if dose.unit == "[oz_av]" and drunk else dose


def _is_in_international(agent: Mention) -> bool:
    return agent.type == "nutrient" or agent.name.endswith("insulin")


def _is_drunk(agent: Mention) -> bool:
    return agent.text.casefold().rpartition(" ")[2] in words("circumstances", "drinks")


def _proposal(scene: Scene, agents: tuple[Mention, ...], dose: DoseParts) -> Proposal:
    start, end = dose.at
    span = scene.page.doc.covering(start, end)
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
