"""The front matter of a text: YAML or TOML, as the site generators know it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import yaml
import yamlcore

_JOINS = re.compile(r"[\s_-]+")
MAX_LENGTH = 50_000
"""Longer front matter is data, and is read line by line."""
_FIELD = re.compile(r"^([A-Za-z][\w -]*):[ \t]+(\S.*?)[ \t\r]*$", re.MULTILINE)
_NAMES = {
    "lastreviewed": "updated", "reviewed": "updated", "modified": "updated", "lastmod": "updated",
    "language": "lang", "locale": "lang", "summary": "description",
    "authors": "author", "by": "author", "byline": "author", "writtenby": "author",
    "reviewedby": "reviewer", "reviewers": "reviewer", "medicallyreviewedby": "reviewer",
    "medicalreviewer": "reviewer", "factcheckedby": "reviewer", "checkedby": "reviewer",
    "sources": "references", "citations": "references", "bibliography": "references",
}  # fmt: skip
"""By the name in small letters, without what joins its words."""


def read(block: str) -> dict[str, str]:
    """Name and value of each field; a list is joined, and of an object its name, title or address counts."""
    body = block.strip().strip("-+").strip("\r\n")
    fields: dict[str, str] = {}
    for name, value in _fields(body, is_toml=block.lstrip().startswith("+++")):
        plain = name.lower()
        fields.setdefault(_NAMES.get(_JOINS.sub("", plain), plain), value)
    return fields


def _fields(body: str, *, is_toml: bool) -> Iterator[tuple[str, str]]:
    try:
        data = tomllib.loads(body) if is_toml else _yaml(body)
    except (tomllib.TOMLDecodeError, yaml.YAMLError, RecursionError, ValueError):
        data = None
    if not isinstance(data, dict):
        # Broken, or a YAML that only its author's generator understands: what can be read is read.
        yield from ((name, value.strip("\"'")) for name, value in _FIELD.findall(body))
        return
    for name, value in data.items():
        text = _shown(value)
        if text:
            yield str(name), text


def _yaml(body: str) -> object:
    # An alias may stand for a list of aliases and so on: such data would swell as text.
    if len(body) > MAX_LENGTH or re.search(r"[:\-\[,]\s*[&*]\w", body):
        return None
    data: object = yaml.load(body, yamlcore.CoreLoader)
    return data


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_shown, value)))
    if isinstance(value, dict):
        return next(filter(None, (_shown(value.get(key)) for key in ("name", "title", "url"))), "")
    return "" if value is None else " ".join(str(value).split())
