"""The progress bar: for people only, and only where there is something to wait for."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from claimaudit.cli.plan import Job
from claimaudit.cli.progress import progress
from claimaudit.config import Config


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, jobs: list[Job], documents: int, *, quiet: bool = False) -> str:
    """What a run over these jobs draws that finds so many documents in them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        patch.setenv("TERM", "xterm")
        with progress(jobs, quiet=quiet) as advance:
            for _ in range(documents):
                advance()
    return stream.getvalue()


def texts(count: int) -> list[Job]:
    return [Job(Path(f"{number}.txt"), Config()) for number in range(count)]


def export(folder: Path, name: str, content: str) -> Job:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return Job(path, Config())


def test_a_person_sees_how_far_it_is() -> None:
    assert "3/3" in shown(Terminal(), texts(3), 3)


def test_a_pipe_gets_nothing() -> None:
    assert shown(io.StringIO(), texts(3), 3) == ""


def test_the_quiet_get_nothing() -> None:
    assert shown(Terminal(), texts(3), 3, quiet=True) == ""


def test_one_document_is_worth_no_bar() -> None:
    assert shown(Terminal(), texts(1), 1) == ""


LONG = "Zinc shortens colds by a day or two in most adults who take it early."


@pytest.mark.parametrize(
    ("name", "content", "documents"),
    [
        ("a.csv", f"id,body\n1,{LONG}\n2,{LONG}\n3,\n", 3),
        ("a.jsonl", f'{{"body": "{LONG}"}}\n{{"body": \n', 2),
        ("a.json", f'[{{"body": "{LONG}"}}, {{"body": "{LONG}"}}]', 2),
        ("a.xml", f"<rss><item><description>{LONG}</description></item><item/></rss>", 2),
    ],
)
def test_the_documents_of_an_export_count(tmp_path: Path, name: str, content: str, documents: int) -> None:
    job = export(tmp_path, name, content)
    assert len(list(job.read())) == documents
    assert f"{documents}/{documents}" in shown(Terminal(), [job], documents)
    assert f"{documents + 2}/{documents + 2}" in shown(Terminal(), [*texts(2), job], documents + 2)


@pytest.mark.parametrize("content", ["", "id,dose\n1,5\n", "id,body\n1,a,b,c\n"])
def test_an_export_that_cannot_be_read_is_worth_no_bar(tmp_path: Path, content: str) -> None:
    assert shown(Terminal(), [export(tmp_path, "a.csv", content)], 1) == ""


def test_how_much_comes_on_standard_input_nobody_knows() -> None:
    assert "2/?" in shown(Terminal(), [Job(Path("a.csv"), Config(), from_stdin=True)], 2)
    assert shown(Terminal(), [Job(Path("a.txt"), Config(), from_stdin=True)], 1) == ""
