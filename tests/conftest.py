"""What all tests share: one language model, loaded once."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claimaudit.nlp import pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline."""
    return pipeline.load()
