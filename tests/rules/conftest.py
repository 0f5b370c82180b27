"""One parser for all tests of the rules; claims are made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk
from spacy.language import Language

from claimaudit.nlp import pipeline
from claimaudit.resources import limits_folder
from claimaudit.rules.limits import LimitsTable, load_limits


@pytest.fixture(scope="session")
def nlp() -> Language:
    parser = pipeline.load()
    parser.remove_pipe("claimaudit")
    return parser


@pytest.fixture(scope="session")
def limits() -> LimitsTable:
    return load_limits(limits_folder())


@pytest.fixture
def desk(nlp: Language, limits: LimitsTable, tmp_path: Path) -> Desk:
    return Desk(nlp, tmp_path, limits)
