"""Every shape inside a shape, with the way to it in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from claimaudit.rules.conditions import Conditions, Shape
from claimaudit.yamlfile import Loc

S = TypeVar("S", bound=Shape)

_LEAVES = frozenset({str, int, float, bool, type(None)})
"""Most fields of most shapes: nothing lies below them."""


def shapes(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Shape]]:
    """The value itself, if it is one, and all below it."""
    if isinstance(value, Shape):
        yield loc, value
    for key, item in _parts(value):
        if type(item) not in _LEAVES:
            yield from shapes(item, (*loc, key))


def _parts(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, Shape):
        names = _names(type(value))
        return [(names[name], item) for name, item in vars(value).items()]
    if isinstance(value, tuple):
        return enumerate(value)
    return value.items() if isinstance(value, dict) else ()


@cache
def _names(kind: type[Shape]) -> dict[str, str]:
    """The fields of a shape as files call them."""
    return {name: field.alias or name for name, field in kind.model_fields.items()}


def every(kind: type[S], value: object, loc: Loc = ()) -> Iterator[tuple[Loc, S]]:
    """Those of one kind."""
    return ((at, shape) for at, shape in shapes(value, loc) if isinstance(shape, kind))


def names_negative(*conditions: Conditions | None) -> bool:
    """Whether negative polarity is asked for anywhere."""
    return any("negative" in (each.polarity or ()) for _, each in every(Conditions, conditions))


def names_polarity(*conditions: Conditions | None) -> bool:
    """Whether any polarity is asked for."""
    return any(each.polarity is not None for _, each in every(Conditions, conditions))
