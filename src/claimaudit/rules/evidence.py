"""The evidence that counts for a claim or a sentence: its own, and as far as a rule widens it."""

from __future__ import annotations

from collections.abc import Iterator

from claimaudit.model import SupportLevel
from claimaudit.rules.reading import Ranges
from claimaudit.rules.subject import Subject

CITES = "cites"
"""The definition that says which words cite: named studies, journals, agencies."""
REPORTS_SOURCE = "reports-source"
"""The definition that says which sentences plainly go on reporting a source."""
CONCLUSION = "conclusion"
"""The definition that says what concludes or sums up a document."""
OF_EVIDENCE = frozenset({CITES, REPORTS_SOURCE, CONCLUSION})

_STRENGTH: tuple[SupportLevel, ...] = ("none", "anecdotal", "vague", "cited")


def support_level(subject: Subject) -> SupportLevel:
    """The best evidence that counts for the subject, by the rule's `evidence`."""
    if subject.claim is None:
        return _level(subject)
    question = ("support", id(subject.claim), id(subject.about), subject.evidence, subject.agent)
    return subject.reading.once(question, lambda: _level(subject))


def _level(subject: Subject) -> SupportLevel:
    own = _own(subject)
    if own == "cited" or (_concludes(subject) and own != "anecdotal"):
        return "cited"
    return "cited" if _lent(subject) else own


def _own(subject: Subject) -> SupportLevel:
    if subject.claim is not None:
        return subject.claim.support.level
    if _cited(subject):
        return "cited"
    levels: Iterator[SupportLevel] = (claim.support.level for claim in subject.claims())
    return max(levels, key=_STRENGTH.index, default="none")


def _cited(subject: Subject) -> bool:
    return (
        any(claim.support.level == "cited" for claim in subject.claims())
        or subject.reading.carries_reference(subject.ranges)
        or subject.defined(CITES)
    )


def _concludes(subject: Subject) -> bool:
    return subject.reading.cites and subject.defined(CONCLUSION)


def _lent(subject: Subject) -> bool:
    """A citation lends itself within a table row, and to a sentence that goes on reporting its source."""
    if subject.evidence == "sentence":
        return False
    row = subject.where("row")
    if row:
        return _any_cited(subject, row)
    sentence = subject.around(subject.where("sentence"))
    if not sentence.defined(REPORTS_SOURCE):
        return False
    reach: Ranges = subject.where("block" if subject.evidence == "paragraph" else "section")
    return _any_cited(subject, reach)


def _any_cited(subject: Subject, reach: Ranges) -> bool:
    question = (CITES, reach[:1], len(reach), subject.agent)
    return subject.reading.once(question, lambda: _cited(subject.around(reach)))
