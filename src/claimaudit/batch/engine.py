"""The engine: Daft reads the corpus wherever it lies, hands rows to the workers, and counts what comes back.

Daft is imported here alone, and this module only by the process that runs it: it starts threads.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path, PurePosixPath

# It looks at these when it is imported: nothing goes to its makers, and the progress is ours to show.
os.environ.update(DO_NOT_TRACK="1", RAY_USAGE_STATS_ENABLED="0", DAFT_PROGRESS_BAR="0")

import daft
import pyarrow as pa
from daft import DataType, col
from daft.exceptions import DaftCoreException
from daft.functions import hash as hashed
from daft.functions import to_struct

from claimaudit.batch.auditing import PartAuditor
from claimaudit.batch.job import Job, Progress
from claimaudit.batch.parts import Shelf
from claimaudit.batch.tables import ROW, tables
from claimaudit.errors import UserError
from claimaudit.formats.records import RowReader

ERRORS = (DaftCoreException, RuntimeError, OSError)
"""What it raises where it, a worker or the reading of the corpus fails."""
SAMPLE = 50
"""Rows by which the fields are told."""
_DELIMITERS = ",;\t|"
_SEEDS = (0, 1)
"""Of the halves of a row's name: 64 bits alone would mistake two of a billion rows for one."""
_COUNTS = DataType.struct({name: DataType.int64() for name in Progress.__dataclass_fields__})


def connect(address: str | None) -> None:
    """Use this machine, or a Ray cluster."""
    if address is None:
        daft.set_runner_native()
    else:
        daft.set_runner_ray(address)


def reader(job: Job) -> RowReader:
    """How the corpus is read, by its first rows. Raises `UserError` where that can't be done."""
    try:
        sample = _corpus(job.source).limit(SAMPLE).to_pydict()["content"]
    except ERRORS as error:
        raise UserError(f"can't be read: {str(error).splitlines()[0]}", job.source) from error
    if not sample:
        raise UserError("holds no rows", job.source)
    return RowReader.of(job.name, sample, job.reading)


def work(job: Job, reader: RowReader, *, only: frozenset[str]) -> Iterator[Progress]:
    """Audit the rows that are not done yet, part by part; tells of each part as it is finished.

    With `only` these rows alone, one a part and one after another, so that none can be taken for the other
    if the process dies.
    """
    shelf = Shelf(job.output)
    corpus = _corpus(job.source)
    if done := shelf.patterns("documents", "set_aside"):
        finished = daft.read_parquet(done).select(ROW).distinct()
        corpus = corpus.join(finished, on=ROW, how="anti")
    if only:
        corpus = corpus.where(col(ROW).is_in(sorted(only)))
    worker = _workers(1 if only else job.workers, 1 if only else job.part)(job, reader)
    told = corpus.select(worker.audit(col(ROW), col("content")).alias("told"))
    for part in told.iter_partitions():
        for counts in part.to_pydict()["told"]:
            yield Progress(**counts)


def _workers(number: int, part: int) -> type:
    """The class of so many workers, each in a process of its own, that are handed so many rows at once."""

    class Worker:
        def __init__(self, job: Job, reader: RowReader) -> None:
            self._shelf = Shelf(job.output)
            self._auditor = PartAuditor(reader, job.yardstick)

        @daft.method.batch(return_dtype=_COUNTS, batch_size=part)
        def audit(self, rows: daft.Series, content: daft.Series) -> daft.Series:
            batch = pa.RecordBatch.from_arrays([rows.to_arrow(), content.to_arrow()], names=[ROW, "content"])
            name = self._shelf.note_begun(batch.column(ROW).to_pylist())
            results = self._auditor.audit_batch(batch)
            self._shelf.finish(name, tables(results))
            counts = [asdict(Progress.of(result)) for result in results.to_pylist()]
            return daft.Series.from_pylist(counts, dtype=_COUNTS)

    return daft.cls(use_process=True, max_concurrency=number)(Worker)


def _corpus(source: str) -> daft.DataFrame:
    """The rows, each with a name made from its content."""
    match _suffix(source):
        case ".jsonl" | ".ndjson":
            # Line by line, since one that is broken would end the run if the engine parsed it.
            content = daft.read_text(source).select(col("text").alias("content"))
        case ".csv" | ".tsv" as suffix:
            content = _objects(_csv(source, "\t" if suffix == ".tsv" else None))
        case _:
            content = _objects(daft.read_parquet(source))
    halves = [hashed(col("content"), seed=seed).cast(DataType.string()) for seed in _SEEDS]
    return content.with_column(ROW, halves[0] + "-" + halves[1])


def _suffix(source: str) -> str:
    """That of the files, which in a folder must be of one kind."""
    if not Path(source).is_dir():
        return PurePosixPath(source).suffix.lower()
    kinds = {path.suffix.lower() for path in Path(source).iterdir() if not path.name.startswith(".")}
    if len(kinds) != 1:
        told = ", ".join(sorted(kinds)) or "none"
        raise UserError(f"a corpus is of files of one kind; here are: {told}", source)
    return kinds.pop()


def _objects(table: daft.DataFrame) -> daft.DataFrame:
    return table.select(to_struct(*map(col, table.column_names)).alias("content"))


def _csv(source: str, delimiter: str | None) -> daft.DataFrame:
    """Everything as text: an id of 007 is no number."""
    if delimiter is None:
        (head,) = daft.read_text(source).limit(1).to_pydict()["text"] or [""]
        delimiter = max(_DELIMITERS, key=head.count)
    names = daft.read_csv(source, delimiter=delimiter).column_names
    texts = {name: DataType.string() for name in names}
    return daft.read_csv(source, delimiter=delimiter, infer_schema=False, schema=texts)
