"""What passes between the line and those who work at it: orders there, answers back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimaudit.audit.bench import Bench
from claimaudit.audit.outcome import Judged
from claimaudit.formats import Unread
from claimaudit.model import Skipped, Unreadable
from claimaudit.source import Document

Item = Unread | Document | Unreadable | Skipped
"""What comes to be audited; where nothing can be read, that is already its result."""
Answer = Judged | Unreadable | Skipped
"""What becomes of it before any ignore is heard."""


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be audited."""

    standard: int
    """Number of the standard that it is judged by."""
    item: Unread | Document


def in_process(orders: Iterable[Order | Answer], benches: Sequence[Bench]) -> Iterator[Answer]:
    """The answers, worked out here and now; what is answered already is handed on."""
    for order in orders:
        yield benches[order.standard].audit(order.item) if isinstance(order, Order) else order
