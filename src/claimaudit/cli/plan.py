"""Which texts a run is to read, and what applies to each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.cli.options import ReadOptions, RuleOptions, partial_config
from claimaudit.config import Config, PartialConfig
from claimaudit.configfile import ConfigSearch, read_config
from claimaudit.discover import DATA, EXCLUDED, Globs, discover, key_of, project_root
from claimaudit.errors import UserError
from claimaudit.formats import Kind, Reading, Result, Unread, count_in, documents_of, fetch, fetched
from claimaudit.model import Skipped, Unreadable

if TYPE_CHECKING:
    from claimaudit.revision import Repository, Revision

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Job:
    """A text to read, and what applies to it."""

    path: Path
    config: Config
    from_stdin: bool = False
    earlier: Earlier | None = None
    """Where --since is asked and the earlier revision had the text."""

    def fetch(self) -> Iterator[Unread | Result]:
        """The documents in it: one, as yet unread, or those of an export."""
        key = key_of(self.path, _root(self.path.parent))
        name = self.path.as_posix()
        if self.from_stdin:
            return fetched(sys.stdin.buffer.read(), name=name, key=key, reading=self._reading)
        return fetch(self.path, name=name, key=key, reading=self._reading)

    def read(self) -> Iterator[Result]:
        """The documents in it, read."""
        return (item.read() if isinstance(item, Unread) else item for item in self.fetch())

    def count(self) -> int | None:
        """How many documents are in it; None where that shows only in reading."""
        if self.from_stdin:
            return None if Kind.of(self.path.name).is_export else 1
        return count_in(self.path, self._reading)

    def read_earlier(self) -> Iterator[Result]:
        """The documents that were in it, under the keys of those that are; none in a new text."""
        if self.earlier:
            data = self.earlier.revision.read(self.earlier.path)
            key = key_of(self.path, _root(self.path.parent))
            yield from documents_of(data, name=self.earlier.path, key=key, reading=self._reading)

    @property
    def _reading(self) -> Reading:
        return Reading(**{option.name: getattr(self.config, option.name) for option in fields(Reading)})


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where the earlier version of a text is kept."""

    revision: Revision
    path: str
    """In the repository, as it was called then."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do."""

    jobs: tuple[Job, ...]
    passed_over: tuple[Skipped | Unreadable, ...]
    config: Config
    """For a report on nothing: that of the working directory."""
    config_files: tuple[str, ...]
    """Those that took effect, relative to the working directory where they lie below it."""
    unchanged: int = 0
    """Texts that are as they were in the revision of --since, and so are passed over."""


class Configurations:
    """What applies to each document: defaults, then its file, then the command line."""

    def __init__(self, options: RuleOptions) -> None:
        self._here = Path.cwd()
        self._line = partial_config(options)
        self._search = None if options.config or options.isolated else ConfigSearch(self._here)
        self._given = _given(options)
        self.files: set[Path] = set()

    def of(self, document: Path) -> Config:
        """The configuration of a document."""
        config = Config()
        for source in self.sources(document):
            config = config.apply(source)
            if source.path:
                self.files.add(source.path)
        return config

    def sources(self, document: Path) -> list[PartialConfig]:
        """What says something on a document, the later over the earlier."""
        file = self._search.nearest(self._here / document) if self._search else self._given
        if file is None:
            return [self._line]
        whole = (self._here / document).resolve()
        special = [each.values for each in file.overrides if Globs(each.paths).match(whole)]
        return [file, *special, self._line]

    def names(self) -> tuple[str, ...]:
        """The files that took effect so far."""
        return tuple(sorted(key_of(path, self._here) for path in self.files))


def make_plan(options: ReadOptions, since: str | None = None) -> Plan:
    """Find the texts, or those that differ from a git revision.

    A path that doesn't exist is unreadable, and the others are read.
    """
    configurations = Configurations(options)
    found = list(_jobs(options, configurations))
    texts = [each for each in found if isinstance(each, Job)]
    jobs = tuple(texts if since is None else _since(since, texts))
    return Plan(
        jobs=jobs,
        passed_over=tuple(each for each in found if not isinstance(each, Job)),
        config=jobs[0].config if jobs else configurations.of(Path(STDIN)),
        config_files=configurations.names(),
        unchanged=len(texts) - len(jobs),
    )


def _jobs(options: ReadOptions, configurations: Configurations) -> Iterator[Job | Skipped | Unreadable]:
    paths = [Path(path) for path in options.paths if path != STDIN]
    missing = [path for path in paths if not path.exists()]
    yield from (Unreadable(path.as_posix(), "no such file or folder") for path in missing)
    for found in discover([path for path in paths if path not in missing], exports=True):
        yield _job(found, configurations.of(found), paths) if isinstance(found, Path) else found
    if STDIN in options.paths:
        name = Path(options.stdin_filename or "<stdin>")
        yield Job(name, configurations.of(name), from_stdin=True)


def _job(path: Path, config: Config, named: Sequence[Path]) -> Job | Skipped:
    """A document that its own configuration wants; one that was named needn't be included."""
    whole = path.resolve()
    wanted = path in named or (bool(config.include) and Globs(config.include).match(whole))
    if Globs(config.exclude).match(whole) or (config.include and not wanted):
        return Skipped(path.as_posix(), EXCLUDED)
    if Kind.of(path.name).is_export and not wanted:
        return Skipped(path.as_posix(), DATA)
    return Job(path, config)


def _since(name: str, jobs: Sequence[Job]) -> Iterator[Job]:
    """The texts that differ from a revision, each with its earlier version."""
    from claimaudit.revision import Repository

    by_repository: dict[Repository, dict[str, Job]] = {}
    for job in jobs:
        repository = Repository.of(job.path)
        if repository is None:
            raise UserError("--since compares with git, and this lies in no git repository", job.path)
        by_repository.setdefault(repository, {})[repository.relative(job.path) or ""] = job
    for repository, texts in by_repository.items():
        revision = repository.revision(name)
        differing = revision.earlier(texts)
        for path, job in texts.items():
            if job.from_stdin and path not in differing:
                differing[path] = path
            if path in differing:
                was = differing[path]
                yield replace(job, earlier=Earlier(revision, was) if was else None)


def _given(options: RuleOptions) -> PartialConfig | None:
    if options.config is None:
        return None
    if options.isolated:
        raise UserError("--config and --isolated exclude each other")
    given = read_config(options.config)
    if given is None:
        raise UserError("has no [tool.claimaudit]", options.config)
    return given


_root = cache(project_root)
