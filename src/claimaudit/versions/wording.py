"""How a claim is worded: what its key leaves out, and the words a person would know it by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from claimaudit.model import Certainty, Claim, ClaimKind, Dose, DoseRole, Polarity, Relation, SupportLevel
from claimaudit.nlp.identity import RELATION_GROUP


@dataclass(frozen=True, slots=True)
class Amount:
    """A dose without its place in the text; the fields are those of `model.Dose`."""

    low: float | None = None
    high: float | None = None
    unit: str | None = None
    per: str | None = None
    substance_form: str | None = None
    frequency: str | None = None
    route: str | None = None
    duration: str | None = None
    timing: str | None = None
    population: str | None = None
    role: DoseRole | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A claim as an earlier or later version words it, or the words that a finding without one points to."""

    sentence: str | None = None
    """None for a whole document."""
    text: str | None = None
    """Without a claim: the words pointed to."""
    kind: ClaimKind | None = None
    relation: Relation | None = None
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    """Names, canonical where known, sorted."""
    polarity: Polarity = "positive"
    certainty: Certainty | None = None
    score: float | None = None
    """How firmly the text commits itself, 0 to 1."""
    hedges: tuple[str, ...] = ()
    boosters: tuple[str, ...] = ()
    support: SupportLevel = "none"
    dose: Amount | None = None

    @property
    def face(self) -> tuple[object, ...]:
        """What is the same only as long as nobody has touched the sentence."""
        return (
            self.sentence, self.text, self.kind, self.relation, self.polarity, self.score, self.support,
            self.dose,
        )  # fmt: skip

    @property
    def meaning(self) -> tuple[object, ...] | None:
        """What a claim says in any wording; None without a claim."""
        if self.kind is None:
            return None
        group = RELATION_GROUP[self.relation] if self.relation else "dose"
        return self.kind, group, self.agents, self.targets


def wording_of(claim: Claim) -> Wording:
    """The wording of a claim."""
    return Wording(
        sentence=claim.sentence,
        kind=claim.kind,
        relation=claim.relation,
        agents=_names((agent.canonical or agent.text) for agent in claim.agents),
        targets=_names((target.canonical or target.text) for target in claim.targets),
        polarity=claim.polarity,
        certainty=claim.certainty,
        score=claim.certainty_score,
        hedges=tuple(hedge.text for hedge in claim.hedges),
        boosters=tuple(booster.text for booster in claim.boosters),
        support=claim.support.level,
        dose=_amount(claim.dose) if claim.dose else None,
    )


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(name.casefold() for name in names))


def _amount(dose: Dose) -> Amount:
    return Amount(**{field.name: getattr(dose, field.name) for field in fields(Amount)})
