"""A run from its first part to its last: what a process dies with is set aside, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from claimaudit.batch.attempt import EngineError, attempt
from claimaudit.batch.job import Job, Progress
from claimaudit.batch.parts import Shelf
from claimaudit.batch.tables import ROW, SCHEMAS, SET_ASIDE
from claimaudit.errors import UserError

FATAL = "the process that worked on it died"
IN_A_ROW = 3
"""So many deaths with nothing finished between them are no fault of the documents."""


def run(job: Job, shelf: Shelf) -> Iterator[Progress]:
    """Audit what is not done yet; tells of rows as they are done."""
    shelf.sweep()
    suspects: frozenset[str] = frozenset()
    deaths = 0
    while True:
        try:
            for progress in attempt(job, suspects):
                deaths = 0
                yield progress
        except EngineError as error:
            begun = frozenset(shelf.died_with())
            shelf.sweep()
            deaths += 1
            if not begun or deaths == IN_A_ROW:
                raise UserError(f"the engine fails: {error}", job.source) from error
            if len(begun) == 1:
                yield _set_aside(shelf, job, *begun)
                suspects -= begun
            else:  # one of them it was; taken one by one, they will tell
                suspects = begun
        else:
            if not suspects:
                return
            suspects = frozenset()


def _set_aside(shelf: Shelf, job: Job, row: str) -> Progress:
    record = {ROW: row, "path": f"{job.name}#{row}", "kind": "fatal", "reason": FATAL}
    empty = {name: schema.empty_table() for name, schema in SCHEMAS.items()}
    part = shelf.note_begun([row])
    shelf.finish(part, empty | {"set_aside": pa.Table.from_pylist([record], schema=SET_ASIDE)})
    return Progress(failed=1)
