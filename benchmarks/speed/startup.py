"""What a start costs: of the help, and of one small file, beside spaCy and its model alone."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from benchmarks.speed.contest import fair_environment
from benchmarks.speed.texts import SENTENCE
from claimaudit.errors import UserError

COMMAND = (sys.executable, "-m", "claimaudit")
_SET_CHILD_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER, see prctl(2)."""
LOAD = (
    "from claimaudit.nlp.models import MODELS; import spacy; "
    "spacy.load(next(filter(spacy.util.is_package, MODELS)))"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    cpu: float
    """Seconds of CPU, those of its own children included."""
    wall: float
    """Seconds by the clock."""
    memory: int
    """Bytes, at its peak."""


def cost(command: Sequence[str], *, cwd: Path | None = None) -> Cost:
    """Run a command that is to succeed, and tell its cost."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=fair_environment(), cwd=cwd
    ) as process:
        assert process.stderr, "it was opened with one"
        told = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise UserError(
            f"{' '.join(command)} ended with {process.returncode}: {told.decode(errors='replace')}"
        )
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss * 1024)


def cost_of_all(command: Sequence[str]) -> Cost:
    """The same of a command whose workers are no children of its own: a server forks them, which outlives
    it for a moment. Linux gives us what it leaves behind. No other process of ours may be running."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    own = cost(command)
    return replace(own, cpu=own.cpu + sum(_left_behind()))


def _left_behind() -> Iterator[float]:
    while True:
        try:
            _, _, used = os.wait4(-1, 0)
        except ChildProcessError:
            return
        yield used.ru_utime + used.ru_stime


def starts(folder: Path, *, rounds: int) -> dict[str, tuple[float, float]]:
    """CPU seconds and seconds by the clock of each start, the medians of rounds that take turns."""
    folder.mkdir(parents=True)
    small = folder / "small.txt"
    small.write_text(SENTENCE, encoding="utf-8")
    commands = {
        "claimaudit --help": [*COMMAND, "--help"],
        "spaCy and the model alone": [sys.executable, "-c", LOAD],
        "claimaudit scan, one sentence": [*COMMAND, "scan", "--isolated", "--no-cache", str(small)],
    }
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(cost(command))
    return {
        name: (median(each.cpu for each in costs), median(each.wall for each in costs))
        for name, costs in taken.items()
    }
