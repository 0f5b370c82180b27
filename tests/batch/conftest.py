"""What the tests of `batch` share: one auditor."""

from __future__ import annotations

from datetime import date

import pytest

from claimaudit.audit import Auditor


@pytest.fixture(scope="session")
def auditor() -> Auditor:
    """With all rules, as of a fixed day."""
    return Auditor(today=date(2026, 11, 1))
