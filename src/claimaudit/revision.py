"""Earlier versions of documents, out of git. Nothing is checked out, fetched or written."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from claimaudit.errors import UserError

# git sets these for its hooks; they would lead us away from the repository that a document lies in.
_LOCAL = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE",
    "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS",
)  # fmt: skip
_SETTINGS = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_LITERAL_PATHSPECS": "1"}
# A repository's own settings must run no programs of its choice.
_OPTIONS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_DIFF = (
    "diff", "--name-status", "-z", "--find-renames", "--no-relative", "--no-ext-diff", "--no-textconv",
    "--no-color", "--ignore-submodules=all",
)  # fmt: skip


@dataclass(frozen=True)
class Repository:
    """A git repository with a working tree."""

    top: Path

    @classmethod
    def of(cls, path: Path) -> Repository | None:
        """That in which a path lies; None outside of any."""
        whole = path.resolve()
        top = next((folder for folder in (whole, *whole.parents) if (folder / ".git").exists()), None)
        return cls(top) if top else None

    def revision(self, name: str) -> Revision:
        """A revision by its name: a branch, a tag, a commit. Raises `UserError` where there is none."""
        if not name or name.startswith("-") or not name.isprintable():
            raise UserError(f"“{name}” is no name of a git revision")
        found = self.run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", fails=True)
        if found is None:
            raise UserError(f"there is no git revision “{name}”", self.top, hint=self._hint(name))
        return Revision(self, name, found.decode("ascii").strip())

    def relative(self, path: Path) -> str | None:
        """A path as git has it; None outside the repository."""
        whole = path.resolve()
        return whole.relative_to(self.top).as_posix() if whole.is_relative_to(self.top) else None

    def _hint(self, name: str) -> str | None:
        if self.run("rev-parse", "--is-shallow-repository") != b"true\n":
            return None
        return f"the clone is shallow; `git fetch --depth=1 origin {name}` brings it, then name FETCH_HEAD"

    def run(
        self, *arguments: str, given: bytes | None = None, index: Path | None = None, fails: bool = False
    ) -> bytes | None:
        """What git answers; None where it may fail and does."""
        environment = {name: value for name, value in os.environ.items() if name not in _LOCAL} | _SETTINGS
        if index:
            environment["GIT_INDEX_FILE"] = str(index)
        command = ["git", "-C", str(self.top), *_OPTIONS, *arguments]
        try:
            told = subprocess.run(
                command, input=given or b"", capture_output=True, env=environment, check=False
            )
        except OSError as error:
            raise UserError("git can't be run, and earlier versions are read by it") from error
        if told.returncode and fails:
            return None
        if told.returncode:
            reason = told.stderr.decode("utf-8", "replace").strip().splitlines()
            raise UserError(f"git: {reason[0] if reason else 'failed without a word'}", self.top)
        return told.stdout


@dataclass(frozen=True)
class Revision:
    """A commit of a repository."""

    repository: Repository
    name: str
    """As it was asked for."""
    commit: str

    def files(self, folder: str = "") -> list[str]:
        """The paths of the files in it, or in one of its folders, sorted."""
        place = f"{self.commit}:{folder}" if folder else self.commit
        told = self._ask("ls-tree", "-r", "-z", "--full-tree", "--name-only", place)
        return sorted(f"{folder}/{name}" if folder else name for name in _split(told))

    def kind(self, path: str) -> str | None:
        """`blob` for a file, `tree` for a folder; None where it has neither."""
        told = self.repository.run("cat-file", "-t", f"{self.commit}:{path}", fails=True)
        return told.decode("ascii").strip() if told else None

    def read(self, path: str) -> bytes:
        """The content of a file in it."""
        return self._ask("cat-file", "blob", f"{self.commit}:{path}")

    def earlier(self, wanted: Iterable[str]) -> dict[str, str | None]:
        """Of these paths of the working tree those that differ, each with its earlier path.

        That is None for a new file. What was moved is found again, whether or not git was told of it.
        """
        wanted = list(wanted)
        had = self._tracked
        fresh = [path for path in wanted if path not in had]
        with self._index(fresh) as index:
            told = self._ask(*_DIFF, self.commit, "--", index=index)
        differing = dict(_statuses(told))
        found: dict[str, str | None] = dict.fromkeys(fresh)
        found |= {path: differing[path] for path in wanted if path in differing}
        return found

    def renames(self, later: Revision) -> dict[str, str]:
        """The paths of a later revision that another path of this one has become."""
        told = self._ask(*_DIFF, self.commit, later.commit, "--")
        return {now: was for now, was in _statuses(told) if was and was != now}

    @cached_property
    def _tracked(self) -> frozenset[str]:
        return frozenset(self.files())

    def _ask(self, *arguments: str, index: Path | None = None) -> bytes:
        return self.repository.run(*arguments, index=index) or b""

    @contextmanager
    def _index(self, fresh: list[str]) -> Iterator[Path | None]:
        """A copy of the index that knows of fresh files too, so that git looks among them for renames."""
        told = self._ask("rev-parse", "--git-path", "index").decode("utf-8", "surrogateescape").strip()
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "index")
            if (self.repository.top / told).exists():
                shutil.copyfile(self.repository.top / told, copy)
            names = b"\0".join(os.fsencode(path) for path in fresh)
            options = ("--intent-to-add", "--force", "--pathspec-from-file=-", "--pathspec-file-nul")
            # Where git refuses one of them, they count as new: more is reported and not less.
            self.repository.run("add", *options, given=names, index=copy, fails=True)
            yield copy if copy.exists() else None


def _split(told: bytes) -> list[str]:
    return [os.fsdecode(name) for name in told.split(b"\0") if name]


def _statuses(told: bytes) -> Iterator[tuple[str, str | None]]:
    """Each file that differs, and its earlier path: None for one that was added."""
    words = iter(_split(told))
    for status in words:
        if status[0] in "RC":
            was = next(words)
            yield next(words), was
        elif status[0] == "A":
            yield next(words), None
        else:
            path = next(words)
            yield path, path
