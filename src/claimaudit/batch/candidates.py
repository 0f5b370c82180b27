"""Claims that rules on several documents may want, as rows of a table and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from claimaudit.audit.candidates import CandidateRow
from claimaudit.history import Suppression
from claimaudit.model import Finding
from claimaudit.rules.joining import Candidate
from claimaudit.rules.merge import merge

Mark = Callable[[tuple[Finding, ...]], tuple[Finding, ...]]
"""Gives findings with those marked that are ignored where they stand."""

_CANDIDATE = TypeAdapter(CandidateRow)
_SUPPRESSION = TypeAdapter(Suppression)


def candidate_record(candidate: Candidate, ignored: Mark) -> dict[str, Any]:
    """The row of a candidate, with what is said of it where it stands."""
    (finding,) = ignored(merge([replace(candidate.match, path=candidate.path)]))
    suppressed = finding.suppressed
    return {
        "document_key": candidate.document,
        "path": candidate.path,
        "candidate": _CANDIDATE.dump_json(CandidateRow.of(candidate)).decode(),
        "suppressed": _SUPPRESSION.dump_json(suppressed).decode() if suppressed else None,
    }


def candidate_of(record: Mapping[str, Any]) -> tuple[Candidate, Suppression | None]:
    """The candidate in a row, and who says that what is found on it shall not count."""
    row, suppressed = _CANDIDATE.validate_json(record["candidate"]), record["suppressed"]
    candidate = row.candidate(record["document_key"], record["path"])
    return candidate, _SUPPRESSION.validate_json(suppressed) if suppressed else None
