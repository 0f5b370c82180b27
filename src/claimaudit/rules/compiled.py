"""One rule ready to be asked: its conditions as tests, its severities, its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimaudit.model import Basis, Claim, Related, Severity
from claimaudit.rules.asking import Asker, Test, any_of, is_on_claims, is_question
from claimaudit.rules.book import RuleSpec
from claimaudit.rules.comparison import LimitsTable
from claimaudit.rules.conditions import Conditions, Count, DoseConditions
from claimaudit.rules.dosing import DoseTest
from claimaudit.rules.limitvalues import Comparison
from claimaudit.rules.match import Match
from claimaudit.rules.messages import fill, listed, message
from claimaudit.rules.others import OtherPlace
from claimaudit.rules.outline import Masks, masks
from claimaudit.rules.reading import Range
from claimaudit.rules.schema import Total
from claimaudit.rules.subject import Subject
from claimaudit.rules.units import UnitFacts
from claimaudit.rules.vocabulary import Level, Scope
from claimaudit.rules.walk import every, names_negative, names_polarity
from claimaudit.rules.words import WordTest


@dataclass(frozen=True, slots=True)
class CountTest:
    """What is counted: claims that meet the conditions, or places of words."""

    count: Count
    claims: Test | None
    face: Masks
    """What is asked of the face of a claim that counts."""
    words: WordTest


@dataclass(frozen=True, slots=True)
class TotalTest:
    """Which doses of an agent are summed, and against what."""

    of: Test
    adding: Test
    basis: frozenset[str]
    limits: LimitsTable


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule as tests."""

    spec: RuleSpec
    severity: Severity
    """By profile, before `severity_if`."""
    masks: Masks
    """What it asks of the face of the claims that it applies to."""
    applies: Test
    words: WordTest | None
    exempt: Test
    severities: tuple[tuple[Test, Level], ...]
    doses: tuple[DoseTest, ...]
    counts: tuple[CountTest, ...]
    lacks: tuple[Test, ...]
    checklist: tuple[tuple[str, Test], ...]
    other: OtherPlace | None
    total: TotalTest | None
    pair: tuple[Test, Test] | None
    sides: tuple[Masks, ...]
    """What each side of a pair asks of the face of its claims."""
    facts: UnitFacts
    questions: bool
    """Whether questions are asked too."""

    def holds(self, subject: Subject) -> bool:
        """Whether the rule applies and nothing exempts the subject; its words are another matter."""
        return self.applies(subject) and not self.exempt(subject)

    def passes_over(self, subject: Subject) -> bool:
        """Whether the subject is a question that the rule didn't ask for."""
        return not self.questions and is_question(subject)

    def level(self, subject: Subject) -> Level:
        """The severity for this subject."""
        level = next((level for test, level in self.severities if test(subject)), self.severity)
        return level if level == "off" else self.spec.configured or level

    def comparison(self, subject: Subject) -> Comparison | None:
        """The limit that the subject's dose was held against."""
        found = (dose.comparison(subject) for dose in self.doses)
        return next((comparison for comparison in found if comparison is not None), None)


def compile_rule(spec: RuleSpec, severity: Severity, asker: Asker) -> CompiledRule:
    """A rule's conditions as tests; what they look for is added to the asker's probes."""
    rule = spec.rule
    applies = _positive(rule.applies_to, rule.scope)
    asked, polar = (rule.applies_to, *rule.unless), names_negative(rule.applies_to)
    return CompiledRule(
        spec=spec,
        severity=severity,
        masks=masks(applies),
        applies=asker.test(applies),
        words=WordTest(rule.match, asker.probes, polar=polar) if rule.match else None,
        exempt=any_of(tuple(asker.test(each) for each in rule.unless)),
        severities=tuple((asker.test(each), each.severity) for each in rule.severity_if),
        doses=tuple(
            DoseTest(dose, asker.lists, asker.limits) for _, dose in every(DoseConditions, rule.applies_to)
        ),
        counts=tuple(_count(asker, each) for each in rule.count),
        lacks=tuple(asker.test(each) for each in rule.lacks),
        checklist=tuple((name, asker.test(each)) for name, each in rule.checklist.items()),
        other=_other(asker, rule.other) if rule.other else None,
        total=_total(asker, rule.total) if rule.total else None,
        pair=rule.pair and _both(asker, rule.pair),
        sides=tuple(masks(_positive(each, "claim")) for each in rule.pair or ()),
        facts=asker.limits.facts,
        questions=any(each.question for _, each in every(Conditions, asked)),
    )


