"""Commands whose parameters are the fields of a dataclass.

Typer reads parameters off a function. The commands share some twenty of them, so each is declared once,
as an annotated field, and commands take the dataclass. Typer only parses: a command gives back work
that is still to be done, so that every error in it passes through our own boundary and no other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from functools import cache, partial
from inspect import Parameter, Signature, get_annotations
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Work = Callable[[], int]
"""What a command line asks for; gives the exit code."""

Options = TypeVar("Options", bound="DataclassInstance")


def command(run: Callable[[Options], int], options: type[Options]) -> Callable[..., Work]:
    """A callback for Typer that parses into `options` and leaves `run` to be done."""

    def parse(**values: Any) -> Work:
        return partial(run, options(**values))

    hints = {name: hint for kind in reversed(options.__mro__) for name, hint in _own_hints(kind).items()}
    parameters = [_parameter(item, hints[item.name]) for item in fields(options)]
    parse.__dict__["__signature__"] = Signature(parameters)
    parse.__annotations__ = hints
    parse.__doc__ = run.__doc__
    return parse


@cache
def _own_hints(kind: type) -> dict[str, Any]:
    """Those of a class without its bases', which many commands share: to read them takes its time."""
    return get_annotations(kind, eval_str=True)


def _parameter(item: Field[Any], hint: object) -> Parameter:
    default = Parameter.empty if item.default is MISSING else item.default
    return Parameter(item.name, Parameter.KEYWORD_ONLY, default=default, annotation=hint)
