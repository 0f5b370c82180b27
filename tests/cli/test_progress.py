"""The progress bar: for people only, and only where there is something to wait for."""

from __future__ import annotations

import io
import sys

import pytest

from claimaudit.cli.progress import progress


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, total: int, *, quiet: bool = False) -> str:
    """What a run over so many documents draws."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        patch.setenv("TERM", "xterm")
        with progress(total, quiet=quiet) as advance:
            for _ in range(total):
                advance()
    return stream.getvalue()


def test_a_person_sees_how_far_it_is() -> None:
    assert "3/3" in shown(Terminal(), 3)


def test_a_pipe_gets_nothing() -> None:
    assert shown(io.StringIO(), 3) == ""


def test_the_quiet_get_nothing() -> None:
    assert shown(Terminal(), 3, quiet=True) == ""


def test_one_document_is_worth_no_bar() -> None:
    assert shown(Terminal(), 1) == ""
