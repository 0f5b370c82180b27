"""Strict reading: a YAML file against a shape, and what is wrong with it in words an editor understands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claimaudit.errors import UserError
from claimaudit.rules.conditions import Shape
from claimaudit.rules.spelling import did_you_mean
from claimaudit.yamlfile import Loc, YamlFile

S = TypeVar("S", bound=Shape)

_QUOTED = re.compile(r"'([^']*)'")
_PLAIN = {
    "missing": "this key is missing",
    "string_type": "expected text",
    "dict_type": "expected a mapping (key: value)",
    "model_type": "expected a mapping (key: value)",
    "tuple_type": "expected a list",
    "float_type": "expected a number",
    "int_type": "expected a whole number",
    "bool_type": "expected true or false",
    "string_too_short": "expected text that isn't empty",
}
_PATTERNS = {
    "^[a-z0-9][a-z0-9_-]*$": "expected a name of lower-case letters, digits, - and _",
    r"^\d{4}-\d{2}-\d{2}$": "expected a date such as 2026-11-01",
}


def validate(file: YamlFile, shape: type[S]) -> S:
    """The file as that shape. Raises `UserError` at the first thing that is wrong with it."""
    try:
        return shape.model_validate(file.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise _user_error(file, shape, _first(file, details)) from error


def _first(file: YamlFile, details: list[ErrorDetails]) -> ErrorDetails:
    # Where a union failed, each of its branches complains; the one that got furthest was meant.
    def holds_another(error: ErrorDetails) -> bool:
        loc = _known(file, error["loc"])
        return any(
            (len(below), len(other["loc"])) > (len(loc), len(error["loc"])) and below[: len(loc)] == loc
            for other in details
            for below in [_known(file, other["loc"])]
        )

    return min(
        (error for error in details if not holds_another(error)),
        key=lambda error: file.place(_known(file, error["loc"])),
    )


def _known(file: YamlFile, loc: Loc) -> Loc:
    """The way in the file: union branches and the index of a value read as a list have no node."""
    known: Loc = ()
    for step in loc:
        if (*known, step) in file.values:
            known = (*known, step)
    return known


def _user_error(file: YamlFile, shape: type[Shape], error: ErrorDetails) -> UserError:
    loc, last = _known(file, error["loc"]), error["loc"][-1] if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        hint = did_you_mean(str(last), _keys(shape, error["loc"][:-1]))
        return file.error(loc, f"unknown key “{last}”", hint, key=True)
    if error["type"] == "missing":
        return file.error(loc, f"the key “{last}” is missing")
    if error["type"] == "literal_error":
        allowed = _QUOTED.findall(error["ctx"]["expected"])
        hint = did_you_mean(str(error["input"]), allowed) or f"one of: {', '.join(allowed)}"
        return file.error(loc, f"unknown value “{error['input']}”", hint, key=last == "[key]")
    return file.error(loc, _sentence(error))


def _sentence(error: ErrorDetails) -> str:
    if error["type"] == "string_pattern_mismatch":
        pattern = error["ctx"]["pattern"]
        wanted = _PATTERNS.get(pattern, "expected an id such as pack/kebab-name")
        return f"{wanted}, not “{error['input']}”"
    if error["type"] == "too_short":
        return "expected one entry at least"
    return _PLAIN.get(error["type"], error["msg"][:1].lower() + error["msg"][1:])


def _keys(shape: type[Shape], loc: Loc) -> list[str]:
    """The keys that a mapping may have: of the shapes that can stand there."""
    shapes = [shape]
    for step in loc:
        below = [field for each in shapes for field in _fields(each, str(step))]
        shapes = [found for annotation in below for found in _shapes(annotation)] or shapes
    return [field.alias or name for each in shapes for name, field in each.model_fields.items()]


def _fields(shape: type[Shape], key: str) -> Iterator[object]:
    for name, field in shape.model_fields.items():
        if key in (field.alias, name):
            yield field.annotation


def _shapes(annotation: Any) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes(part)
