"""How far a long run is and how fast it goes, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimaudit.cli.messages import notice

if TYPE_CHECKING:
    from claimaudit.batch.job import Progress

EVERY = 30.0
"""Seconds between two lines where no terminal is there to show a moving one."""


@contextmanager
def throughput(*, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Gives what is to be called with all that gets done."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _moving() as show:
            yield _counter(show, every=0.2)
    else:
        yield _counter(notice, every=EVERY)


def told(done: Progress, seconds: float) -> str:
    """One line."""
    rate = done.words / seconds if seconds else 0
    aside = f", {done.failed:,} set aside" if done.failed else ""
    found = f"{done.claims:,} claims, {done.findings:,} findings"
    return f"{done.documents:,} documents{aside}, {found}; {rate:,.0f} words a second"


def _counter(show: Callable[[str], None], every: float) -> Callable[[Progress], None]:
    start = shown = time.monotonic()
    total: Progress | None = None

    def count(progress: Progress) -> None:
        nonlocal shown, total
        total = progress if total is None else total + progress
        now = time.monotonic()
        if now - shown >= every:
            shown = now
            show(told(total, now - start))

    return count


@contextmanager
def _moving() -> Iterator[Callable[[str], None]]:
    # Here, so that no run into a pipe waits for rich.
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status("Starting") as status:
        yield lambda line: status.update(escape(line))
