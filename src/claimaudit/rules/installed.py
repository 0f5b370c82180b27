"""Packs that installed distributions bring with them, found by their entry points.

A distribution names under the group `claimaudit.packs` a package whose folder holds packs and what
belongs to them: `acme = "acme_rules"`, or a folder below it: `acme = "acme_rules.packs"`. Nothing of it is
imported, so that listing rules runs nobody's code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from claimaudit.errors import UserError

GROUP = "claimaudit.packs"
_DOTTED = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")


@dataclass(frozen=True, slots=True)
class InstalledPacks:
    """A folder with packs, and what brought it."""

    origin: str
    """The distribution and its version."""
    folder: Path


def installed_packs() -> tuple[InstalledPacks, ...]:
    """Those of all distributions, by name. Raises `UserError` where one names what isn't there."""
    points = sorted(entry_points(group=GROUP), key=lambda point: (_origin(point), point.name, point.value))
    return tuple(InstalledPacks(_origin(point), _folder(point)) for point in points)


def _origin(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.name


def _folder(point: EntryPoint) -> Path:
    if not _DOTTED.fullmatch(point.value):
        raise _error(point, f"“{point.value}” is not the dotted name of a package")
    package, *below = point.value.split(".")
    folders = [place.joinpath(*below) for place in _places(package)]
    for folder in folders:
        if any(folder.glob("*.yml")):
            return folder
    raise _error(point, f"“{point.value}” is no installed folder with packs (*.yml)")


def _places(package: str) -> Iterator[Path]:
    """The folders of a package. One without dots is found and not imported."""
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):  # a package broken or half loaded holds nothing
        return
    yield from map(Path, spec.submodule_search_locations or () if spec else ())


def _error(point: EntryPoint, what: str) -> UserError:
    return UserError(
        f"{_origin(point)}: the entry point “{point.name}” ({GROUP}) names no packs: {what}",
        hint="mend or uninstall that distribution, or use --no-default-rules",
    )
