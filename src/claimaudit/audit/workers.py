"""Documents audited by several processes, each with one model; answers come in the order of the documents.

Nothing but the time depends on how many there are. A document that its worker dies of is unreadable, and
the others go on. What waits is bounded: a document is taken from the queue when a worker is free for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import cast

from claimaudit.audit.orders import Order
from claimaudit.audit.outcome import Answer
from claimaudit.audit.processes import Process
from claimaudit.audit.standard import Standard

AHEAD = 4
"""How many documents, for each worker, may be finished before the one that is awaited."""


class Workers:
    """Processes that are started as they are needed, `most` of them at most; for one run."""

    def __init__(self, standards: Sequence[Standard], most: int) -> None:
        self._standards = tuple(standards)
        self._most = most
        self._processes: list[Process] = []
        self._held: dict[int, Answer] = {}  # finished before their turn
        self._due = 0

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.end()

    def answers(self, orders: Iterable[Order | Answer]) -> Iterator[Answer]:
        """One for each order, in their order; what is answered already is handed on.

        Where the run is broken off (`KeyboardInterrupt`), those that are finished come first.
        """
        queue = enumerate(orders)
        try:
            waiting = next(queue, None)
            while waiting or self._held or self._at_work:
                while waiting and self._takes(*waiting):
                    waiting = next(queue, None)
                if self._due in self._held:
                    yield self._held.pop(self._due)
                    self._due += 1
                else:
                    self._listen()
        except KeyboardInterrupt:
            yield from (self._held[number] for number in sorted(self._held))
            raise

    @property
    def _at_work(self) -> list[Process]:
        return [process for process in self._processes if not process.is_idle]

    def _takes(self, number: int, order: Order | Answer) -> bool:
        """Whether there is room for it, and a worker where it needs one."""
        if number >= self._due + AHEAD * self._most:
            return False
        if not isinstance(order, Order):
            self._held[number] = order
            return True
        for process in self._processes:
            if process.is_idle and process.takes(number, order):
                return True
        self._processes = [process for process in self._processes if not process.is_dead]
        if len(self._processes) < self._most:
            self._processes.append(Process(self._standards))
        return False

    def _listen(self) -> None:
        """Wait until a worker says something."""
        at_work = {process.pipe: process for process in self._at_work}
        for pipe in wait(list(at_work)):
            if said := at_work[cast("Connection", pipe)].hear():
                number, answer = said
                self._held[number] = answer
        self._processes = [process for process in self._processes if not process.is_dead]
