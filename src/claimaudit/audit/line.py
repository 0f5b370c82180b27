"""The line: items under several standards in, their answers out in the same order, by workers where asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimaudit.audit.bench import Bench
from claimaudit.audit.orders import Item, Order, in_process
from claimaudit.audit.outcome import Answer, Judged
from claimaudit.model import Skipped, Unreadable

if TYPE_CHECKING:
    from claimaudit.audit.memory import Memory


def answers(
    items: Iterable[tuple[int, Item]],
    benches: Sequence[Bench],
    *,
    jobs: int = 1,
    memory: Memory | None = None,
) -> Iterator[tuple[int, Answer]]:
    """What becomes of each item, with the number of the bench that it was meant for.

    With several jobs the work is done in as many processes; with a memory what is known isn't done again.
    What comes out is the same.
    """
    waiting: deque[tuple[int, Order | Answer]] = deque()

    def orders() -> Iterator[Order | Answer]:
        for number, item in items:
            order = _order(number, item, memory)
            waiting.append((number, order))
            yield order

    for answer in _worked(orders(), benches, jobs):
        number, order = waiting.popleft()
        if memory and isinstance(order, Order) and order.keys and isinstance(answer, Judged):
            memory.keep(order.keys, answer)
        yield number, answer


def _order(number: int, item: Item, memory: Memory | None) -> Order | Answer:
    if isinstance(item, Unreadable | Skipped):
        return item
    return memory.recall(number, item) if memory else Order(number, item)


def _worked(orders: Iterable[Order | Answer], benches: Sequence[Bench], jobs: int) -> Iterator[Answer]:
    if jobs < 2:
        yield from in_process(orders, benches)
        return
    # Here, since what starts processes takes its time.
    from claimaudit.audit.workers import Workers

    with Workers([bench.standard for bench in benches], jobs) as workers:
        yield from workers.answers(orders)
