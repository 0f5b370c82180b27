"""The two sides of a comparison: files, folders, or what a git revision has in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from claimaudit.cli.options import ReadOptions
from claimaudit.cli.plan import make_plan
from claimaudit.errors import UserError
from claimaudit.formats import Kind, Result, documents_of
from claimaudit.model import Skipped, Unreadable
from claimaudit.revision import Repository, Revision
from claimaudit.source import Document


def sides(old: str, new: str, options: ReadOptions) -> tuple[list[Result], list[Result]]:
    """The documents of both sides, keyed so that those with the same place in them agree.

    A side is a path, else a git revision, or a revision and a path as `REVISION:PATH`. A revision alone
    stands for what it has where the other side lies, or, between two, in the working directory.
    """
    paths = [Path(side) for side in (old, new) if Path(side).exists()]
    beside = paths[0] if paths else Path()
    found = [list(_side(side, beside, options)) for side in (old, new)]
    if (
        all(_is_single(side) for side in (old, new) if Path(side).exists())
        and len(found[0]) == len(found[1]) == 1
    ):
        found = [[_keyed(result, "") for result in side] for side in found]
    return found[0], found[1]


def _side(side: str, beside: Path, options: ReadOptions) -> Iterator[Result]:
    if Path(side).exists():
        return _of_path(Path(side), options)
    return _of_revision(side, beside)


def _is_single(side: str) -> bool:
    return Path(side).is_file()


def _of_path(path: Path, options: ReadOptions) -> Iterator[Result]:
    plan = make_plan(replace(options, paths=[str(path)]))
    yield from (fault for fault in plan.passed_over if isinstance(fault, Unreadable))
    for job in plan.jobs:
        for result in job.read():
            place = job.path.relative_to(path) if path.is_dir() else Path(path.name)
            yield _keyed(result, place.as_posix() + _record(result, job.path.as_posix()))


def _of_revision(side: str, beside: Path) -> Iterator[Result]:
    name, colon, place = side.partition(":")
    repository = Repository.of(beside)
    if repository is None:
        raise UserError(f"“{side}” is no path, and no git repository is here in which it could be a revision")
    revision = repository.revision(name)
    base = place.rstrip("/") if colon else repository.relative(beside) or ""
    base = "" if base == "." else base
    kind = revision.kind(base) if base else "tree"
    if kind is None:
        raise UserError(f"there is no “{base}” in the git revision “{name}”", repository.top)
    paths = [base] if kind == "blob" else [path for path in revision.files(base) if _is_text(path)]
    for path in paths:
        yield from _in_revision(revision, path, PurePosixPath(path).name if kind == "blob" else path, base)


def _in_revision(revision: Revision, path: str, key: str, base: str) -> Iterator[Result]:
    short = key.removeprefix(f"{base}/") if base else key
    name = f"{revision.name}:{path}"
    for result in documents_of(revision.read(path), name=path, key=short):
        yield replace(result, path=name + _record(result, path))


def _record(result: Result, path: str) -> str:
    """What a record of an export adds to the name of its file."""
    return result.path.removeprefix(path) if result.path.startswith(f"{path}#") else ""


def _is_text(path: str) -> bool:
    """Whether a file would be read in a folder."""
    kind = Kind.of(path)
    hidden = any(part.startswith(".") for part in PurePosixPath(path).parts)
    return kind.is_known and not kind.is_export and not hidden


def _keyed(result: Result, key: str) -> Result:
    return replace(result, key=key) if isinstance(result, Document) else result


def unreadable(results: Sequence[Result]) -> list[Unreadable]:
    """What can't be read of a side."""
    return [result for result in results if isinstance(result, Unreadable)]


def documents(results: Sequence[Result]) -> list[Document]:
    """What can."""
    return [result for result in results if not isinstance(result, Unreadable | Skipped)]
