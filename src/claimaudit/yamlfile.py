"""YAML files as a domain person writes them, with the place of every node.

Read as YAML 1.2 core: `off` and `no` are words, dates stay text, a key that stands twice is an error.
Anchors' aliases are refused and size and depth are bounded, so that no file can make us swell.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import yaml
import yamlcore

from claimaudit.errors import UserError
from claimaudit.smallfile import read_small

MAX_DEPTH = 40

_CORE = tuple(f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "map", "seq"))

Loc = tuple[str | int, ...]
"""The way to a node: keys and indices from the top."""
Place = tuple[int, int]
"""Line and column, 1-based."""
Data = None | bool | int | float | str | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file says, and where."""

    path: Path
    data: dict[str, Data]
    values: dict[Loc, Place]
    keys: dict[Loc, Place]
    """Of the keys of mappings, by the way to their value."""

    def place(self, loc: Loc) -> Place:
        """Where a value begins; for one that isn't there, where its nearest holder does.

        A value that may stand for a list of one has no index in the file.
        """
        known: Loc = ()
        for step in loc:
            if (*known, step) in self.values:
                known = (*known, step)
            elif isinstance(step, str):
                break
        return self.values[known]

    def error(self, loc: Loc, message: str, hint: str | None = None, *, key: bool = False) -> UserError:
        """An error at a value, or at its key."""
        line, column = self.keys[loc] if key and loc in self.keys else self.place(loc)
        return UserError(message, self.path, line, column, hint)


def read_yaml(path: Path) -> YamlFile:
    """Read a file whose top is a mapping. Raises `UserError` with the place that is at fault."""
    return yaml_of(read_small(path), path)


def yaml_of(raw: bytes, path: Path) -> YamlFile:
    """As `read_yaml`, of the bytes of a file."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("not in UTF-8", path, line=raw.count(b"\n", 0, error.start) + 1) from error
    return parse_yaml(text, path)


def parse_yaml(text: str, path: Path) -> YamlFile:
    """As `read_yaml`, of a text at hand."""
    try:
        _check_events(text, path)
        return _Reader(text, path).read()
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark or error.context_mark)
        raise UserError(f"not YAML: {error.problem or error.context}", path, *place) from error
    except yaml.YAMLError as error:
        raise UserError(f"not YAML: {str(error).splitlines()[0]}", path) from error


def excerpt(error: UserError) -> str:
    """The line at fault with a caret under the place; "" where it can't be shown."""
    if error.path is None or error.line is None:
        return ""
    try:
        lines = Path(error.path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    if error.line > len(lines):
        return ""
    line, column = lines[error.line - 1].replace("\t", " "), error.column or 1
    start = max(0, column - 60)
    return f"  {line[start : start + 100]}\n  {' ' * (column - 1 - start)}^"


class _Mark(Protocol):
    line: int
    column: int


def _place(mark: _Mark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _check_events(text: str, path: Path) -> None:
    # Before anything recursive sees the file: nesting and aliases are what bombs are made of.
    depth = 0
    for event in yaml.parse(text, Loader=yamlcore.CCoreLoader):
        if isinstance(event, yaml.AliasEvent):
            raise UserError("aliases (*name) are not read here", path, *_place(event.start_mark))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise UserError(f"nested deeper than {MAX_DEPTH}", path, *_place(event.start_mark))


class _Reader:
    """Builds the data and notes where each node stands."""

    def __init__(self, text: str, path: Path) -> None:
        self.path = path
        self.loader = yamlcore.CCoreLoader(text)
        self.values: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}

    def read(self) -> YamlFile:
        node = self.loader.get_single_node()
        if node is None:
            raise UserError("the file is empty", self.path, 1, 1)
        if not isinstance(node, yaml.MappingNode):
            raise UserError("expected a mapping (key: value) at the top", self.path, *_place(node.start_mark))
        return YamlFile(self.path, self._mapping(node, ()), self.values, self.keys)

    def _value(self, node: yaml.Node, loc: Loc) -> Data:
        if not node.tag.startswith(_CORE):
            raise UserError(f"the tag “{node.tag}” is not read here", self.path, *_place(node.start_mark))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        self.values[loc] = _place(node.start_mark)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*loc, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> Data:
        try:
            value: Data = self.loader.construct_object(node)
        except (ValueError, KeyError) as error:  # `!!int x`, a number of 5,000 digits
            kind = node.tag.rpartition(":")[2]
            raise UserError(f"not a value of the kind {kind}", self.path, *_place(node.start_mark)) from error
        return value

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Data]:
        self.values[loc] = _place(node.start_mark)
        data: dict[str, Data] = {}
        for key, value in node.value:
            place = _place(key.start_mark)
            if not isinstance(key, yaml.ScalarNode):
                raise UserError("a key must be a word", self.path, *place)
            if key.value in data:
                raise UserError(f"the key “{key.value}” stands twice", self.path, *place)
            self.keys[(*loc, key.value)] = place
            data[key.value] = self._value(value, (*loc, key.value))
        return data
