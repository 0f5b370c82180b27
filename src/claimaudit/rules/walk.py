"""Every shape inside a shape, with the way to it in the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from claimaudit.rules.conditions import Conditions, Shape
from claimaudit.yamlfile import Loc

S = TypeVar("S", bound=Shape)


def shapes(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Shape]]:
    """The value itself, if it is one, and all below it."""
    if isinstance(value, Shape):
        yield loc, value
        for name, field in type(value).model_fields.items():
            yield from shapes(getattr(value, name), (*loc, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from shapes(item, (*loc, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from shapes(item, (*loc, key))


def every(kind: type[S], value: object, loc: Loc = ()) -> Iterator[tuple[Loc, S]]:
    """Those of one kind."""
    return ((at, shape) for at, shape in shapes(value, loc) if isinstance(shape, kind))


def names_negative(*conditions: Conditions | None) -> bool:
    """Whether negative polarity is asked for anywhere."""
    return any("negative" in (each.polarity or ()) for _, each in every(Conditions, conditions))


def names_polarity(*conditions: Conditions | None) -> bool:
    """Whether any polarity is asked for."""
    return any(each.polarity is not None for _, each in every(Conditions, conditions))
