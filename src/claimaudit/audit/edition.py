"""Which program reads and judges: digests that change with anything that its answers depend on.

They are what makes a kept answer safe: of another edition, nothing is recalled.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path

import claimaudit
from claimaudit.audit.standard import Standard
from claimaudit.nlp.models import Model, find_model
from claimaudit.resources import digest, lexicon_folder, limits_folder

_LIBRARIES = ("spacy", "thinc", "numpy", "onnxruntime", "turbohtml", "pyromark")
"""Those whose next version may read a text, or its grammar, in another way."""
_CODE = frozenset({".py", ".npz", ".onnx", ".json"})


def digest_of(*parts: str | bytes) -> bytes:
    """SHA-256 over parts, each kept apart from the next."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.digest()


@cache
def extracting_edition(model: str | None) -> bytes:
    """Of all that decides what claims a document makes: code, weights, word lists, libraries, model."""
    return digest_of(_program(), _contents(lexicon_folder()), _model(model))


def judging_edition(standard: Standard) -> bytes:
    """Of all that decides, besides, what the rules say of it: packs as chosen and graded, limits, date."""
    book = standard.book
    chosen = [(spec.id, spec.configured) for spec in book.rules]
    return digest_of(
        extracting_edition(standard.model),
        _contents(limits_folder()),
        digest(book.files),
        json.dumps(chosen),
        standard.profile,
        standard.today.isoformat(),
    )


@cache
def _program() -> bytes:
    """Version, code and weights; in a checkout the version stays while the code moves on."""
    folder = Path(claimaudit.__file__).parent
    libraries = (f"{name} {version(name)}" for name in _LIBRARIES)
    return digest_of(_contents(folder, _CODE), sys.version, *libraries)


def _contents(folder: Path, suffixes: Iterable[str] = ()) -> bytes:
    """Of the names and contents of the files in a folder, of these suffixes where any are named."""
    paths = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__" and (not suffixes or path.suffix in suffixes)
    )
    return digest_of(
        *(part for path in paths for part in (path.relative_to(folder).as_posix(), path.read_bytes()))
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
