"""The files that a book of rules is made of, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from claimaudit.resources import packs_folder
from claimaudit.rules.installed import installed_packs
from claimaudit.smallfile import read_small

SOURCES, DEFINITIONS = "sources.yml", "definitions.yml"
WORD_LISTS = Path("lexicon", "rule-words")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file, as it is at this moment."""

    path: Path
    kind: Literal["word list", "sources", "definitions", "pack"]
    origin: str = ""
    """Where a pack comes from: a distribution, one's own file or folder; "" for the program itself."""
    data: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "data", read_small(self.path))


def sheets(paths: Iterable[Path], *, builtin: bool) -> tuple[Sheet, ...]:
    """Those of the program, those that are installed, and one's own: files, or folders with packs and what
    belongs to them. Raises `UserError` where one can't be read.

    With `builtin=False` only one's own packs; sources, definitions and word lists of the program stay.
    """
    installed = installed_packs() if builtin else ()
    found = [*sheets_in(packs_folder(), packs=builtin)]
    for brought in installed:
        found += sheets_in(brought.folder, origin=brought.origin)
    for path in paths:
        found += sheets_in(path, origin=path.as_posix()) if path.is_dir() else [_pack(path, path.as_posix())]
    return tuple(found)


def sheets_in(folder: Path, *, packs: bool = True, origin: str = "") -> Iterator[Sheet]:
    """All that a folder holds."""
    for path in sorted((folder / WORD_LISTS).glob("*.yml")):
        yield Sheet(path, "word list")
    if (folder / SOURCES).exists():
        yield Sheet(folder / SOURCES, "sources")
    if (folder / DEFINITIONS).exists():
        yield Sheet(folder / DEFINITIONS, "definitions")
    found = [path for path in sorted(folder.glob("*.yml")) if path.name not in (SOURCES, DEFINITIONS)]
    for path in found if packs else ():
        yield _pack(path, origin)


def _pack(path: Path, origin: str) -> Sheet:
    return Sheet(path, "pack", origin)
