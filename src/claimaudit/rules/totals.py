"""An agent's doses taken together: each within the limit, and their sum above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from claimaudit.model import Basis, Claim, Related
from claimaudit.rules.compiled import CompiledRule, TotalTest, make_match, words_on_limit
from claimaudit.rules.dosing import around_dose
from claimaudit.rules.limitvalues import Comparison
from claimaudit.rules.match import Match
from claimaudit.rules.stretches import anchor_of
from claimaudit.rules.subject import Subject
from claimaudit.rules.units import spell


@dataclass(frozen=True, slots=True)
class Portion:
    """One dose of an agent, held against the agent's limit."""

    claim: Claim
    held: Comparison
    adds: bool
    """It comes on top of the others."""

    @property
    def share(self) -> float:
        """How much of the limit it is."""
        return self.held.times or 0.0


def on_totals(rule: CompiledRule, document: Subject, sources: Mapping[str, Basis]) -> Iterator[Match]:
    """Ask of each agent whether its doses together pass a limit that none of them passes."""
    for portions in _by_agent(rule, document).values():
        together = _together(portions)
        total = sum(portion.share for portion in together)
        if len(together) < 2 or total <= 1 + 1e-9 or any(each.share > 1 for each in together):
            continue
        last = together[-1]
        subject = document.on_claim(last.claim)
        yield from make_match(
            rule,
            subject,
            anchor_of(rule.spec.rule.at or "dose", subject, None),
            words_on_limit(replace(last.held, times=total)) | {"amount": _sum(last, total)},
            sentence=last.claim.sentence_span,
            basis=(replace(sources[last.held.source], read=last.held.read),),
            related=tuple(Related(each.claim.cue.span, each.claim.sentence) for each in together[:-1]),
        )


def _by_agent(rule: CompiledRule, document: Subject) -> Mapping[str, list[Portion]]:
    found: defaultdict[str, list[Portion]] = defaultdict(list)
    for claim in document.reading.fitting(rule.masks) if rule.total else ():
        if rule.total and rule.holds(document.on_claim(claim)) and rule.total.of(document.on_claim(claim)):
            for name, portion in _portions(rule.total, document, claim):
                found[name].append(portion)
    return found


def _portions(asked: TotalTest, document: Subject, claim: Claim) -> Iterator[tuple[str, Portion]]:
    """The dose as a part of its agent's limit, by the table's name of the agent."""
    profile = document.reading.context.profile
    for agent in claim.agents if claim.dose else ():
        name = agent.canonical or agent.text
        substance = asked.limits.substance(name)
        if substance is None or claim.dose is None:
            continue
        # What a serving holds counts as taken once.
        dose = replace(claim.dose, role="advised", per=None) if claim.dose.role == "content" else claim.dose
        held = asked.limits.compare(dose, name, profile=profile, text=around_dose(claim))
        for each in held:
            if each.of_profile and each.basis in asked.basis and each.per_day:
                yield substance.agent, Portion(claim, each, asked.adding(document.on_claim(claim)))
                break


def _together(portions: list[Portion]) -> list[Portion]:
    """The largest of the doses that stand by themselves, and all that come on top; in reading order."""
    alone = [portion for portion in portions if not portion.adds]
    largest = max(alone, key=lambda portion: portion.share, default=None)
    return [portion for portion in portions if portion.adds or portion is largest]


def _sum(last: Portion, total: float) -> str:
    return f"{spell(total * last.held.ceiling, last.held.unit)} a day"
