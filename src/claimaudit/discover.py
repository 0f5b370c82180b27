"""Which files to read: those given by name, and in folders those of a format that can be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.config import Glob
from claimaudit.errors import UserError
from claimaudit.formats import Kind
from claimaudit.model import Skipped, Unreadable

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

CONFIG_FILE = "claimaudit.toml"
PASSED_OVER = frozenset({"node_modules", "venv", "site-packages", "__pycache__"})
"""Folders, besides the hidden ones, in which nobody keeps articles."""
EXCLUDED = "excluded"
DATA = "data; an export of documents is read where it is named or included"

Found = Path | Skipped | Unreadable


def discover(
    paths: Sequence[Path],
    *,
    include: Sequence[Glob] = (),
    exclude: Sequence[Glob] = (),
    exports: bool = False,
) -> Iterator[Found]:
    """The files to read, each once: in the order of the arguments, and by path inside a folder.

    A file that is given by name is read whatever its suffix. In folders, `.gitignore` files hold, hidden
    folders and links are passed over. `exclude` holds for both; where `include` is given, a file in a
    folder must match it. Exports in a folder are data more often than documents: they are read where
    they match `include`, or with `exports`. Raises `UserError` where a path doesn't exist.
    """
    for path in paths:
        if not path.exists():
            raise UserError("no such file or folder", path)
    return _discover(paths, Globs(include), Globs(exclude), exports)


def project_root(start: Path) -> Path:
    """The nearest folder upward that holds a configuration or `.git`; else the working directory."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / CONFIG_FILE).is_file() or (candidate / ".git").exists() or _is_configured(candidate):
            return candidate
    return Path.cwd()


def key_of(path: Path, root: Path) -> str:
    """The path relative to the project, with POSIX separators; as given where it lies outside."""
    whole, base = path.resolve(), root.resolve()
    return (whole.relative_to(base) if whole.is_relative_to(base) else path).as_posix()


def _is_configured(folder: Path) -> bool:
    file = folder / "pyproject.toml"
    if not file.is_file():
        return False
    import tomllib  # where there is something to read

    try:
        tools = tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError):
        # A broken file is the business of whoever reads the configuration.
        return False
    return "claimaudit" in tools


def _discover(paths: Sequence[Path], include: Globs, exclude: Globs, exports: bool) -> Iterator[Found]:
    seen: set[Path] = set()
    for path in paths:
        is_folder = path.is_dir()
        for found in _below(path, _ignores_above(path)) if is_folder else (path,):
            if isinstance(found, Unreadable):
                yield found
                continue
            whole = found.resolve()
            if whole not in seen:
                seen.add(whole)
                is_wanted = not is_folder or include.is_empty or include.match(whole)
                with_data = exports or not include.is_empty
                yield _judged(found, is_folder, is_wanted and not exclude.match(whole), with_data)


def _judged(path: Path, in_folder: bool, is_wanted: bool, with_data: bool) -> Found:
    if not is_wanted:
        return Skipped(path.as_posix(), EXCLUDED)
    kind = Kind.of(path.name)
    if in_folder and not kind.is_known:
        return Skipped(path.as_posix(), f"unknown kind of file ({path.suffix.lower() or 'without a suffix'})")
    if in_folder and kind.is_export and not with_data:
        return Skipped(path.as_posix(), DATA)
    return path


def _below(folder: Path, ignores: tuple[_Ignore, ...]) -> Iterator[Path | Unreadable]:
    """The files below a folder, in the order of their POSIX paths."""
    try:
        # A folder sorts by its name with the slash, so that the paths of the files are in order.
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name + "/" * entry.is_dir())
    except OSError as error:
        yield Unreadable(folder.as_posix(), (error.strerror or str(error)).lower())
        return
    ignores += _ignore_in(folder)
    for entry in entries:
        path = folder / entry.name
        # A link leads to what is read anyway, out of the folder, or round in a circle.
        if entry.name.startswith(".") or entry.is_symlink() or _is_ignored(path, entry.is_dir(), ignores):
            continue
        if not entry.is_dir():
            yield path
        elif entry.name not in PASSED_OVER:
            yield from _below(path, ignores)


@dataclass(frozen=True, slots=True)
class _Ignore:
    """A `.gitignore` file and the folder that it speaks of."""

    folder: Path
    spec: GitIgnoreSpec


def _ignore_in(folder: Path) -> tuple[_Ignore, ...]:
    file = folder / ".gitignore"
    if not file.is_file():
        return ()
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return (_Ignore(folder.resolve(), _spec(lines)),)


def _spec(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # where there is a pattern

    return GitIgnoreSpec.from_lines(lines)


def _ignores_above(path: Path) -> tuple[_Ignore, ...]:
    """The `.gitignore` files from the top of the repository down to the folder above a path."""
    lineage = path.resolve().parents
    top = next((number for number, folder in enumerate(lineage) if (folder / ".git").exists()), None)
    if top is None or (path / ".git").exists():
        return ()
    return tuple(ignore for folder in reversed(lineage[: top + 1]) for ignore in _ignore_in(folder))


def _is_ignored(path: Path, is_folder: bool, ignores: tuple[_Ignore, ...]) -> bool:
    """The last pattern of the innermost file that speaks of the path decides."""
    whole = path.parent.resolve() / path.name
    for ignore in reversed(ignores):
        name = whole.relative_to(ignore.folder).as_posix() + "/" * is_folder
        verdict = ignore.spec.check_file(name).include
        if verdict is not None:
            return verdict
    return False


class Globs:
    """Patterns, each relative to its folder."""

    def __init__(self, globs: Sequence[Glob]) -> None:
        bases = dict.fromkeys(glob.base.resolve() for glob in globs)
        self._specs = [
            (base, _spec(glob.pattern for glob in globs if glob.base.resolve() == base)) for base in bases
        ]

    @property
    def is_empty(self) -> bool:
        return not self._specs

    def match(self, whole: Path) -> bool:
        """Whether one of them matches an absolute path."""
        return any(
            whole.is_relative_to(base) and spec.match_file(whole.relative_to(base).as_posix())
            for base, spec in self._specs
        )
