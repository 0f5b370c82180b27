"""The spaCy pipeline: which model, which pipes, in which order."""

from __future__ import annotations

import spacy
from spacy.language import Language

from claimaudit.nlp.attributes import quicken
from claimaudit.nlp.models import find_model
from claimaudit.nlp.sentences import SENTENCES
from claimaudit.nlp.stand_ins import lend
from claimaudit.nlp.tokens import adapt

UNUSED = ("ner", "senter")
"""The entity recogniser is the dearest pipe and knows no health terms; sentences are set by our own."""


def load(model: str | None = None) -> Language:
    """The English pipeline, ready to take Docs from `layout.make_doc`.

    Raises `UserError` where no model is installed.
    """
    nlp = spacy.load(find_model(model).package, exclude=UNUSED)
    quicken(nlp)
    adapt(nlp)
    lend(nlp.vocab)
    nlp.add_pipe(SENTENCES, first=True)
    nlp.add_pipe("claimaudit")
    return nlp
