"""Parts on their shelf, runs that are broken off, and documents that a process dies with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from corpora import job, table

from claimaudit.audit import Auditor
from claimaudit.batch import run as runs
from claimaudit.batch.attempt import EngineError
from claimaudit.batch.job import Job, Progress
from claimaudit.batch.parts import Shelf
from claimaudit.batch.tables import ROW, SCHEMAS
from claimaudit.errors import UserError

EMPTY = {name: schema.empty_table() for name, schema in SCHEMAS.items()}


def document(row: str) -> dict[str, object]:
    names = dict.fromkeys(SCHEMAS["documents"].names)
    return names | {ROW: row, "path": row, "words": 1, "claims": 0, "findings": 0}


def finish(shelf: Shelf, rows: list[str]) -> None:
    documents = (
        SCHEMAS["documents"]
        .empty_table()
        .from_pylist([document(row) for row in rows], schema=SCHEMAS["documents"])
    )
    shelf.finish(shelf.note_begun(rows), EMPTY | {"documents": documents})


def engine(rows: str, deadly: str, together: int) -> Callable[[Job, frozenset[str]], Iterator[Progress]]:
    """An engine that takes rows `together` at a time, and dies in the midst of a deadly one."""

    def attempt(job: Job, only: frozenset[str]) -> Iterator[Progress]:
        shelf = Shelf(job.output)
        done = {row[ROW] for name in ("documents", "set_aside") for row in table(Path(job.output), name)}
        waiting = [row for row in rows if row not in done and (not only or row in only)]
        size = 1 if only else together
        for first in range(0, len(waiting), size):
            part = waiting[first : first + size]
            if set(part) & set(deadly):
                shelf.note_begun(part)
                raise EngineError("it died")
            finish(shelf, part)
            yield Progress(documents=len(part))

    return attempt


@pytest.mark.parametrize(
    ("rows", "deadly", "together", "fatal"),
    [
        ("abcdef", "", 2, ""),
        ("abcdef", "d", 1, "d"),
        ("abcdef", "d", 2, "d"),
        ("abcdef", "d", 6, "d"),
        ("abcdef", "ad", 3, "ad"),
        ("abcdef", "af", 6, "af"),
    ],
)
def test_what_a_process_dies_with_is_set_aside_and_nothing_else(
    auditor: Auditor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rows: str,
    deadly: str,
    together: int,
    fatal: str,
) -> None:
    monkeypatch.setattr(runs, "attempt", engine(rows, deadly, together))
    done = sum(runs.run(job(auditor, Path("corpus.jsonl"), tmp_path), Shelf(str(tmp_path))), Progress())
    assert (done.documents, done.failed) == (len(rows) - len(fatal), len(fatal))
    assert [row[ROW] for row in table(tmp_path, "documents")] == sorted(set(rows) - set(fatal))
    aside = [(row["path"], row["kind"], row["reason"]) for row in table(tmp_path, "set_aside")]
    assert aside == [(f"corpus.jsonl#{row}", "fatal", runs.FATAL) for row in fatal]
    assert list((tmp_path / "begun").iterdir()) == []


@pytest.mark.parametrize(("rows", "deadly"), [("abc", "abc"), ("abcdefg", "efg")])
def test_an_engine_that_only_fails_is_given_up(
    auditor: Auditor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: str, deadly: str
) -> None:
    monkeypatch.setattr(runs, "attempt", engine(rows, deadly, 1))
    with pytest.raises(UserError, match="the engine fails: it died"):
        list(runs.run(job(auditor, Path("corpus.jsonl"), tmp_path), Shelf(str(tmp_path))))


def test_what_was_broken_off_is_swept_away_and_what_is_finished_stays(tmp_path: Path) -> None:
    shelf = Shelf(str(tmp_path))
    finish(shelf, ["a"])
    (finished,) = (tmp_path / "documents").iterdir()
    shelf.note_begun(["b"])
    shelf.write_table("claims", "orphan", EMPTY["claims"])
    assert shelf.died_with() == ["b"]
    shelf.sweep()
    assert shelf.died_with() == []
    assert [path.name for path in tmp_path.rglob("*.*")] == [finished.name]


def test_settings_are_kept(tmp_path: Path) -> None:
    shelf = Shelf(str(tmp_path / "new"))
    assert shelf.settings() is None
    shelf.begin({"profile": "editorial"})
    assert shelf.settings() == {"profile": "editorial"}


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UserError, match="holds other things"):
        Shelf(str(tmp_path)).settings()


def test_an_address_of_no_kind_is_refused() -> None:
    with pytest.raises(UserError, match="no place to write to"):
        Shelf("gopher://host/out")
