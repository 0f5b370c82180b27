"""What all tests share: one language model, loaded once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from spacy.language import Language

from claimaudit.nlp import pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline."""
    return pipeline.load()


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMAUDIT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
