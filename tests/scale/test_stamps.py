"""Folders whose files nobody has touched are known without being read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimaudit.audit import stamps
from claimaudit.audit.stamps import contents
from claimaudit.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "answers.db", pytest.fail)
    yield store
    store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    (folder / "below/__pycache__").mkdir(parents=True)
    for name, text in (
        ("a.py", "one"),
        ("below/b.py", "two"),
        ("c.txt", "3"),
        ("below/__pycache__/d.py", ""),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the files had been written long ago."""
    monkeypatch.setattr(stamps, "_SETTLED", -60)


@pytest.mark.usefixtures("_at_once")
def test_untouched_files_are_read_once(folder: Path, store: Store) -> None:
    assert contents(folder, store) == contents(folder, store)
    assert store.holding().answers == 1


def test_files_just_written_are_read_each_time(folder: Path, store: Store) -> None:
    assert contents(folder, store) == contents(folder, store)
    assert store.holding().answers == 0


@pytest.mark.usefixtures("_at_once")
@pytest.mark.parametrize(
    ("name", "text", "same"),
    [
        ("a.py", "One", False),  # of the same size, and with the time of the old one
        ("below/e.py", "", False),
        ("c.txt", "4", True),
        ("below/__pycache__/d.py", "five", True),
    ],
)
def test_what_counts(folder: Path, store: Store, name: str, text: str, same: bool) -> None:
    before, told = contents(folder, store, {".py"}), (folder / "a.py").stat()
    (folder / name).write_text(text, encoding="utf-8")
    os.utime(folder / name, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert (contents(folder, store, {".py"}) == before) is same


@pytest.mark.usefixtures("_at_once")
def test_what_is_the_same_again_has_the_same_digest(folder: Path, store: Store) -> None:
    before = contents(folder, store)
    (folder / "a.py").write_text("One", encoding="utf-8")
    assert contents(folder, store) != before
    (folder / "a.py").write_text("one", encoding="utf-8")
    assert contents(folder, store) == before
