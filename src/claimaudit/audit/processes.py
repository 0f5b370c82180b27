"""One worker process as its parent sees it: what it is given, what it says, and how it ended."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess

from claimaudit.audit.orders import Order
from claimaudit.audit.outcome import Answer
from claimaudit.audit.standard import Standard
from claimaudit.audit.worker import Failure, Ready, serve
from claimaudit.errors import UserError
from claimaudit.model import Unreadable

_WARM = "claimaudit.audit.warm"
_GRACE = 5
"""Seconds for a process to end by itself."""


class WorkerError(Exception):
    """A bug that a worker met, with its traceback."""


class Process:
    """A worker; it can take an order once it `is_idle`."""

    def __init__(self, standards: Sequence[Standard]) -> None:
        context = _context(standards)
        self.pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=serve, args=(theirs, standards), daemon=True)
        with _ctrl_c_held_back():
            self._process.start()
        theirs.close()
        self.is_idle = False
        self._number = 0
        self._order: Order | None = None

    def takes(self, number: int, order: Order) -> bool:
        """Have it work at an order; False where it has died meanwhile."""
        try:
            self.pipe.send(order)
        except (BrokenPipeError, ConnectionResetError):
            self.end()
            return False
        self.is_idle, self._number, self._order = False, number, order
        return True

    def hear(self) -> tuple[int, Answer] | None:
        """What it says, with the number of the order; None where it has only become ready.

        Raises `UserError` where it can't work at all, `WorkerError` where it met a bug.
        """
        try:
            said = self.pipe.recv()
        except (EOFError, OSError):
            return self._number, self._death()
        self.is_idle = True
        if isinstance(said, Ready):
            return None
        if isinstance(said, UserError):
            raise said
        if isinstance(said, Failure):
            raise WorkerError(said.trace)
        return self._number, said

    @property
    def is_dead(self) -> bool:
        """Whether it has ended."""
        return self.pipe.closed

    def end(self) -> None:
        """End it, whatever it is at."""
        self.pipe.close()
        if not self.is_idle:
            self._process.kill()
        self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()

    def _death(self) -> Unreadable:
        self.pipe.close()
        self._process.join(_GRACE)
        how = _how(self._process.exitcode)
        if self._order is None:
            raise UserError(f"a worker process couldn't be started ({how})", hint="try --jobs 1")
        return Unreadable(self._order.path, f"the process that audited it ended ({how}); out of memory?")


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"


def _context(standards: Sequence[Standard]) -> ForkServerContext | SpawnContext:
    """Forked from a server that has the model, in a third of the time and of the memory of a fresh start.

    On macOS a process that has used the system's linear algebra can't be forked; Windows knows no forking.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    is_default = all(standard.model is None for standard in standards)
    context.set_forkserver_preload([_WARM] if is_default else ["spacy"])
    return context


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """It reaches us once the process has been started, and never the process, which inherits this."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
