"""What a rule says: a finding, the places it points to, the law or study it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimaudit.history import Past, Suppression
from claimaudit.model.vocabulary import Confidence, Severity
from claimaudit.source import Region


@dataclass(frozen=True, slots=True)
class Basis:
    """The law, guideline or study that a rule rests on."""

    source: str
    title: str
    at: str | None
    jurisdiction: str | None
    url: str | None
    checked: str | None
    """ISO date on which the source was last checked."""
    read: Literal["original", "summary", "unverified"]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report says of a rule that has findings."""

    id: str
    title: str
    why: str
    severity: Severity
    family: str
    basis: tuple[Basis, ...]
    ignorable: bool = True
    """Whether writers may ignore its findings."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding points to."""

    span: Region
    message: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """A match of another rule of the same family, merged into a finding."""

    rule: str
    severity: Severity
    message: str
    span: Region
    basis: tuple[Basis, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a claim, a sentence, a document or a set of documents."""

    rule: str
    family: str
    severity: Severity
    confidence: Confidence
    message: str
    suggestion: str | None
    path: str | None
    """Of the document, where it stands in `corpus_findings`."""
    span: Region
    text: str
    """The words it points to."""
    sentence: str | None
    """The sentence, single bullet or cell; None for a whole-document finding."""
    related: tuple[Related, ...]
    also: tuple[Merged, ...]
    claim: str | None
    """The id of the claim."""
    basis: tuple[Basis, ...]
    fingerprint: str
    suppressed: Suppression | None = None
    baseline: Past | None = None
    """None where nothing earlier is at hand to compare with."""
    parts: tuple[Finding, ...] = ()
    """The matches that were merged into it, each by itself, the leading one first; empty for one alone."""

    @property
    def stands(self) -> bool:
        """Whether it counts: nobody has ignored or accepted it, and it wasn't there before."""
        return self.suppressed is None and (self.baseline is None or self.baseline.state != "unchanged")
