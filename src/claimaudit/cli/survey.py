"""What a project looks like to one who sets claimaudit up in it: its texts, its CI, its branch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimaudit.config import Glob
from claimaudit.configfile import NAMES, read_config
from claimaudit.discover import discover

HOUSEKEEPING = (
    "README*", "CHANGELOG*", "CHANGES*", "CONTRIBUTING*", "CODE_OF_CONDUCT*", "SECURITY*", "LICENSE*",
    "LICENCE*", "COPYING*", "NOTICE*", "AUTHORS*", "requirements*.txt", "robots.txt", "CMakeLists.txt",
)  # fmt: skip
"""Texts on the project and not for its readers, at its top."""

SERVICES = ("github", "gitlab", "pre-commit")


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found in a folder."""

    texts: Counter[str]
    """How many of each suffix, those to be excluded left out."""
    housekeeping: tuple[str, ...]
    """The patterns of `HOUSEKEEPING` that match something."""
    services: tuple[str, ...]
    """Of `SERVICES`, those that the project seems to use."""
    branch: str
    configured: Path | None
    """The file that holds a configuration already."""


def survey(folder: Path) -> Survey:
    """Look at a folder; reads no text."""
    housekeeping = tuple(pattern for pattern in HOUSEKEEPING if any(folder.glob(pattern)))
    exclude = [Glob(f"/{pattern}", folder) for pattern in housekeeping]
    texts = (found for found in discover([folder], exclude=exclude) if isinstance(found, Path))
    return Survey(
        texts=Counter(text.suffix.lower() for text in texts),
        housekeeping=housekeeping,
        services=tuple(_services(folder)),
        branch=_branch(folder),
        configured=next((path for path in (folder / name for name in NAMES) if _speaks_of_us(path)), None),
    )


def _speaks_of_us(path: Path) -> bool:
    return path.is_file() and read_config(path) is not None


def _services(folder: Path) -> Iterator[str]:
    """By the files that they look for, and by where the repository is pushed to."""
    remotes = _text(folder / ".git/config")
    if (folder / ".github").is_dir() or "github.com" in remotes:
        yield "github"
    if (folder / ".gitlab-ci.yml").is_file() or "gitlab" in remotes:
        yield "gitlab"
    if (folder / ".pre-commit-config.yaml").is_file():
        yield "pre-commit"


def _branch(folder: Path) -> str:
    """The branch that is checked out, which in a new setup is the main one."""
    head = _text(folder / ".git/HEAD").strip()
    return head.removeprefix("ref: refs/heads/") if head.startswith("ref: refs/heads/") else "main"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
