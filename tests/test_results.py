"""What a run has read: it comes back as it was, by path, from memory and from the file alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from claimaudit.audit import Auditor, Results
from claimaudit.errors import UserError
from claimaudit.model import Audit, Skipped, Unreadable

TEXTS = {
    "c.txt": "Turmeric cures arthritis.",
    "a.txt": "Take 500 mg of vitamin C daily. Zinc may shorten colds.",
    "d.txt": "The clinic opens at nine.",
    "b.txt": "Naïve readers – 10 µg, “sic” 𝛼 – Magnesium improves sleep.",
}


@pytest.fixture(scope="module")
def audits() -> list[Audit]:
    house = Auditor()
    return [house.audit_text(text, name) for name, text in TEXTS.items()]


@pytest.mark.parametrize("held", [0, 1, 2, 3, 100])
def test_audits_come_back_as_they_were_by_path(held: int, audits: list[Audit]) -> None:
    read = Results(audits, held=held).audits
    assert list(read) == sorted(audits, key=lambda audit: audit.document.path)
    assert list(read) == list(read)
    assert (read[0], read[-1], len(read)) == (audits[1], audits[2], 4)
    assert [audit.document.path for audit in read[1:3]] == ["b.txt", "c.txt"]


def test_what_is_added_after_reading_is_read_too(audits: list[Audit]) -> None:
    results = Results(audits[:3], held=1)
    assert len(list(results.audits)) == 3
    results.add(audits[3])
    assert [audit.document.path for audit in results.audits] == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_what_is_no_audit_is_kept_by_path_too(audits: list[Audit]) -> None:
    def several() -> Iterator[Audit | Skipped | Unreadable]:
        yield Unreadable("z.pdf", "is broken")
        yield Skipped("y.png", "is no text")
        yield audits[0]
        yield Unreadable("x.pdf", "is broken")

    results = Results(several(), held=0)
    assert [file.path for file in results.unreadable] == ["x.pdf", "z.pdf"]
    assert [file.path for file in results.skipped] == ["y.png"]
    assert list(results.audits) == [audits[0]]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told(audits: list[Audit], monkeypatch: pytest.MonkeyPatch) -> None:
    full = partial(Path("/dev/full").open, "wb", buffering=0)
    monkeypatch.setattr("claimaudit.audit.results.TemporaryFile", full)
    with pytest.raises(UserError, match="no room for what was read"):
        Results(audits, held=0)
