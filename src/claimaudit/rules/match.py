"""What one rule says of one place: a match. What it matches never depends on other rules."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from claimaudit.model import Basis, Claim, Confidence, Related, Severity
from claimaudit.rules.vocabulary import Family
from claimaudit.source import Region


@dataclass(frozen=True, slots=True)
class Match:
    """One rule at one place."""

    rule: str
    family: Family
    severity: Severity
    confidence: Confidence
    message: str
    suggestion: str | None
    span: Region
    text: str
    sentence: str | None
    sentence_at: int | None
    """Where the sentence begins; None for a whole-document match."""
    claim: Claim | None
    basis: tuple[Basis, ...]
    related: tuple[Related, ...] = ()
    path: str | None = None
    """In matches across documents."""
    fingerprint: str = ""


def with_fingerprints(matches: Iterable[Match], document_key: str) -> list[Match]:
    """Matches told apart by rule and claim key; without a claim, by document and sentence, and where a
    rule speaks more than once of the same, by the order in the text."""
    ordered = sorted(
        matches, key=lambda match: (match.path or "", match.span.start, match.span.end, match.rule)
    )
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for match in ordered:
        about = (
            (match.rule, match.claim.key)
            if match.claim
            else (match.rule, document_key, (match.sentence or "").casefold())
        )
        seen[about] += 1
        found.append(replace(match, fingerprint=_fingerprint(*about, str(seen[about]))))
    return found


def _fingerprint(*parts: str) -> str:
    return "f" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
