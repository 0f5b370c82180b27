"""Findings under the sentences that they are about, side by side with them where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimaudit.model import Basis, Claim, Finding, Related, RuleInfo
from claimaudit.reporters import phrases
from claimaudit.reporters.excerpt import trimmed
from claimaudit.reporters.options import Options
from claimaudit.reporters.passages import Passage
from claimaudit.reporters.terminal.style import FAINT, INDENT, SEVERITY_STYLES, STRONG, labelled, marked, say
from claimaudit.reporters.visible import clipped

_ENTITY_LIMIT = 60
_SIDE_BY_SIDE = 120
"""From this width on, sentence and findings stand in two columns."""
_LINE_WIDTH = 4


class Explained:
    """The rules whose reasons a reader has already been given."""

    def __init__(self, rules: Iterable[RuleInfo]) -> None:
        self._waiting = {rule.id: rule for rule in rules}

    def first(self, rule: str) -> RuleInfo | None:
        """The rule, the first time it is asked for."""
        return self._waiting.pop(rule, None)


def passage_rows(
    passages: Iterable[Passage], explained: Explained, options: Options
) -> Iterator[RenderableType]:
    """One block a sentence."""
    for passage in passages:
        yield (
            _beside(passage, explained, options)
            if options.width >= _SIDE_BY_SIDE
            else _below(passage, explained, options)
        )


def finding_list(
    findings: Iterable[Finding], explained: Explained, *, with_path: bool
) -> Iterator[RenderableType]:
    """Findings that are about no single sentence of the document at hand."""
    for finding in findings:
        path = finding.path if with_path else None
        yield Padding(_finding(finding, explained, path), (0, 0, 1, INDENT))


def _below(passage: Passage, explained: Explained, options: Options) -> RenderableType:
    grid = _passage_grid()
    grid.add_column(ratio=1)
    parts: list[RenderableType] = [_sentence(passage, options)]
    for finding in passage.findings:
        parts += [Text(), _finding(finding, explained)]
    grid.add_row(_line(passage), Group(*parts))
    return Padding(grid, (0, 0, 1, 0))


def _beside(passage: Passage, explained: Explained, options: Options) -> RenderableType:
    grid = _passage_grid()
    grid.add_column(ratio=5)
    grid.add_column(width=1)
    grid.add_column(ratio=7)
    parts: list[RenderableType] = []
    for finding in passage.findings:
        parts += [Text()] if parts else []
        parts.append(_finding(finding, explained))
    grid.add_row(_line(passage), _sentence(passage, options), "", Group(*parts))
    return Padding(grid, (0, 0, 1, 0))


def _passage_grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    grid.add_column(width=_LINE_WIDTH, justify="right", no_wrap=True)
    return grid


def _line(passage: Passage) -> Text:
    return say(passage.place.part or str(passage.place.line), STRONG)


def _sentence(passage: Passage, options: Options) -> RenderableType:
    sentence = marked(trimmed(passage.excerpt), colour=options.colour)
    return Group(sentence, *(say(_statement(claim), FAINT) for claim in passage.claims))


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


def _finding(finding: Finding, explained: Explained, path: str | None = None) -> Table:
    grid = labelled()
    grid.add_row(say(finding.severity, SEVERITY_STYLES[finding.severity]), say(finding.message))
    if finding.suggestion:
        grid.add_row(say("mend", FAINT), say(finding.suggestion))
    rule = explained.first(finding.rule)
    if rule:
        grid.add_row(say("why", FAINT), say(rule.why))
    if rule and finding.basis:
        grid.add_row(say("basis", FAINT), say("; ".join(map(_basis, finding.basis)), FAINT))
    for related in finding.related:
        grid.add_row(say("see", FAINT), say(_related(related)))
    grid.add_row(say("rule", FAINT), say(_reference(finding, path), FAINT))
    return grid


def _reference(finding: Finding, path: str | None) -> str:
    where = f"{path}:{phrases.place(finding.span)}" if path else phrases.place(finding.span)
    also = f"; also {', '.join(match.rule for match in finding.also)}" if finding.also else ""
    return f"{finding.rule} at {where}, {finding.confidence} confidence{also}"


def _basis(basis: Basis) -> str:
    title = f"{basis.title} {basis.at}" if basis.at else basis.title
    return f"{title} (unverified)" if basis.read == "unverified" else title


def _related(related: Related) -> str:
    where = phrases.place(related.span)
    return f"{related.path}:{where} {related.message}" if related.path else f"{where} {related.message}"
