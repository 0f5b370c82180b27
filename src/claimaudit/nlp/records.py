"""Proposals and qualifications as plain records, the only form that outlives a process border."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from spacy.tokens import Doc

from claimaudit.nlp.proposal import Proposal, Qualification

PROPOSALS = "claimaudit_proposals"
QUALIFICATIONS = "claimaudit_qualifications"
"""Keys in `doc.user_data`."""

_PROPOSALS = TypeAdapter(list[Proposal])
_QUALIFICATIONS = TypeAdapter(list[Qualification])


def add_proposals(doc: Doc, proposals: list[Proposal]) -> None:
    """Add candidate claims to those that the Doc carries."""
    records: list[dict[str, Any]] = doc.user_data.setdefault(PROPOSALS, [])
    records += _PROPOSALS.dump_python(proposals)


def proposals_of(doc: Doc) -> list[Proposal]:
    """The candidate claims that a Doc carries."""
    return _PROPOSALS.validate_python(doc.user_data.get(PROPOSALS, []))


def set_qualifications(doc: Doc, qualifications: list[Qualification]) -> None:
    """Set the qualifications, one a proposal, in the same order."""
    doc.user_data[QUALIFICATIONS] = _QUALIFICATIONS.dump_python(qualifications)


def qualifications_of(doc: Doc) -> list[Qualification]:
    """The qualifications, one a proposal, in the same order."""
    return _QUALIFICATIONS.validate_python(doc.user_data.get(QUALIFICATIONS, []))
