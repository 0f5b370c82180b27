"""Findings and claims put into words, with the sentences that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import RenderableType

from claimaudit.model import Basis, Claim, Finding, Related, RuleInfo
from claimaudit.reporters import phrases
from claimaudit.reporters.excerpt import trimmed
from claimaudit.reporters.passages import Passage
from claimaudit.reporters.terminal.layout import Annotated, Labelled, Row
from claimaudit.reporters.terminal.style import FAINT, SEVERITY_STYLES, STRONG, marked, say
from claimaudit.reporters.visible import clipped

_ENTITY_LIMIT = 60


class Explained:
    """The rules whose reasons a reader has already been given."""

    def __init__(self, rules: Iterable[RuleInfo]) -> None:
        self._waiting = {rule.id: rule for rule in rules}

    def first(self, rule: str) -> RuleInfo | None:
        """The rule, the first time it is asked for."""
        return self._waiting.pop(rule, None)


def passage_blocks(
    passages: Iterable[Passage], explained: Explained, *, colour: bool
) -> Iterator[RenderableType]:
    """One block a sentence: the sentence, its claims, its findings."""
    for passage in passages:
        part, line = passage.place.part, str(passage.place.line)
        where = (say(part, STRONG),) if part else ()
        sentence = marked(trimmed(passage.excerpt), colour=colour)
        claims = (say(_statement(claim), FAINT) for claim in passage.claims)
        notes = tuple(tuple(_rows(finding, explained)) for finding in passage.findings)
        yield Annotated(say("" if part else line, STRONG), (*where, sentence, *claims), notes)


def finding_blocks(
    findings: Iterable[Finding], explained: Explained, *, with_path: bool
) -> Iterator[RenderableType]:
    """Findings that are about no single sentence of the document at hand."""
    for finding in findings:
        yield Labelled(tuple(_rows(finding, explained, finding.path if with_path else None)))


def _statement(claim: Claim) -> str:
    """The claim as the program understood it."""
    agents = _entities([agent.text for agent in claim.agents]) or "(unnamed)"
    if claim.dose:
        detail = ", ".join(part for part in (phrases.amount(claim.dose), phrases.manner(claim.dose)) if part)
        said = f"{agents}: {detail} ({claim.dose.role})"
    else:
        relation = (claim.relation or "").replace("_", " ")
        targets = _entities([target.text for target in claim.targets])
        said = " -> ".join(part for part in (agents, relation, targets) if part)
    return f"{claim.kind}: {said}; {_commitment(claim)}"


def _commitment(claim: Claim) -> str:
    hedges = ", ".join(f"“{hedge.text}”" for hedge in claim.hedges)
    certainty = f"hedged by {hedges}" if claim.certainty == "hedged" and hedges else claim.certainty
    if claim.polarity == "negative":
        certainty = "denied" if claim.certainty == "asserted" else f"denied, {certainty}"
    level = claim.support.level
    return f"{certainty}, {'no' if level == 'none' else level} evidence"


def _entities(texts: list[str]) -> str:
    return phrases.listed([clipped(text, _ENTITY_LIMIT) for text in texts])


def _rows(finding: Finding, explained: Explained, path: str | None = None) -> Iterator[Row]:
    """What is wrong, how to mend it, why it matters (once a rule), where else to look."""
    yield say(finding.severity, SEVERITY_STYLES[finding.severity]), say(finding.message)
    if finding.suggestion:
        yield say("mend", FAINT), say(finding.suggestion)
    for change in finding.baseline.changes if finding.baseline else ():
        yield say("changed", FAINT), say(phrases.changed(change))
    rule = explained.first(finding.rule)
    if rule:
        yield say("why", FAINT), say(rule.why)
    if rule and finding.basis:
        yield say("basis", FAINT), say("; ".join(map(_basis, finding.basis)), FAINT)
    for related in finding.related:
        yield say("see", FAINT), say(_related(related))
    yield say("rule", FAINT), say(_reference(finding, path), FAINT)


def _reference(finding: Finding, path: str | None) -> str:
    where = f"{path}:{phrases.place(finding.span)}" if path else phrases.place(finding.span)
    others = dict.fromkeys(match.rule for match in finding.also if match.rule != finding.rule)
    also = f"; also {', '.join(others)}" if others else ""
    return f"{finding.rule} at {where}, {finding.confidence} confidence{also}"


def _basis(basis: Basis) -> str:
    title = f"{basis.title} {basis.at}" if basis.at else basis.title
    return f"{title} (unverified)" if basis.read == "unverified" else title


def _related(related: Related) -> str:
    where = phrases.place(related.span)
    return f"{related.path}:{where} {related.message}" if related.path else f"{where} {related.message}"
