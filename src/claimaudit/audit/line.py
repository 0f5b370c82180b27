"""The line: items under several standards in, their answers out in the same order, by workers where asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from claimaudit.audit.bench import Bench
from claimaudit.audit.orders import Answer, Item, Order, in_process
from claimaudit.formats import Unread
from claimaudit.source import Document


def answers(
    items: Iterable[tuple[int, Item]], benches: Sequence[Bench], *, jobs: int = 1
) -> Iterator[tuple[int, Answer]]:
    """What becomes of each item, with the number of the bench that it was meant for.

    With several jobs the work is done in as many processes, and what comes out is the same.
    """
    numbers: deque[int] = deque()

    def orders() -> Iterator[Order | Answer]:
        for number, item in items:
            numbers.append(number)
            yield Order(number, item) if isinstance(item, Unread | Document) else item

    for answer in _worked(orders(), benches, jobs):
        yield numbers.popleft(), answer


def _worked(orders: Iterable[Order | Answer], benches: Sequence[Bench], jobs: int) -> Iterator[Answer]:
    if jobs < 2:
        yield from in_process(orders, benches)
        return
    # Here, since what starts processes takes its time.
    from claimaudit.audit.workers import Workers

    with Workers([bench.standard for bench in benches], jobs) as workers:
        yield from workers.answers(orders)
