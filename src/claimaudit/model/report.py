"""What a run brings: an audit for each document, what was passed over, what made the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimaudit.history import Ignore
from claimaudit.limitcheck import LimitCheck
from claimaudit.model.claim import Claim
from claimaudit.model.finding import Finding, RuleInfo
from claimaudit.source import Document, file_of


@dataclass(frozen=True, slots=True)
class Audit:
    """One document, its claims and its findings, in reading order."""

    document: Document
    words: int
    sentences: int
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    ignores: tuple[Ignore, ...] = ()
    """Those in the text that hold; findings across documents are set aside by them too."""
    limit_checks: tuple[LimitCheck, ...] = ()
    """Its doses beside the limits of their agents, where they can be compared."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that can't be read; the others go on."""

    path: str
    reason: str
    record: str | None = None
    """Its name in an export of many documents, with which its path ends."""

    @property
    def file(self) -> str:
        """The path of the file that holds it, alone or among others."""
        return file_of(self.path, self.record)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was passed over on purpose: binary, of an unknown kind, excluded."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tool:
    """What made a report."""

    version: str
    model: str
    rules: tuple[str, ...]
    """Names of the packs that were on."""
    rules_digest: str
    """SHA-256 over the rules, lexicons and limits that took effect."""
    profile: str
    today: str
    """ISO date that the rules on age and expiry reckon with."""
    config: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A finished run over a set of documents."""

    tool: Tool
    rules: tuple[RuleInfo, ...]
    """Those that have findings here, by id."""
    audits: Sequence[Audit]
    """By path. Those of many documents are read from a file as they are asked for, and are never all held."""
    skipped: tuple[Skipped, ...]
    unreadable: tuple[Unreadable, ...]
    corpus_findings: tuple[Finding, ...]
    complete: bool
    """False where the run was broken off."""
