"""Dosage claims without an amount: orders, frequencies, durations and relative amounts, with their agent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimaudit.nlp.doses.agent import ANY, TAKEN, choose_agent
from claimaudit.nlp.doses.circumstances import durations, populations, routes, timings
from claimaudit.nlp.doses.directives import directives
from claimaudit.nlp.doses.fragments import fragment_orders
from claimaudit.nlp.doses.frequency import frequencies
from claimaudit.nlp.doses.habits import habits
from claimaudit.nlp.doses.order import Order
from claimaudit.nlp.doses.relative import relative_amounts
from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.taken import taken_orders
from claimaudit.nlp.doses.timed import timed_orders
from claimaudit.nlp.doses.unlisted import taken_for
from claimaudit.nlp.proposal import DoseParts, Proposal, Range


def orders(scene: Scene, places: Sequence[Range]) -> list[Proposal]:
    """The doses of a sentence that have no amount; `places` are those of its amounts."""
    label = scene.block.kind == "heading" or (scene.in_table and scene.block.row is None)
    if scene.is_question or (label and not scene.has_verb):
        return []
    chosen: list[Order] = []
    for order in (*relative_amounts(scene), *_apart(scene, places)):
        if not any(_is_one(scene, order, other) for other in chosen):
            chosen.append(order)
    found = [_proposal(scene, order) for order in sorted(chosen, key=lambda one: one.start)]
    return [proposal for proposal in found if proposal is not None]


def _is_one(scene: Scene, order: Order, other: Order) -> bool:
    """Whether two orders are parts of one ("take it every day for a month")."""
    if order.start < other.end and other.start < order.end:
        return True
    return (
        order.negative == other.negative
        and not order.negative
        and _same_clause(scene, order, (other.start, other.end))
    )


def _apart(scene: Scene, places: Sequence[Range]) -> list[Order]:
    """Orders that are no circumstances of an amount in their clause."""
    spans = [(start - scene.start, end - scene.start) for start, end in places]
    candidates = [*habits(scene), *timed_orders(scene), *fragment_orders(scene), *taken_orders(scene)]
    candidates += [
        order for order in directives(scene) if not any(_states(scene, order, span) for span in spans)
    ]
    return [
        order
        for order in candidates
        if order.own or not any(_same_clause(scene, order, span) for span in spans)
    ]


def _states(scene: Scene, order: Order, span: Range) -> bool:
    """Whether an order has an amount of its own: "reduce the dose to 20 mg"."""
    near = order.start < span[1] and span[0] < order.end + _REACH
    return near and (span[0] < order.end or _same_clause(scene, order, span))


_REACH = 30
"""Characters after an order in which it has its amount."""


def _same_clause(scene: Scene, order: Order, span: Range) -> bool:
    start, end = min(order.start, span[0]), max(order.end, span[1])
    if order.negative and scene.text[start:end].count(" and ") == 1:
        return False
    between = scene.text[min(order.end, span[1]) : max(order.start, span[0])]
    return not any(mark in between for mark in (";", ". ", ": ", ", with no ", ", or ", ", then "))


def _proposal(scene: Scene, order: Order) -> Proposal | None:
    place = (scene.start + order.start, scene.start + order.end)
    named = taken_for(scene, *place) if order.duration and not _names_one(scene, place) else None
    agents = (
        (named,)
        if named
        else choose_agent(scene, place, (), ANY if order.behaviour or order.duration else TAKEN, amount=False)
    )
    if not agents:
        return None
    span = scene.page.doc.char_span(*place, alignment_mode="expand")
    clause = scene.clause(order.start, order.end)
    return Proposal(
        kind="dosage",
        cue=(place,),
        predicate=span.root.i if span is not None else scene.sentence.root.i,
        sentence=(scene.start, scene.end),
        clause=(scene.start + clause[0], scene.start + clause[1]),
        agents=agents,
        negative=order.negative,
        dose=_dose(scene, order, place),
    )


def _names_one(scene: Scene, place: Range) -> bool:
    """Whether an intervention stands just before or after these positions."""
    return any(
        -_BESIDE <= term.start - place[1] <= _BESIDE or 0 <= place[0] - term.end <= _BESIDE
        for term in scene.terms
    )


_BESIDE = 24


def _often(clause: str, words: str) -> str | None:
    found = [one for one in frequencies(clause) if clause[one.start : one.end] not in words]
    if found:
        return found[0].value
    return "once" if re.search(r"[,\s]once[.,;]?$", clause) else None


def _dose(scene: Scene, order: Order, place: Range) -> DoseParts:
    own = scene.text[slice(*scene.clause(order.start, order.end))]
    timed = order.timing or order.duration or order.route
    return DoseParts(
        at=place,
        frequency=order.frequency or (None if timed else _often(own, scene.text[order.start : order.end])),
        duration=order.duration
        or (None if order.timing else next((one.text for one in durations(own)), None)),
        timing=order.timing or next((one.text for one in timings(own)), None),
        route=order.route or next((one.text for one in routes(own)), None),
        population=next((one.text for one in populations(scene.text)), None),
        role=order.role,
    )
