"""A worker process: it takes one order after another through its pipe and sends back the answers."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

from claimaudit.audit.bench import Bench
from claimaudit.audit.orders import Order, carry_out
from claimaudit.audit.outcome import Answer
from claimaudit.audit.standard import Standard
from claimaudit.errors import UserError
from claimaudit.model import Unreadable


@dataclass(frozen=True, slots=True)
class Ready:
    """What a worker says first of all: it is able to take orders."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A bug met on an order; it ends the run, as it would have in one process."""

    trace: str


def serve(pipe: Connection, standards: Sequence[Standard]) -> None:
    """Work until the pipe is closed at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the parent decides
    benches = [Bench(standard) for standard in standards]
    try:
        pipe.send(Ready())
        while True:
            order: Order = pipe.recv()
            pipe.send(_answer(benches[order.standard], order))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent has gone, or needs no more


def _answer(bench: Bench, order: Order) -> Answer | UserError | Failure:
    try:
        return carry_out(order, bench)
    except UserError as error:
        return error
    except MemoryError:
        return Unreadable(order.path, "takes too much memory to audit")
    except Exception:  # noqa: BLE001  a bug; the parent raises it, with what was going on
        return Failure(traceback.format_exc())
