"""Where the packs, lexicons and limits lie, and what their content comes to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from claimaudit.errors import UserError

_HERE = Path(__file__).resolve().parent


@cache
def packs_folder() -> Path:
    """The folder with the rule packs: inside the installed package, else the checkout's `rules/`.

    An editable install has no copy of its own, so that what is edited is what is read.
    """
    for folder in (_HERE / "packs", _HERE.parents[1] / "rules"):
        if any(folder.glob("*.yml")) or (folder / "lexicon").is_dir():
            return folder
    raise UserError("the rule packs are missing from this installation", path=_HERE / "packs")


def lexicon_folder() -> Path:
    """The folder with the vocabulary and cue lists."""
    return packs_folder() / "lexicon"


def limits_folder() -> Path:
    """The folder with the dose limits and unit facts."""
    return packs_folder() / "limits"


def vocabulary_files() -> tuple[Path, ...]:
    """The lexicons and limits, which take effect whatever rules are on."""
    folders = (lexicon_folder(), limits_folder())
    return tuple(sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()))


def digest(files: Iterable[Path]) -> str:
    """SHA-256 over the content of files, wherever they lie and in whatever order they are named."""
    contents = sorted({hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
    return hashlib.sha256("\n".join(contents).encode()).hexdigest()
