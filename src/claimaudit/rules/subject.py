"""What a condition is asked of: a claim, a sentence, a block or a document, and where to look from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from claimaudit.model import INTERVENTIONS, Claim, Entity
from claimaudit.rules.conditions import Where
from claimaudit.rules.probes import Side
from claimaudit.rules.reading import Ranges, Reading
from claimaudit.rules.schema import Evidence
from claimaudit.source import Region


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim with its clause, or a stretch of the document."""

    reading: Reading
    ranges: Ranges
    definitions: Mapping[str, Callable[[Subject], bool]]
    evidence: Evidence = "sentence"
    claim: Claim | None = None
    about: Claim | None = None
    """The claim that was first asked about, when the question has moved on to its neighbourhood."""
    agent: str | None = None
    """The only agent that counts, in rules that ask for each by itself."""
    _on: dict[int, Subject] = field(init=False, repr=False, compare=False, default_factory=dict)
    _of: dict[str, Subject] = field(init=False, repr=False, compare=False, default_factory=dict)
    _around: dict[Ranges, Subject] = field(init=False, repr=False, compare=False, default_factory=dict)
    _holds: dict[str, bool] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What was asked before: each rule asks of the same claims and sentences, by the same definitions."""

    def on_claim(self, claim: Claim) -> Subject:
        """The same question of a claim."""
        if self.claim is claim:
            return self
        found = self._on.get(id(claim))
        if found is None:
            ranges = (self.reading.positions(claim.span),)
            found = self._moved(ranges, claim, self.about or claim)
            self._on[id(claim)] = found
        return found

    def of(self, agent: str) -> Subject:
        """The same question, where one agent alone counts."""
        found = self._of.get(agent)
        if found is None:
            found = self._of[agent] = replace(self, agent=agent)
        return found

    def around(self, ranges: Ranges) -> Subject:
        """The same question of the neighbourhood."""
        found = self._around.get(ranges)
        if found is None:
            found = self._around[ranges] = self._moved(ranges, None, self.about)
        return found

    def _moved(self, ranges: Ranges, claim: Claim | None, about: Claim | None) -> Subject:
        # As `replace` would, in a fifth of the time.
        return Subject(self.reading, ranges, self.definitions, self.evidence, claim, about, self.agent)

    def defined(self, name: str) -> bool:
        """Whether a definition holds; one that nobody wrote never does."""
        if name not in self._holds:
            self._holds[name] = name in self.definitions and self.definitions[name](self)
        return self._holds[name]

    def claims(self) -> Sequence[Claim]:
        """The claim itself, or those in the stretch."""
        if self.claim is not None:
            return (self.claim,)
        if self.agent is None:
            return self.reading.claims_in(self.ranges)
        return self.reading.once(("claims", self.ranges, self.agent), self._of_agent)

    def _of_agent(self) -> Sequence[Claim]:
        by_agent = self.reading.once(_by_agent, lambda: _by_agent(self.reading.claims))
        ids = by_agent.get(self.agent or "", frozenset())
        return [claim for claim in self.reading.claims_in(self.ranges) if id(claim) in ids]

    def agents(self) -> tuple[Entity, ...]:
        """The agents of the claim that count."""
        found = self.claim.agents if self.claim else ()
        return found if self.agent is None else tuple(a for a in found if name_of(a) == self.agent)

    def names(self, side: Side) -> set[str]:
        """What the claim's agents or targets are called, for lists by entry."""
        if side == "agent" and self.agent is not None:
            return {self.agent}
        claim = self.claim or self.about
        return set() if claim is None else self.reading.once((side, id(claim)), lambda: _names(claim, side))

    def start(self) -> int:
        """A text position within: of a claim, that of its cue."""
        if self.claim is not None:
            return self.reading.positions(self.claim.cue.span)[0]
        return self.ranges[0][0] if self.ranges else 0

    def where(self, place: Where) -> Ranges:
        """The stretches of the document that a place means, seen from here."""
        if place in _PARTS:
            return self._part(place)
        return _PLACES[place](self.reading, self.start())

    def _part(self, place: Where) -> Ranges:
        spans = _PARTS[place](self.claim) if self.claim else ()
        return tuple([self.reading.positions(span) for span in spans if span is not None])


_PARTS: dict[str, Callable[[Claim], Iterable[Region | None]]] = {
    "claim": lambda claim: (claim.span,),
    "cue": lambda claim: claim.cue.parts or (claim.cue.span,),
    "agent": lambda claim: (agent.span for agent in claim.agents),
    "target": lambda claim: (target.span for target in claim.targets),
    "dose": lambda claim: (claim.dose.span if claim.dose else None,),
    "hedge": lambda claim: (hedge.span for hedge in claim.hedges),
}


def _sentence(reading: Reading, position: int) -> Ranges:
    return reading.sentence_beside(position, 0)


_PLACES: dict[str, Callable[[Reading, int], Ranges]] = {
    "sentence": _sentence,
    "previous": lambda reading, position: reading.sentence_beside(position, -1),
    "next": lambda reading, position: reading.sentence_beside(position, 1),
    "block": Reading.block_around,
    "row": Reading.row_around,
    "column_head": Reading.column_head_over,
    "section": Reading.section_around,
    "top": lambda reading, _: reading.top,
    "headings": lambda reading, _: reading.headings,
    "title": lambda reading, _: reading.title,
    "document": lambda reading, _: reading.with_role("body"),
    "metadata": lambda reading, _: reading.with_role("metadata"),
    "bibliography": lambda reading, _: reading.with_role("bibliography"),
}


def _names(claim: Claim, side: Side) -> set[str]:
    entities = claim.agents if side == "agent" else claim.targets
    return {name for entity in entities for name in names_of(entity)}


def name_of(entity: Entity) -> str:
    """One name for all mentions of a thing."""
    return (entity.canonical or entity.text).casefold()


def agents_of(claim: Claim) -> list[str]:
    """The names of a claim's agents."""
    return [name_of(agent) for agent in claim.agents]


def _by_agent(claims: Iterable[Claim]) -> Mapping[str, Set[int]]:
    """Claims, by their identity, of each agent."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for claim in claims:
        for name in agents_of(claim):
            found[name].add(id(claim))
    return found


def names_of(entity: Entity) -> set[str]:
    """The canonical name and the words themselves."""
    return {name_of(entity), entity.text.casefold()}


def types_of(entity: Entity) -> set[str]:
    """The type, and the class of types that it belongs to."""
    return {entity.type, "intervention"} if entity.type in INTERVENTIONS else {entity.type}
