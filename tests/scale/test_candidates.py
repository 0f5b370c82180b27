"""Candidates of rules across documents come back from their file as they went in."""

from __future__ import annotations

from datetime import date

import pytest

from claimaudit import Auditor
from claimaudit.audit.candidates import CandidateFile
from claimaudit.audit.outcome import Judged
from claimaudit.audit.texts import document_of
from claimaudit.rules.corpus import HeldCandidates
from claimaudit.rules.joining import Candidate

TEXTS = {
    "b.md": "Take 300 mg of magnesium daily. Magnesium improves sleep.",
    "a.md": "Magnesium may improve sleep. Take 600 mg of magnesium daily.",
    "b\udcff.md": "Take 900 mg of magnesium daily.",  # a name that is no Unicode
}
RULE = "consistency/dose-conflict-across"


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor(select=["consistency"], today=date(2026, 11, 1))


@pytest.fixture(scope="module")
def found(auditor: Auditor) -> list[Candidate]:
    answers = [auditor.bench.audit(document_of(text, name)) for name, text in TEXTS.items()]
    return [each for answer in answers if isinstance(answer, Judged) for each in answer.candidates]


@pytest.mark.parametrize("held", [0, 1, 200])
def test_what_is_written_is_read_in_the_order_of_documents_and_places(
    auditor: Auditor, found: list[Candidate], held: int
) -> None:
    file = CandidateFile(held)
    file.extend(found[:1])
    file.extend(found[1:])
    assert [each.document for each in file.of(RULE, 0)] == ["a.md", "b.md", "b\udcff.md"]
    for rule in {candidate.rule for candidate in found}:
        for side in (0, 1):
            assert list(file.of(rule, side)) == list(HeldCandidates(found).of(rule, side))
    across = [finding.path for finding in auditor.corpus_findings(file) if finding.rule == RULE]
    assert across == ["b.md", "b\udcff.md"]
