"""Several processes: the same results in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from claimaudit import Auditor
from claimaudit.audit.line import answers
from claimaudit.audit.orders import Item
from claimaudit.audit.outcome import Answer
from claimaudit.audit.processes import WorkerError
from claimaudit.cli import main, manpower
from claimaudit.cli.plan import Job, Plan
from claimaudit.config import Config
from claimaudit.errors import UserError
from claimaudit.formats import Result, Unread
from claimaudit.model import Skipped, Unreadable
from claimaudit.source import Document

SENTENCES = "Magnesium improves sleep.", "Take 500 mg of it daily.", "Ginger may ease nausea."


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    """With the rules on doses, and one that looks across documents."""
    return Auditor(select=["dosage", "consistency"], today=date(2026, 11, 1))


@dataclass(frozen=True, slots=True)
class Deadly(Unread):
    """A file that kills whoever reads it."""

    def read(self) -> Result:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


@dataclass(frozen=True, slots=True)
class Bug(Unread):
    """A file that we fail on."""

    def read(self) -> Result:
        raise LookupError("no such thing")


@dataclass(frozen=True, slots=True)
class Huge(Unread):
    """A file too large for the memory."""

    def read(self) -> Result:
        raise MemoryError


@dataclass(frozen=True, slots=True)
class Wrong(Unread):
    """A file that shows that the request was wrong."""

    def read(self) -> Result:
        raise UserError("is no list", Path("list.tsv"), 3)


def texts() -> list[Item]:
    return [Unread(f"{number}.txt", f"{number}.txt", text.encode()) for number, text in enumerate(SENTENCES)]


def audited(auditor: Auditor, items: Iterator[Item] | list[Item], jobs: int) -> list[Answer]:
    return [answer for _, answer in answers(((0, item) for item in items), [auditor.bench], jobs=jobs)]


@pytest.mark.slow
def test_what_comes_out_does_not_depend_on_the_number_of_processes(auditor: Auditor) -> None:
    gone, picture = Unreadable("x.md", "no such file"), Skipped("y.png", "unknown kind of file (.png)")
    items = [picture, *texts(), gone, Document.plain(SENTENCES[0], "again.txt")]
    assert audited(auditor, items, 2) == audited(auditor, items, 1)


@pytest.mark.slow
def test_a_process_that_dies_costs_its_document_alone(auditor: Auditor) -> None:
    first, *others = texts()
    told = audited(auditor, [Deadly("a.txt", "a.txt", b""), first, Huge("b.txt", "b.txt", b""), *others], 2)
    assert told[0] == Unreadable("a.txt", "the process that audited it ended (SIGKILL); out of memory?")
    assert told[2] == Unreadable("b.txt", "takes too much memory to audit")
    assert [told[1], *told[3:]] == audited(auditor, texts(), 1)


@pytest.mark.slow
def test_a_bug_in_a_process_ends_the_run(auditor: Auditor) -> None:
    with pytest.raises(WorkerError, match="LookupError: no such thing"):
        audited(auditor, [Bug("a.txt", "a.txt", b"")], 2)


@pytest.mark.slow
def test_an_error_of_the_user_in_a_process_comes_over_whole(auditor: Auditor) -> None:
    with pytest.raises(UserError) as caught:
        audited(auditor, [Wrong("a.txt", "a.txt", b"")], 2)
    assert str(caught.value) == "list.tsv:3: is no list"


@pytest.mark.slow
def test_what_is_finished_comes_before_the_interrupt(auditor: Auditor) -> None:
    def interrupted() -> Iterator[Item]:
        yield Skipped("a.png", "excluded")
        yield Skipped("b.png", "excluded")
        raise KeyboardInterrupt

    found = answers(((0, item) for item in interrupted()), [auditor.bench], jobs=2)
    assert [next(found), next(found)] == [(0, Skipped(f"{name}.png", "excluded")) for name in "ab"]
    with pytest.raises(KeyboardInterrupt):
        next(found)


@pytest.mark.slow
def test_a_queue_is_read_no_further_than_the_workers_are(auditor: Auditor) -> None:
    read: list[str] = []

    def queue() -> Iterator[Item]:
        for item in texts() * 10:
            read.append(item.path)
            yield item

    found = answers(((0, item) for item in queue()), [auditor.bench], jobs=2)
    next(found)
    assert len(read) < 12


@pytest.mark.parametrize(
    ("jobs", "cores", "sizes", "expected"),
    [
        (None, 8, [10], 1),
        (None, 8, [100_000, 90_000], 3),
        (None, 2, [1_000_000], 2),
        (None, 1, [1_000_000], 1),
        (1, 8, [1_000_000], 1),
        (4, 2, [1_000_000], 4),
        (4, 2, [], 1),
    ],
)
def test_how_many_processes_a_run_is_worth(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    jobs: int | None,
    cores: int,
    sizes: list[int],
    expected: int,
) -> None:
    monkeypatch.setattr(manpower, "cores", lambda: cores)
    config = replace(Config(), jobs=jobs)
    for number, size in enumerate(sizes):
        (tmp_path / f"{number}.txt").write_bytes(b" " * size)
    texts = tuple(Job(tmp_path / f"{number}.txt", config) for number in range(len(sizes)))
    assert manpower.manpower(Plan(texts, (), config, ())) == expected


def test_processes_asked_for_in_a_wrong_way(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "--jobs", "0", "seeds", "--isolated"]) == 2
    assert "--jobs takes a whole number above 0, not 0" in capsys.readouterr().err
