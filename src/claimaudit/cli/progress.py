"""A progress bar, for people only: on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from claimaudit.cli.plan import Job

LONG = 2
"""From how many documents on a bar is worth its lines."""


@contextmanager
def progress(jobs: Sequence[Job], *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Gives what is to be called after each document, of which a job may hold thousands."""
    total = 0 if quiet or not sys.stderr.isatty() else _documents(jobs)
    if total is not None and total < LONG:
        yield lambda: None
        return
    # Here, so that no run into a pipe waits for rich.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)


def _documents(jobs: Sequence[Job]) -> int | None:
    """How many there are; None where that shows only in reading."""
    counts = [job.count() for job in jobs]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None
