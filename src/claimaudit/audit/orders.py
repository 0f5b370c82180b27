"""What passes between the line and those who work at it: orders there, answers back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimaudit.audit.bench import Bench
from claimaudit.audit.extraction import Extracted
from claimaudit.audit.outcome import Answer
from claimaudit.formats import Unread
from claimaudit.model import Skipped, Unreadable
from claimaudit.source import Document

Item = Unread | Document | Unreadable | Skipped
"""What comes to be audited; where nothing can be read, that is already its result."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Under which keys the answer is kept."""

    extracted: bytes
    grammar: bytes
    judged: bytes


@dataclass(frozen=True, slots=True)
class Order:
    """A document to be audited, or judged anew where its claims are known."""

    standard: int
    """Number of the standard that it is judged by."""
    item: Unread | Document | Extracted
    keys: Keys | None = None
    """None where the answer isn't kept."""

    @property
    def path(self) -> str:
        """Of the document."""
        return self.item.document.path if isinstance(self.item, Extracted) else self.item.path


def carry_out(order: Order, bench: Bench) -> Answer:
    """Do what is ordered."""
    if isinstance(order.item, Extracted):
        return bench.judge(bench.restore(order.item))
    return bench.audit(order.item, keep_grammar=order.keys is not None)


def in_process(orders: Iterable[Order | Answer], benches: Sequence[Bench]) -> Iterator[Answer]:
    """The answers, worked out here and now; what is answered already is handed on."""
    for order in orders:
        yield carry_out(order, benches[order.standard]) if isinstance(order, Order) else order
