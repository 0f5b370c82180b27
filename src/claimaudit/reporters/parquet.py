"""Parquet, for analysis: one table of documents, claims and findings, told apart by `record`.

A claim is there once, however many findings it has; findings carry its `claim_id` to join on. Columns that
don't concern a record are null. Files that were not read are there too, with the reason in `message`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from claimaudit.model import Audit, Claim, Dose, Entity, Finding, Report, Skipped, Unreadable
from claimaudit.reporters.matches import findings
from claimaudit.reporters.options import Options
from claimaudit.reporters.visible import harmless
from claimaudit.source import Document, Region

Record = dict[str, Any]

_GROUP = 10_000
"""Records of a row group: what is held at once."""

_TEXTS = pa.list_(pa.string())
_ENTITIES = pa.list_(
    pa.struct([(name, pa.string()) for name in ("text", "canonical", "type", "status", "resolved_from")])
)
_TYPES: dict[str, pa.DataType] = {
    "words": pa.int64(),
    "sentences": pa.int64(),
    "line": pa.int64(),
    "column": pa.int64(),
    "start": pa.int64(),
    "end": pa.int64(),
    "section": _TEXTS,
    "agents": _ENTITIES,
    "targets": _ENTITIES,
    "certainty_score": pa.float64(),
    "hedges": _TEXTS,
    "boosters": _TEXTS,
    "references": _TEXTS,
    "dose_low": pa.float64(),
    "dose_high": pa.float64(),
    "dose_count": pa.float64(),
    "also": _TEXTS,
    "basis": _TEXTS,
}
COLUMNS = (
    "record", "path", "document_key", "sha256", "title", "words", "sentences",
    "line", "column", "start", "end", "part", "text", "sentence",
    "claim_id", "claim_key", "kind", "section", "block", "row", "column_head",
    "agents", "relation", "cue", "targets", "polarity", "negation",
    "certainty", "certainty_score", "hedges", "boosters", "support", "references",
    "dose_low", "dose_high", "dose_unit", "dose_per", "dose_count", "dose_form", "dose_substance_form",
    "dose_frequency", "dose_route", "dose_duration", "dose_timing", "dose_population", "dose_role",
    "rule", "family", "severity", "confidence", "message", "suggestion", "fingerprint", "also", "basis",
    "suppressed", "state",
)  # fmt: skip
"""Texts, where `_TYPES` doesn't say otherwise."""


def write(report: Report, stream: BinaryIO, _options: Options) -> None:
    """Write the table; every claim is in it, whatever the options."""
    schema = _schema(report)
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        waiting = _records(report)
        while group := list(islice(waiting, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def schema_of(columns: Iterable[str]) -> pa.Schema:
    """The types of some of the columns."""
    return pa.schema([(name, _TYPES.get(name, pa.string())) for name in columns])


def _schema(report: Report) -> pa.Schema:
    tool = report.tool
    told = {
        "claimaudit.version": tool.version,
        "claimaudit.model": tool.model,
        "claimaudit.profile": tool.profile,
        "claimaudit.rules_digest": tool.rules_digest,
        "claimaudit.today": tool.today,
        "claimaudit.complete": str(report.complete).lower(),
    }
    return schema_of(COLUMNS).with_metadata(told)


def _records(report: Report) -> Iterator[Record]:
    for audit in report.audits:
        yield document_record(audit)
        for claim in audit.claims:
            yield claim_record(audit.document, claim)
    for document, finding in findings(report):
        yield finding_record(document.path, document.key, finding)
    for skipped in report.skipped:
        yield _passed_over("skipped", skipped)
    for unreadable in report.unreadable:
        yield _passed_over("unreadable", unreadable)


def document_record(audit: Audit) -> Record:
    """The row of a document."""
    document = audit.document
    record = {
        "record": "document",
        "path": document.path,
        "document_key": document.key,
        "sha256": document.sha256,
        "title": document.title,
        "words": audit.words,
        "sentences": audit.sentences,
    }
    return _clean(record)


def claim_record(document: Document, claim: Claim) -> Record:
    """The row of a claim."""
    record = {
        "record": "claim",
        **_place(document.path, document.key, claim.span),
        "text": claim.text,
        "sentence": claim.sentence,
        "claim_id": claim.id,
        "claim_key": claim.key,
        "kind": claim.kind,
        "section": list(claim.section),
        "block": claim.block,
        "row": claim.row,
        "column_head": claim.column_head,
        "agents": _entities(claim.agents),
        "relation": claim.relation,
        "cue": claim.cue.text,
        "targets": _entities(claim.targets),
        "polarity": claim.polarity,
        "negation": claim.negation.text if claim.negation else None,
        "certainty": claim.certainty,
        "certainty_score": claim.certainty_score,
        "hedges": [hedge.text for hedge in claim.hedges],
        "boosters": [booster.text for booster in claim.boosters],
        "support": claim.support.level,
        "references": [f"{reference.kind}:{reference.id}" for reference in claim.support.references],
        **(_dose(claim.dose) if claim.dose else {}),
    }
    return _clean(record)


def _dose(dose: Dose) -> Record:
    names = (name.removeprefix("dose_") for name in COLUMNS if name.startswith("dose_"))
    return {f"dose_{name}": getattr(dose, name) for name in names}


def finding_record(path: str, key: str, finding: Finding) -> Record:
    """The row of a finding in the document of that path and key."""
    record = {
        "record": "finding",
        **_place(path, key, finding.span),
        "text": finding.text,
        "sentence": finding.sentence,
        "claim_id": finding.claim,
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
        "also": [match.rule for match in finding.also],
        "basis": [basis.source for basis in finding.basis],
        "suppressed": finding.suppressed.decision if finding.suppressed else None,
        "state": finding.baseline.state if finding.baseline else None,
    }
    return _clean(record)


def _passed_over(record: str, file: Skipped | Unreadable) -> Record:
    return _clean({"record": record, "path": file.path, "message": file.reason})


def _place(path: str, key: str, span: Region) -> Record:
    return {
        "path": path,
        "document_key": key,
        "line": span.line,
        "column": span.column,
        "start": span.start,
        "end": span.end,
        "part": span.part,
    }


def _entities(entities: tuple[Entity, ...]) -> list[Record]:
    names = ("text", "canonical", "type", "status", "resolved_from")
    return [_clean({name: getattr(entity, name) for name in names}) for entity in entities]


def _clean(record: Record) -> Record:
    """Without characters that no UTF-8 can hold, or that a terminal would obey."""
    return {name: _cleaned(value) for name, value in record.items()}


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    return value
