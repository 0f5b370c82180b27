"""What reading gave, taken at its word: a test that expects otherwise fails with the reason."""

from __future__ import annotations

import pytest

from claimaudit.formats import Result
from claimaudit.source import Document


def document_in(result: Result) -> Document:
    """The document that was read."""
    if isinstance(result, Document):
        return result
    pytest.fail(f"{result.path}: {result.reason}")


def reason_in(result: Result) -> str:
    """Why nothing was read."""
    if isinstance(result, Document):
        pytest.fail(f"{result.path} was read: {result.text[:80]!r}")
    return result.reason
