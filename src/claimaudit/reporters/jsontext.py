"""JSON as text, for every report that is made of it: on one line, and never more than UTF-8 can hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from claimaudit.reporters.plain import Value

_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)
# File names that are no UTF-8 come as lone surrogates, which UTF-8 can't hold but JSON can escape.
_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(value: Value) -> str:
    """The value on one line."""
    text = _JSON.encode(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return text


def members(items: Iterable[str]) -> Iterator[str]:
    """The members of a list or object, one a line."""
    separator = "\n"
    for item in items:
        yield separator + item
        separator = ",\n"
    if separator != "\n":
        yield "\n"
