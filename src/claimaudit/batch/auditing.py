"""The whole work on some rows of a corpus, without any engine: Arrow record batches in and out.

    auditor = PartAuditor(reader, yardstick)        # loads the model
    results = auditor.audit_batch(rows)             # columns: source_row, content

Ray takes it in `map_batches`, Spark in `mapInArrow`, a script in a loop.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from claimaudit.audit.bench import Bench
from claimaudit.audit.ignoring import Ignoring, ignoring
from claimaudit.audit.outcome import Judged
from claimaudit.batch.candidates import candidate_record
from claimaudit.batch.job import Yardstick
from claimaudit.batch.tables import RESULT, ROW
from claimaudit.formats.records import RowReader
from claimaudit.model import Audit, Skipped, Unreadable
from claimaudit.reporters.parquet import claim_record, document_record, finding_record
from claimaudit.source import Document

Record = dict[str, Any]
_OF_A_DOCUMENT = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the content of a document can set off in our code or a library's. Faults of the machine or of the
installation aren't among these: they would meet every document, and end the run."""


class PartAuditor:
    """Audits rows by one yardstick; what comes out hangs on nothing but the row."""

    def __init__(self, reader: RowReader, yardstick: Yardstick) -> None:
        self._reader = reader
        self._bench = Bench(yardstick.standard)
        self._ignoring = _ignoring(yardstick)

    def audit_batch(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        """The results of rows, one a row and in their order, as `tables.RESULT` has them.

        `source_row` names a row, `content` is an object with its fields, or a line of JSON. A document that
        can't be read, or that meets a bug of ours, is set aside with the reason, and the others go on.
        """
        pairs = zip(rows.column(ROW).to_pylist(), rows.column("content").to_pylist(), strict=True)
        results = [{ROW: row, **self._audit(row, content)} for row, content in pairs]
        return pa.RecordBatch.from_pylist(results, schema=RESULT)

    def _audit(self, row: str, content: object) -> Record:
        try:
            document = self._reader.read(content, row)
            judged = self._bench.audit(document) if isinstance(document, Document) else document
            return self._told(judged) if isinstance(judged, Judged) else _set_aside(judged)
        except _OF_A_DOCUMENT:  # one in a million must not end the run; it is told with its trace
            return _set_aside(Unreadable(f"{self._reader.name}#{row}", f"a bug: {traceback.format_exc()}"))

    def _told(self, judged: Judged) -> Record:
        audit = self._ignoring.audit(judged) if self._ignoring else judged.audit
        document = audit.document
        return {
            "document": document_record(audit)
            | {"claims": len(audit.claims), "findings": len(audit.findings)},
            "claims": [claim_record(document, claim) for claim in audit.claims],
            "findings": [finding_record(document.path, document.key, each) for each in audit.findings],
            "candidates": self._candidates(judged, audit),
        }

    def _candidates(self, judged: Judged, audit: Audit) -> list[Record]:
        """Its side of the rules on several documents, each with what its writers ignore."""

        def across(findings: Iterable[Any]) -> tuple[Any, ...]:
            found = tuple(findings)
            return self._ignoring.across(found, [audit]) if self._ignoring and audit.ignores else found

        return [candidate_record(candidate, across) for candidate in judged.candidates]


def _ignoring(yardstick: Yardstick) -> Ignoring | None:
    known = dict(yardstick.known_names)
    return ignoring(yardstick.standard, known, None) if yardstick.ignores else None


def _set_aside(result: Unreadable | Skipped) -> Record:
    kind = "unreadable" if isinstance(result, Unreadable) else "skipped"
    return {"set_aside": {"path": result.path, "kind": kind, "reason": result.reason}}
