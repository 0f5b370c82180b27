"""Where the packs, lexicons and limits lie."""

from __future__ import annotations

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
