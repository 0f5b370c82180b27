"""The store of answers: what it keeps, what it lets go of, and what it does when it can't."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from claimaudit import store as module
from claimaudit.store import Holding, Store, remove

Told = list[str]


@pytest.fixture
def told() -> Told:
    return []


@pytest.fixture
def opened(tmp_path: Path, told: Told) -> Callable[[], Store]:
    return lambda: Store(tmp_path / "cache/answers.db", told.append, largest=200_000)


def test_what_is_put_is_there_for_the_next_run(opened: Callable[[], Store], told: Told) -> None:
    first = opened()
    first.put([(b"a", b"1"), (b"b", b"2")])
    first.put([(b"a", b"3")])
    first.close()
    second = opened()
    assert [second.get(key) for key in (b"a", b"b", b"c")] == [b"3", b"2", None]
    assert second.holding().answers == 2
    second.close()
    remove(second.path)
    assert (opened().holding().answers, told) == (0, [])


def test_it_is_for_its_owner_alone(opened: Callable[[], Store]) -> None:
    store = opened()
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


def test_what_was_used_longest_ago_goes_first(
    opened: Callable[[], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(range(0, 10**9, 10_000))  # far enough apart for each use to be noted
    monkeypatch.setattr("time.time", lambda: next(times))
    for key in (b"a", b"b", b"c"):
        store = opened()
        store.put([(key, bytes(50_000))])
        store.close()
    store = opened()
    assert len(store.get(b"a") or b"") == 50_000
    store.close()
    store = opened()
    store.put([(b"d", bytes(50_000))])
    assert [key for key in (b"a", b"b", b"c", b"d") if store.get(key)] == [b"a", b"d"]
    assert store.holding().size < 200_000


def test_a_file_that_is_no_database_is_told_and_made_anew(
    opened: Callable[[], Store], told: Told, tmp_path: Path
) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache/answers.db").write_bytes(b"no database at all" * 100)
    store = opened()
    store.put([(b"a", b"1")])
    assert store.get(b"a") == b"1"
    assert told == [f"the cache {tmp_path / 'cache/answers.db'} was damaged and is made anew"]


def test_a_database_that_is_damaged_inside_is_told_and_made_anew(
    opened: Callable[[], Store], told: Told
) -> None:
    store = opened()
    store.put([(bytes([n]), bytes(5_000)) for n in range(20)])
    store.close()
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    store = opened()
    assert store.get(b"\x01") is None
    store.put([(b"a", b"1")])
    assert store.get(b"a") == b"1"
    assert told == [f"the cache {store.path} was damaged and is made anew"]


def test_a_full_disk_is_told_once_and_no_more_is_kept(
    opened: Callable[[], Store], told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> sqlite3.Connection:
        file = open_file(path)
        file.execute("PRAGMA max_page_count = 8")
        return file

    open_file = module._opened
    monkeypatch.setattr(module, "_opened", full)
    store = opened()
    for key in (b"a", b"b"):
        store.put([(key, bytes(100_000))])
        assert store.get(key) is None
    store.close()
    full_disk = "database or disk is full"
    assert told == [f"the cache {store.path} can't be used ({full_disk}); this run goes on without"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_can_not_be_written(opened: Callable[[], Store], told: Told, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    store = opened()
    store.put([(b"a", b"1")])
    assert store.get(b"a") is None
    assert len(told) == 1


def test_a_place_that_is_no_folder(told: Told, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    store = Store(tmp_path / "file/answers.db", told.append)
    store.put([(b"a", b"1")])
    assert (store.get(b"a"), store.holding()) == (None, Holding(0, 0))
    assert [
        message.startswith(f"the cache {tmp_path / 'file/answers.db'} can't be used (") for message in told
    ] == [True]


def test_runs_that_make_the_file_at_once_all_use_it(told: Told, tmp_path: Path) -> None:
    """Of eight that began a file together, one was told in every twentieth round that it was locked."""
    for number in range(60):
        path, together = tmp_path / f"{number}.db", threading.Barrier(8)

        def begin(key: int, path: Path = path, together: threading.Barrier = together) -> None:
            together.wait()
            store = Store(path, told.append)
            store.put([(bytes([key]), b"")])
            store.close()

        threads = [threading.Thread(target=begin, args=(key,)) for key in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        store = Store(path, told.append)
        assert store.holding().answers == 8
        store.close()
    assert told == []


def test_runs_at_once_lose_nothing(opened: Callable[[], Store], told: Told) -> None:
    def write(first: int) -> None:
        store = opened()
        for n in range(first, first + 20):
            store.put([(bytes([n]), bytes([n]))])
        store.close()

    threads = [threading.Thread(target=write, args=(first,)) for first in (0, 100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = opened()
    assert all(
        store.get(bytes([first + n])) == bytes([first + n]) for first in (0, 100, 200) for n in range(20)
    )
    assert told == []