def _both(asker: Asker, pair: tuple[Conditions, Conditions]) -> tuple[Test, Test]:
    first, second = pair
    return asker.test(_positive(first, "claim")), asker.test(_positive(second, "claim"))


def _total(asker: Asker, total: Total) -> TotalTest:
    of, adding = asker.test(_positive(total.of, "claim")), asker.test(_positive(total.adding, "claim"))
    return TotalTest(of, adding, frozenset(total.basis), asker.limits)


def _count(asker: Asker, count: Count) -> CountTest:
    words = WordTest(count, asker.probes, polar=names_negative(count))
    of_words = words.asks() and not is_on_claims(count)
    asked = _positive(count, "claim")
    return CountTest(count, None if of_words else asker.test(asked), masks(asked), words)


def _other(asker: Asker, conditions: Conditions) -> OtherPlace:
    words = WordTest(conditions, asker.probes, polar=names_negative(conditions))
    if words.asks() and not is_on_claims(conditions):
        return OtherPlace(None, words)
    return OtherPlace(asker.test(_positive(conditions, "claim")), words)


def _positive(conditions: Conditions | None, scope: Scope) -> Conditions:
    """A rule that names no polarity sees positive claims alone, also where a choice of conditions asks."""
    asked = conditions or Conditions.model_validate({})
    if names_polarity(asked):
        return asked
    if scope == "claim" or is_on_claims(asked):
        return asked.model_copy(update={"polarity": ("positive",)})
    choices = {"any_": asked.any_, "all_": asked.all_}
    return asked.model_copy(
        update={
            key: tuple(_positive(each, scope) for each in nested) for key, nested in choices.items() if nested
        }
    )


def words_of(claim: Claim) -> dict[str, str]:
    """What a message may say of a claim."""
    agents, targets = [agent.text for agent in claim.agents], [target.text for target in claim.targets]
    hedges = [hedge.text for hedge in claim.hedges]
    return {
        "cue": claim.cue.text,
        "agent": agents[0] if agents else "",
        "agents": listed(agents),
        "target": targets[0] if targets else "",
        "targets": listed(targets),
        "relation": claim.relation or "",
        "hedge": hedges[0] if hedges else "",
        "hedges": listed(hedges),
        "booster": claim.boosters[0].text if claim.boosters else "",
        "support": claim.support.text or "",
        "dose": claim.dose.text if claim.dose else "",
    }


def words_on_limit(found: Comparison | None) -> dict[str, str]:
    """What a message may say of a limit."""
    if found is None:
        return {}
    return {
        "limit": found.limit,
        "amount": found.amount,
        "authority": found.authority_title,
        "times": "" if found.times is None else f"{found.times:.2g}",
    }


def make_match(
    rule: CompiledRule,
    subject: Subject,
    at: Range,
    values: Mapping[str, str],
    *,
    sentence: Range | None,
    basis: tuple[Basis, ...] = (),
    related: tuple[Related, ...] = (),
) -> Iterator[Match]:
    """The match at a place; none where `severity_if` switches it off."""
    level, document, said = rule.level(subject), subject.reading.document, rule.spec.rule
    other = rule.other.find(subject) if rule.other else None
    if level == "off" or (rule.other and other is None):
        return
    claim = subject.claim
    words = {"title": document.title or document.slice(*at), **(words_of(claim) if claim else {}), **values}
    if other is not None:
        words |= {"other": other.message, "other_place": f"line {other.span.line}"}
        related = (*related, other)
    yield Match(
        rule=rule.spec.id,
        family=said.family,
        severity=level,
        confidence=said.confidence,
        message=message(said, subject.reading.context.profile, words),
        suggestion=said.suggestion and fill(said.suggestion, words),
        span=document.locate(*at),
        text=document.slice(*at),
        sentence=None if sentence is None else claim.sentence if claim else document.slice(*sentence),
        sentence_at=None if sentence is None else sentence[0],
        claim=claim,
        basis=(*rule.spec.basis, *basis),
        related=related,
    )
