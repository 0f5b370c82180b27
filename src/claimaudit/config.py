"""What a project asks of the auditor: defaults, configuration file, command line, in this order.

Every option is declared once, in `Config`; a file and a command line are `PartialConfig`s that are
applied to it. Where a later one names a list, it replaces the earlier list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_type_hints

from claimaudit.model import ClaimKind, Severity

FieldFormat = Literal["auto", "text", "markdown", "html"]
Level = Literal["error", "warning", "info", "off"]
FailOn = Literal["error", "warning", "info", "never"]
Reader = Callable[[object, Path], object]
"""Takes a TOML value and the folder of its file; raises `TypeError` with what it would have taken."""


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern in the manner of `.gitignore`, and the folder that it is relative to."""

    pattern: str
    base: Path


def _text(value: object, _base: Path) -> str:
    if isinstance(value, str) and value:
        return value
    raise TypeError("a string")


def _count(value: object, _base: Path) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise TypeError("a whole number above 0")


def _texts(value: object, _base: Path) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
        return tuple(value)
    raise TypeError("a list of strings")


def _flag(value: object, _base: Path) -> bool:
    if isinstance(value, bool):
        return value
    raise TypeError("true or false")


def _paths(value: object, base: Path) -> tuple[Path, ...]:
    return tuple(base / item for item in _texts(value, base))


def _globs(value: object, base: Path) -> tuple[Glob, ...]:
    return tuple(Glob(item, base) for item in _texts(value, base))


def _one_of(allowed: tuple[str, ...]) -> Reader:
    def read(value: object, _base: Path) -> str:
        if isinstance(value, str) and value in allowed:
            return value
        raise TypeError(f"one of {', '.join(allowed)}")

    return read


def _some_of(allowed: tuple[str, ...]) -> Reader:
    def read(value: object, base: Path) -> tuple[str, ...]:
        if set(chosen := _texts(value, base)) <= set(allowed):
            return chosen
        raise TypeError(f"a list of {', '.join(allowed)}")

    return read


def _path(value: object, base: Path) -> Path:
    return base / _text(value, base)


def _levels(value: object, _base: Path) -> tuple[tuple[str, Level], ...]:
    """Sorted, so that what says the same is the same."""
    if isinstance(value, list):  # as the command line has them
        value = dict(item.partition("=")[::2] for item in value if isinstance(item, str))
    if isinstance(value, dict) and all(level in get_args(Level) for level in value.values()):
        return tuple(sorted(value.items()))
    raise TypeError(f"rules or packs with one of {', '.join(get_args(Level))} each")


@dataclass(frozen=True, slots=True)
class Config:
    """What takes effect for a document.

    A file writes these names with `-` for `_`; each is annotated with how it is read from there.
    """

    profile: Annotated[str, _text] = "editorial"
    select: Annotated[tuple[str, ...], _texts] = ()
    """Rules or packs to use; empty for all."""
    ignore: Annotated[tuple[str, ...], _texts] = ()
    rules: Annotated[tuple[Path, ...], _paths] = ()
    """Rule files or folders beside the built-in ones, or instead of them."""
    default_rules: Annotated[bool, _flag] = True
    severity: Annotated[tuple[tuple[str, Level], ...], _levels] = ()
    """Of rules or packs, whatever the profile says; `off` switches off."""
    ignore_file: Annotated[Path | None, _path] = None
    """Ignores of texts that can't hold comments."""
    baseline: Annotated[Path | None, _path] = None
    """Findings that are known; those that are new or changed count."""
    kind: Annotated[tuple[ClaimKind, ...], _some_of(get_args(ClaimKind))] = ()
    """Kinds of claims to report; empty for all."""
    min_severity: Annotated[Severity, _one_of(get_args(Severity))] = "info"
    fail_on: Annotated[FailOn, _one_of(get_args(FailOn))] = "error"
    """The bar of `check`; `scan` and `export` take one from the command line alone."""
    include: Annotated[tuple[Glob, ...], _globs] = ()
    exclude: Annotated[tuple[Glob, ...], _globs] = ()
    text_field: Annotated[tuple[str, ...], _texts] = ()
    """Fields of an export that hold the text of a record; empty to look for one."""
    id_field: Annotated[str | None, _text] = None
    title_field: Annotated[str | None, _text] = None
    field_format: Annotated[FieldFormat, _one_of(get_args(FieldFormat))] = "auto"
    """What the text of a record is written in."""
    meta_description: Annotated[bool, _flag] = False
    """Whether the description of a page, which search engines show, is read as text."""
    model: Annotated[str | None, _text] = None
    """The spaCy model; None for the first English one that is installed."""
    jobs: Annotated[int | None, _count] = None
    """How many processes do the work, of a whole run; None for as many as there are cores."""
    cache: Annotated[bool, _flag] = True
    """Whether answers are kept for the next run, and those of earlier ones recalled."""
    cache_dir: Annotated[Path | None, _path] = None
    """The folder in which they are kept; None for that of the system."""

    def apply(self, partial: PartialConfig) -> Config:
        """This configuration, with what `partial` says in place of what it said before."""
        return replace(self, **partial.values)


@dataclass(frozen=True, slots=True)
class PartialConfig:
    """What one source says of the options; it may leave any of them out."""

    values: Mapping[str, Any]  # each value has been read by the reader of its field
    path: Path | None = None
    """The file that said it."""
    overrides: tuple[Override, ...] = ()
    """What it says of some documents alone; a later one goes before an earlier one."""


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for the documents that match one of the patterns."""

    paths: tuple[Glob, ...]
    values: PartialConfig


READERS: dict[str, Reader] = {
    name.replace("_", "-"): get_args(hint)[1]
    for name, hint in get_type_hints(Config, include_extras=True).items()
}
"""How each option is read, by the name that files and command lines use."""
