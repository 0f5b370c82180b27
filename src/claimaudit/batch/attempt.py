"""The engine at work in a process of its own, which may die with a document and takes nothing with it.

It leads a group of processes, itself and its workers, that ends at one blow: a worker that outlived it would
go on to finish its part while another run does the same, and the threads of the engine wouldn't survive the
farewells of Python.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from claimaudit.batch.job import Job, Progress
from claimaudit.errors import UserError

LONGEST = 300
"""Characters of what the engine says of its end; it tells the stack of its machine too."""


class EngineError(Exception):
    """The engine has given up, or has died."""


@dataclass(frozen=True, slots=True)
class _Finished:
    pass


def attempt(job: Job, only: frozenset[str] = frozenset()) -> Iterator[Progress]:
    """Work on what is not done yet, or on these rows alone and one by one; tells of rows as they are done.

    Raises `EngineError` where the engine ends before its time, `UserError` where the corpus can't be read.
    """
    ours, theirs = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=_serve, args=(theirs, job, only))
    process.start()
    theirs.close()
    try:
        yield from _heard(ours)
    finally:
        with suppress(ProcessLookupError):  # it hasn't come so far as to lead a group
            os.killpg(process.pid or 0, signal.SIGKILL)
        process.kill()
        process.join()


def _heard(pipe: Connection) -> Iterator[Progress]:
    while True:
        try:
            told = pipe.recv()
        except EOFError as error:
            raise EngineError("the process of the engine died") from error
        match told:
            case Progress():
                yield told
            case _Finished():
                return
            case _:
                raise told


def _serve(pipe: Connection, job: Job, only: frozenset[str]) -> None:
    os.setsid()
    with suppress(BrokenPipeError):  # the run is over, whoever ended it
        pipe.send(_outcome(pipe, job, only))
    os.killpg(0, signal.SIGKILL)


def _outcome(pipe: Connection, job: Job, only: frozenset[str]) -> _Finished | UserError | EngineError:
    from claimaudit.batch import engine

    try:
        engine.connect(job.address)
        for progress in engine.work(job, engine.reader(job), only=only):
            pipe.send(progress)
    except BrokenPipeError:
        raise
    except UserError as error:
        return error
    except engine.ERRORS as error:
        return EngineError(str(error).strip().splitlines()[-1][:LONGEST])
    return _Finished()
