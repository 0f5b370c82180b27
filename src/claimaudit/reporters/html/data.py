"""What the script of a page filters and sorts: findings and claims as rows of short values, in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimaudit.model import SEVERITIES, Claim, Finding
from claimaudit.reporters import phrases
from claimaudit.reporters.html.facets import NO_KIND, rules_of, sources_of
from claimaudit.reporters.tally import KINDS
from claimaudit.reporters.visible import visible
from claimaudit.source import Document

_KINDS = (*KINDS, NO_KIND)

# A browser looks for the end of a script, and for a comment, before it looks for JSON.
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim, the document that it stands in, and the numbers of the findings on it."""

    document: int
    claim: Claim
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, the document that it stands in, and the kind of its claim."""

    document: int
    finding: Finding
    kind: str


def embedded(value: object) -> str:
    """JSON that is harmless between the tags of a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def page_data(
    documents: Sequence[Document], claims: Sequence[ClaimRow], findings: Sequence[FindingRow]
) -> dict[str, object]:
    """Rows name documents, rules and sources by their numbers; claims and findings are numbered by place."""
    rules = _numbered(rule for row in findings for rule in rules_of(row.finding))
    sources = _numbered(source for row in findings for source in sources_of(row.finding))
    return {
        "severities": list(SEVERITIES),
        "kinds": list(_KINDS),
        "rules": list(rules),
        "sources": list(sources),
        "documents": [visible(document.title or document.path) for document in documents],
        "findings": [_finding(row, rules, sources) for row in findings],
        "claims": [_claim(row) for row in claims],
    }


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _finding(row: FindingRow, rules: Mapping[str, int], sources: Mapping[str, int]) -> list[object]:
    finding = row.finding
    return [
        row.document,
        SEVERITIES.index(finding.severity),
        _KINDS.index(row.kind),
        [rules[rule] for rule in rules_of(finding)],
        [sources[source] for source in sources_of(finding)],
        int(finding.stands),
    ]


def _claim(row: ClaimRow) -> list[object]:
    claim = row.claim
    return [
        row.document,
        KINDS.index(claim.kind),
        visible(claim.text),
        visible(", ".join(agent.text for agent in claim.agents)),
        _relation(claim),
        visible(_object(claim)),
        claim.certainty,
        claim.support.level,
        visible(claim.span.part) if claim.span.part else claim.span.line,
        list(row.findings),
    ]


def _relation(claim: Claim) -> str:
    if claim.relation is None:
        return claim.dose.role if claim.dose else ""
    words = claim.relation.replace("_", " ")
    return f"not: {words}" if claim.polarity == "negative" and claim.relation != "no_effect" else words


def _object(claim: Claim) -> str:
    if claim.dose:
        return ", ".join(filter(None, (phrases.amount(claim.dose), phrases.manner(claim.dose))))
    return ", ".join(target.text for target in claim.targets)
