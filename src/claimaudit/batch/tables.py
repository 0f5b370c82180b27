"""The tables that a run writes, and the form in which their rows come from a worker."""

from __future__ import annotations

from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from claimaudit.reporters.parquet import COLUMNS, schema_of

Name = Literal["documents", "claims", "findings", "candidates", "set_aside"]

_PLACE = ("path", "document_key", "line", "column", "start", "end", "part")
_CLAIM = COLUMNS[COLUMNS.index("claim_id") : COLUMNS.index("rule")]
_FINDING = COLUMNS[COLUMNS.index("rule") :]

ROW = "source_row"
"""The name of the row of the corpus, made from its content: by it a run knows what is done."""

DOCUMENTS = pa.schema(
    [
        (ROW, pa.string()),
        *schema_of(("path", "document_key", "sha256", "title", "words", "sentences")),
        ("claims", pa.int64()),
        ("findings", pa.int64()),
    ]
)
CLAIMS = schema_of((*_PLACE, "text", "sentence", *_CLAIM))
FINDINGS = schema_of((*_PLACE, "text", "sentence", "claim_id", *_FINDING))
CANDIDATES = schema_of(("document_key", "path", "candidate", "suppressed"))
"""Claims that rules on several documents may want, for the second pass."""
SET_ASIDE = pa.schema([(ROW, pa.string()), *schema_of(("path", "kind", "reason"))])
"""Rows without an audit: `kind` is unreadable, skipped (nothing to read), or fatal (the process died)."""

SCHEMAS: dict[Name, pa.Schema] = {
    "documents": DOCUMENTS,
    "claims": CLAIMS,
    "findings": FINDINGS,
    "candidates": CANDIDATES,
    "set_aside": SET_ASIDE,
}

_WITHOUT_ROW = {
    name: pa.struct([each for each in schema if each.name != ROW]) for name, schema in SCHEMAS.items()
}
RESULT = pa.schema(
    [
        (ROW, pa.string()),
        ("document", _WITHOUT_ROW["documents"]),
        *((name, pa.list_(_WITHOUT_ROW[name])) for name in ("claims", "findings", "candidates")),
        ("set_aside", _WITHOUT_ROW["set_aside"]),
    ]
)
"""What becomes of a row: a document with its lists, or why it was set aside."""


def tables(results: pa.RecordBatch) -> dict[Name, pa.Table]:
    """The tables that results make, by name."""
    found: dict[Name, pa.Table] = {
        "documents": _of_rows(results, "document", DOCUMENTS),
        "set_aside": _of_rows(results, "set_aside", SET_ASIDE),
    }
    for name in ("claims", "findings", "candidates"):
        rows = pa.chunked_array([results.column(name).flatten()])
        found[name] = pa.Table.from_struct_array(rows).cast(SCHEMAS[name])
    return found


def _of_rows(results: pa.RecordBatch, column: str, schema: pa.Schema) -> pa.Table:
    """A table of one row a result, of those that have the column."""
    there = pc.is_valid(results.column(column))
    fields = pa.Table.from_struct_array(pa.chunked_array([results.column(column).filter(there)]))
    return fields.add_column(0, ROW, results.column(ROW).filter(there)).cast(schema)
