"""`watch`, in a process of its own, on files that are really saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from telling import Command

from claimaudit.cli.watch import ctrl_c_kept

PATIENCE = 120
"""Seconds; loading the model takes some on a busy machine."""


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Ctrl-C as in a terminal, also where what started the tests has it ignored, as shells have in the
    background; a process started from here hears it, too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Watcher:
    """A running `watch`, and the lines that it says."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "claimaudit", "watch", ".", "--quiet", *arguments]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self._lines: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()

    def until(self, words: str) -> list[str]:
        """The lines up to one with these words."""
        said: list[str] = []
        while not said or words not in said[-1]:
            try:
                said.append(self._lines.get(timeout=PATIENCE))
            except Empty:
                pytest.fail(f"{words!r} was not said, but: {said}")
        return said

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip())


@pytest.fixture
def watcher(project: Path) -> Iterator[Watcher]:
    (project / "claimaudit.toml").write_text(
        'rules = ["house.yml"]\ndefault-rules = false\n', encoding="utf-8"
    )
    watcher = Watcher(project)
    yield watcher
    watcher.process.kill()
    watcher.process.wait(timeout=PATIENCE)


@pytest.mark.slow
def test_what_is_saved_is_audited_again(watcher: Watcher, project: Path) -> None:
    first = watcher.until("Ctrl-C ends it")
    assert any("house/miracle" in line for line in first)

    (project / "clean.txt").write_text("This is an ancient recipe.", encoding="utf-8")
    again = watcher.until("clean.txt")
    assert not any("error.txt" in line for line in again)

    (project / "claimaudit.toml").write_text('profil = "x"\n', encoding="utf-8")
    watcher.until('unknown option "profil"')

    (project / "claimaudit.toml").write_text(
        'rules = ["house.yml"]\ndefault-rules = false\n', encoding="utf-8"
    )
    watcher.until("error.txt")
    assert watcher.end() == 130


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere", "nowhere: no such file or folder"),
        ("-", "standard input can't be watched"),
    ],
)
def test_what_can_not_be_watched(claimaudit: Command, path: str, message: str) -> None:
    told = claimaudit("watch", path)
    assert (told.status, told.err) == (2, f"claimaudit: error: {message}\n")


class Dying:
    """Something that Ctrl-C hits while Python finalizes it, where no exception gets through."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_is_kept_where_python_drops_it() -> None:
    with ctrl_c_kept() as pressed:
        dying = Dying()
        assert not pressed.is_set()
        del dying
        assert pressed.is_set()


def test_ctrl_c_is_raised_as_ever() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), ctrl_c_kept() as pressed:
        signal.raise_signal(signal.SIGINT)
    assert pressed.is_set()
    assert signal.getsignal(signal.SIGINT) is before


def test_a_missing_extra_is_told(claimaudit: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    told = claimaudit("watch", ".")
    assert (told.status, told.err) == (
        2,
        "claimaudit: error: watch needs a library that isn't installed\n  pip install 'claimaudit[watch]'\n",
    )
