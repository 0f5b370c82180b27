"""The whole page as values: everything decided, nothing drawn yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimaudit.model import SEVERITIES, Audit, Finding, Report, RuleInfo, Tool
from claimaudit.reporters import phrases, tally
from claimaudit.reporters.html.data import ClaimRow, FindingRow, embedded, page_data
from claimaudit.reporters.html.facets import NO_KIND, Facet, make_facets
from claimaudit.reporters.html.figures import (
    Bar,
    Doses,
    claims_by_certainty,
    claims_by_evidence,
    doses_beside_limits,
    findings_by_rule,
)
from claimaudit.reporters.html.layout import Node, lay_out
from claimaudit.reporters.html.notes import Link, Note, basis_link, make_note
from claimaudit.reporters.html.runs import ClaimSpan, FindingSpan, Spans, by_block
from claimaudit.reporters.html.runs import phrases as cut
from claimaudit.reporters.visible import visible

_AT_ONCE = 6_000
"""Claims and findings that a browser lays out without waiting; with more, documents are drawn when opened."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document on the page."""

    number: int
    title: str
    path: str
    facts: tuple[str, ...]
    counts: dict[str, int]
    """Findings that count, by severity."""
    nodes: tuple[Node, ...]
    notes: tuple[Note, ...]
    """Of the findings in reading order."""

    @property
    def general(self) -> tuple[Note, ...]:
        """Those that are about the whole of it, the gravest first."""
        about_all = (note for note in self.notes if note.quote is None)
        return tuple(sorted(about_all, key=lambda note: SEVERITIES.index(note.severity)))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the page explains it."""

    id: str
    title: str
    why: str
    bases: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template shows."""

    tool: Tool
    summary: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    """Paths of files without an audit, and why."""
    facets: tuple[Facet, ...]
    set_aside: int
    certainty: tuple[Bar, ...]
    evidence: tuple[Bar, ...]
    rule_bars: tuple[Bar, ...]
    more_rule_bars: tuple[Bar, ...]
    doses: Doses
    sheets: tuple[Sheet, ...]
    is_lazy: bool
    """Whether documents are drawn when they are opened."""
    rules: tuple[Rule, ...]
    claims: int
    findings: int
    data: str
    disclaimer: str = phrases.DISCLAIMER


@dataclass(frozen=True, slots=True)
class _Numbered:
    """The claims and findings of all documents; each is known by its place here."""

    claims: tuple[ClaimRow, ...]
    findings: tuple[FindingRow, ...]


def make_page(report: Report) -> Page:
    """The page of a report."""
    numbered = _number(report)
    documents = [audit.document for audit in report.audits]
    titles = [visible(document.title or document.path) for document in documents]
    standing = [row.finding for row in numbered.findings if row.finding.stands]
    claims = {(documents[row.document].path, row.claim.id): n for n, row in enumerate(numbered.claims)}
    shown, more = findings_by_rule(standing)
    return Page(
        tool=report.tool,
        summary=tuple(_summary(report)),
        left_out=tuple(_left_out(report)),
        facets=make_facets([(row.finding, row.kind) for row in numbered.findings], titles),
        set_aside=len(numbered.findings) - len(standing),
        certainty=claims_by_certainty([row.claim for row in numbered.claims]),
        evidence=claims_by_evidence([row.claim for row in numbered.claims]),
        rule_bars=shown,
        more_rule_bars=more,
        doses=doses_beside_limits(report.audits, claims),
        sheets=tuple(_sheets(report.audits, numbered)),
        is_lazy=len(numbered.claims) + len(numbered.findings) > _AT_ONCE,
        rules=tuple(_rule(info) for info in report.rules),
        claims=len(numbered.claims),
        findings=len(numbered.findings),
        data=embedded(page_data(documents, numbered.claims, numbered.findings)),
    )


def _summary(report: Report) -> Iterator[str]:
    for sentence in (
        phrases.what_was_found(report),
        phrases.what_was_read(report),
        phrases.what_was_set_aside(report),
        phrases.what_was_left_out(report),
    ):
        if sentence:
            yield sentence


def _left_out(report: Report) -> Iterator[tuple[str, str]]:
    for unreadable in report.unreadable:
        yield visible(unreadable.path), visible(unreadable.reason)
    for skipped in report.skipped:
        yield visible(skipped.path), visible(skipped.reason)


def _number(report: Report) -> _Numbered:
    across: defaultdict[str | None, list[Finding]] = defaultdict(list)
    for finding in report.corpus_findings:
        across[finding.path].append(finding)
    claims: list[ClaimRow] = []
    findings: list[FindingRow] = []
    for number, audit in enumerate(report.audits):
        kinds = {claim.id: str(claim.kind) for claim in audit.claims}
        on_claim: defaultdict[str | None, list[int]] = defaultdict(list)
        every = sorted((*audit.findings, *across[audit.document.path]), key=lambda each: each.span.start)
        for finding in every:
            on_claim[finding.claim].append(len(findings))
            findings.append(FindingRow(number, finding, kinds.get(finding.claim or "", NO_KIND)))
        claims += [ClaimRow(number, claim, tuple(on_claim[claim.id])) for claim in audit.claims]
    return _Numbered(tuple(claims), tuple(findings))


def _sheets(audits: Sequence[Audit], numbered: _Numbered) -> Iterator[Sheet]:
    anchors = {audit.document.path: f"#d{number}" for number, audit in enumerate(audits)}
    claims: defaultdict[int, list[tuple[int, ClaimRow]]] = defaultdict(list)
    findings: defaultdict[int, list[tuple[int, FindingRow]]] = defaultdict(list)
    for number, claim in enumerate(numbered.claims):
        claims[claim.document].append((number, claim))
    for number, finding in enumerate(numbered.findings):
        findings[finding.document].append((number, finding))
    for number, audit in enumerate(audits):
        document = audit.document
        yield Sheet(
            number=number,
            title=visible(document.title or document.path.rpartition("/")[2]),
            path=visible(document.path),
            facts=tuple(_facts(audit)),
            counts=tally.of_audit(audit).findings,
            nodes=tuple(_nodes(audit, claims[number], findings[number])),
            notes=tuple(
                make_note(index, row.finding, lambda path: anchors.get(path or ""))
                for index, row in findings[number]
            ),
        )


def _nodes(
    audit: Audit, claims: list[tuple[int, ClaimRow]], findings: list[tuple[int, FindingRow]]
) -> Iterator[Node]:
    document = audit.document
    spans = by_block(
        document.blocks,
        [ClaimSpan(*document.positions(row.claim.span), number, row.claim.kind) for number, row in claims],
        [
            FindingSpan(*document.positions(found.span), number, found.severity, found.stands)
            for number, row in findings
            if (found := row.finding).sentence is not None
        ],
    )
    empty = Spans()
    return lay_out(document.blocks, lambda block: cut(document.text, block, spans.get(block.start, empty)))


def _facts(audit: Audit) -> Iterator[str]:
    figures = tally.of_audit(audit)
    yield phrases.counted(figures.words, "word")
    yield phrases.claims_by_kind(figures)
    if figures.claims:
        yield f"hedged: {phrases.share(figures.hedged, figures.claims)}"
        yield f"evidence cited: {phrases.share(figures.cited, figures.claims)}"
    yield from map(visible, audit.document.notes)


def _rule(info: RuleInfo) -> Rule:
    return Rule(
        id=info.id,
        title=visible(info.title),
        why=visible(info.why),
        bases=tuple(basis_link(basis) for basis in info.basis),
    )
