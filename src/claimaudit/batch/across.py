"""The second pass: rules on several documents, asked of the claims that the first has laid by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa

from claimaudit.audit import Auditor
from claimaudit.audit.candidates import CandidateFile
from claimaudit.batch.candidates import candidate_of
from claimaudit.batch.parts import Shelf
from claimaudit.batch.tables import FINDINGS
from claimaudit.history import Suppression
from claimaudit.model import Finding
from claimaudit.parts import marked
from claimaudit.reporters.parquet import finding_record
from claimaudit.rules.joining import Candidate

TABLE = "corpus_findings"

Place = tuple[str | None, str, str | None]
"""Document, rule and claim of a match."""


def judge_across(shelf: Shelf, auditor: Auditor) -> int:
    """Write what is found across the documents, in place of what was; gives how many findings there are."""
    said: dict[Place, Suppression] = {}
    candidates = CandidateFile()
    candidates.extend(_laid_by(shelf, said))

    def mark(part: Finding) -> Finding:
        return replace(part, suppressed=said.get((part.path, part.rule, part.claim)))

    findings = marked(auditor.corpus_findings(candidates), mark)
    rows = [finding_record(each.path or "", each.path or "", each) for each in findings]
    shelf.write_table(TABLE, "all", pa.Table.from_pylist(rows, schema=FINDINGS))
    return len(rows)


def _laid_by(shelf: Shelf, said: dict[Place, Suppression]) -> Iterator[Candidate]:
    """The candidates of all documents; what is said of some of them is noted in `said`."""
    for batch in shelf.batches("candidates"):
        for record in batch.to_pylist():
            candidate, suppressed = candidate_of(record)
            if suppressed:
                claim = candidate.match.claim
                said[candidate.path, candidate.rule, claim.id if claim else None] = suppressed
            yield candidate
