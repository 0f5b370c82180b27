"""Which program reads and judges: digests that change with anything that its answers depend on.

They are what makes a kept answer safe: of another edition, nothing is recalled.
"""

from __future__ import annotations

import json
import sys
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import claimaudit
from claimaudit.audit.stamps import contents
from claimaudit.audit.standard import Standard
from claimaudit.nlp.models import Model, find_model
from claimaudit.resources import digest, lexicon_folder, limits_folder
from claimaudit.store import Store, digest_of

_LIBRARIES = ("spacy", "thinc", "numpy", "onnxruntime", "turbohtml", "pyromark")
"""Those whose next version may read a text, or its grammar, in another way."""
_CODE = frozenset({".py", ".npz", ".onnx", ".json"})


class Editions:
    """Those of a run. What a store knows of files that nobody has touched since isn't worked out again."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def program(self) -> bytes:
        """Version, code and weights; in a checkout the version stays while the code moves on."""
        code = contents(Path(claimaudit.__file__).parent, self.store, _CODE)
        return digest_of(code, sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES))

    def extracting(self, model: str | None) -> bytes:
        """Of all that decides what claims a document makes: code, weights, word lists, libraries, model."""
        return digest_of(self.program, contents(lexicon_folder(), self.store), _model(model))

    def judging(self, standard: Standard) -> bytes:
        """Of all that decides, besides, what the rules say of it: packs as graded, limits, date."""
        book = standard.book
        chosen = [(spec.id, spec.configured) for spec in book.rules]
        return digest_of(
            self.extracting(standard.model),
            contents(limits_folder(), self.store),
            digest(book.files),
            json.dumps(chosen),
            standard.profile,
            standard.today.isoformat(),
        )


def _model(name: str | None) -> bytes:
    """By title and by its files, which are large: as the installer wrote down what is in them, so that the
    same model installed anew is the same; else by what the file system says of them. They are never edited
    in place."""
    model = find_model(name)
    return digest_of(model.package, model.title, json.dumps(_recorded(model) or _stamped(model.folder)))


def _recorded(model: Model) -> list[tuple[str, str]]:
    """The files of a model and their hashes; none, where no distribution of its name was installed."""
    try:
        installed = distribution(model.package)
    except PackageNotFoundError:
        return []
    if Path(str(installed.locate_file(model.package))) != model.folder:
        return []
    return sorted(
        (file.as_posix(), file.hash.value)
        for file in installed.files or ()
        if file.hash and file.parts[0] == model.package
    )


def _stamped(folder: Path) -> list[tuple[str, int, int]]:
    """The files in a folder, with their sizes and when they were written."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return [
        (path.relative_to(folder).as_posix(), path.stat().st_size, path.stat().st_mtime_ns) for path in files
    ]
