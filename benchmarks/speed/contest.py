"""Programs timed side by side: each in a process of its own, taking turns on the same texts.

Only ratios within one run mean anything: what a CPU second is worth changes with whatever else the machine
does. So all take turns, round by round, on one thread each, and the medians are compared.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.speed.texts import Texts
from claimaudit.errors import UserError

CONTESTANT = Path(__file__).with_name("contestant.py")
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS", "RAYON")}
QUIET = {"LOGURU_LEVEL": "ERROR", "PYTHONWARNINGS": "ignore"}
"""medSpaCy writes a line a token to its log; without it, it is quicker."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """A program, and the Python that it runs in."""

    name: str
    """As the table calls it."""
    program: str
    """As `contestant.py` calls it."""
    python: str = sys.executable
    source: Path | None = None
    """A `src` folder to import from instead of what is installed."""


@dataclass(frozen=True, slots=True)
class Score:
    """How fast a program was, in words per CPU second, round by round."""

    name: str
    rounds: tuple[float, ...]

    @property
    def speed(self) -> float:
        """The median."""
        return median(self.rounds)


def fair_environment() -> dict[str, str]:
    """That of a process that is timed: one thread, and modules compiled once, as anybody's are."""
    return {**os.environ, **ONE_THREAD, "PYTHONDONTWRITEBYTECODE": ""}


def contest(entrants: Sequence[Entrant], texts: Texts, *, rounds: int, repeats: int) -> list[Score]:
    """Let them take turns; the order turns round each time, so that none always comes first."""
    speeds: dict[str, list[float]] = {entrant.name: [] for entrant in entrants}
    with ExitStack() as stack:
        running = [(each.name, stack.enter_context(_running(each, texts, repeats))) for each in entrants]
        for number in range(rounds):
            for name, process in running if number % 2 else reversed(running):
                speeds[name].append(repeats * texts.words / _turn(name, process))
    return [Score(name, tuple(values)) for name, values in speeds.items()]


def ratios(score: Score, other: Score) -> tuple[float, ...]:
    """How many times as fast the one was as the other, round by round, from the least up."""
    return tuple(sorted(one / two for one, two in zip(score.rounds, other.rounds, strict=True)))


@contextmanager
def _running(entrant: Entrant, texts: Texts, repeats: int) -> Iterator[subprocess.Popen[str]]:
    command = [entrant.python, str(CONTESTANT), entrant.program, str(repeats), *map(str, texts.files)]
    own = {"PYTHONPATH": str(entrant.source)} if entrant.source else {}
    environment = {**fair_environment(), **QUIET, **own}
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        _expect(entrant.name, process, "ready")
        yield process
    finally:
        process.terminate()
        process.wait()


def _turn(name: str, process: subprocess.Popen[str]) -> float:
    assert process.stdin, "it was opened with one"
    process.stdin.write("go\n")
    process.stdin.flush()
    return float(_line(name, process))


def _expect(name: str, process: subprocess.Popen[str], wanted: str) -> None:
    while _line(name, process) != wanted:  # programs may greet on standard output
        pass


def _line(name: str, process: subprocess.Popen[str]) -> str:
    assert process.stdout, "it was opened with one"
    line = process.stdout.readline()
    if not line:
        raise UserError(f"{name} has ended with exit code {process.wait()}")
    return line.strip()
