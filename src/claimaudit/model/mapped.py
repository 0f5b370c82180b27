"""A sequence each of whose items is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")
Of = TypeVar("Of")


class Mapped(Sequence[T], Generic[Of, T]):
    """What a function makes of each item of another sequence: anew each time, and nothing of it is held."""

    def __init__(self, make: Callable[[Of], T], items: Sequence[Of]) -> None:
        self._make = make
        self._items = items

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return Mapped(self._make, self._items[index])
        return self._make(self._items[index])
