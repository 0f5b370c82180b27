"""The findings and rule matches of a report one by one, for services that follow them from run to run.

Services know a match by a name. Ours stays when lines move or the claim is worded anew, tells two documents
with the same claim apart, and numbers what is left alike.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from claimaudit.model import Audit, Finding, Report
from claimaudit.parts import parts_of
from claimaudit.source import Document


@dataclass(frozen=True, slots=True)
class Match:
    """One match of one rule: a finding, or one that was merged into it."""

    document: Document
    finding: Finding
    """The match by itself."""
    identity: str
    """No other match of the report has it: 16 hexadecimal digits, a colon and an ordinal."""


def matches(report: Report) -> Iterator[Match]:
    """The matches in reading order, each merged one after the one that leads; those across documents last."""
    seen: Counter[str] = Counter()
    for document, finding in findings(report):
        for part in parts_of(finding):
            yield Match(document, part, _identity(document, part, seen))


def leading(report: Report) -> Iterator[Match]:
    """The findings in the same order, each as its leading match."""
    seen: Counter[str] = Counter()
    for document, finding in findings(report):
        yield Match(document, finding, _identity(document, finding, seen))


def findings(report: Report) -> Iterator[tuple[Document, Finding]]:
    """The findings, each with the document that it points into."""
    for audit in report.audits:
        for finding in audit.findings:
            yield audit.document, finding
    told = audits_across(report)
    for finding in report.corpus_findings:
        yield told[finding.path or ""].document, finding


def audits_across(report: Report) -> dict[str, Audit]:
    """By path, those of the documents that findings across documents point into."""
    paths = {finding.path for finding in report.corpus_findings}
    found = (audit for audit in report.audits if audit.document.path in paths) if paths else ()
    return {audit.document.path: audit for audit in found}


def _identity(document: Document, finding: Finding, seen: Counter[str]) -> str:
    name = "\n".join((document.key, finding.rule, finding.fingerprint))
    digits = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    seen[digits] += 1
    return f"{digits}:{seen[digits]}"
