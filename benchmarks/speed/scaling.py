"""How cost grows: with the words of a document, with documents, with rules, and with processes."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.speed.ruleset import write_pack
from benchmarks.speed.startup import COMMAND, Cost, cost_of_all
from benchmarks.speed.texts import SENTENCE, Texts, copies, measured
from claimaudit.audit import Auditor

PAGES = (1, 4, 16)
"""Pages in one document."""
DOCUMENTS = (20, 200, 2_000)
"""Of a sentence each: what a document takes beside its words would show."""
RULES = (10, 100, 1_000, 5_000)
JOBS = (1, 2)
FILES = 20
SHARED = 80_000
"""Documents, and words, that processes share at least; the texts, each as often as it takes."""
RECALLED = 30
"""Documents that are read twice."""
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """What one size costs."""

    size: int
    cost: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Growth:
    """What several sizes cost, the smallest first."""

    of: str
    unit: str
    steps: tuple[Step, ...]


def words(texts: Texts, folder: Path) -> Growth:
    """Of one document that grows."""
    page = "\n\n".join(path.read_text(encoding="utf-8") for path in texts.files)
    auditor = Auditor()
    sizes: dict[int, Callable[[], float]] = {}
    for pages in PAGES:
        (folder / str(pages)).mkdir(parents=True)
        (folder / str(pages) / "long.txt").write_text("\n\n".join([page] * pages), encoding="utf-8")
        long = measured(folder / str(pages))
        sizes[long.words] = lambda long=long: _microseconds(auditor, long)  # type: ignore[misc]
    return Growth("words", "µs a word", _in_turns(sizes))


def rules(texts: Texts, folder: Path) -> Growth:
    """With more and more rules beside none of the built-in ones."""
    folder.mkdir(parents=True)
    sizes: dict[int, Callable[[], float]] = {}
    for number in RULES:
        auditor = Auditor(rules=[write_pack(number, folder / f"m{number}.yml")], default_rules=False)
        sizes[number] = lambda auditor=auditor: _microseconds(auditor, texts)  # type: ignore[misc]
    return Growth("rules", "µs a word", _in_turns(sizes))


def documents(_texts: Texts, folder: Path) -> Growth:
    """Of the command as a whole, in one process; with its memory at the peak."""
    steps = []
    for number in DOCUMENTS:
        folder.joinpath(str(number)).mkdir(parents=True)
        for index in range(number):
            (folder / str(number) / f"{index:06}.txt").write_text(f"{index}. {SENTENCE}", encoding="utf-8")
        taken = _scan(folder / str(number), "--jobs", "1", "--no-cache")
        steps.append(Step(number, 1000 * taken.cpu / number, f"{taken.memory / 1e6:,.0f} MB at the peak"))
    return Growth("documents", "ms a document", tuple(steps))


def jobs(texts: Texts, folder: Path) -> Growth:
    """Seconds by the clock of the command as a whole, as more processes share the work; and of their CPU.

    Nothing is recalled from a run to the next, and there is enough to read that the start counts for little.
    """
    many = copies(texts, max(FILES, -(-SHARED * len(texts.files) // texts.words)), folder)
    taken = {number: _scan(many.folder, "--jobs", str(number), "--no-cache") for number in JOBS}
    steps = (Step(number, each.wall, f"{each.cpu:.1f} s of CPU") for number, each in taken.items())
    return Growth("jobs", "s by the clock", tuple(steps))


def _in_turns(sizes: Mapping[int, Callable[[], float]]) -> tuple[Step, ...]:
    """The median of each size; before the first turn the least, which doesn't count."""
    sizes[min(sizes)]()
    turns = [{size: measure() for size, measure in sizes.items()} for _ in range(ROUNDS)]
    return tuple(Step(size, median(turn[size] for turn in turns)) for size in sizes)


def _microseconds(auditor: Auditor, texts: Texts) -> float:
    """Of CPU a word."""
    start = time.process_time()
    for _ in auditor.audit_paths(texts.files):
        pass
    return 1e6 * (time.process_time() - start) / texts.words


def recall(texts: Texts, folder: Path) -> Growth:
    """Of the command on documents that an earlier run has read: the first run, and the second."""
    many = copies(texts, RECALLED, folder / "texts")
    cache = ["--jobs", "1", "--cache-dir", str(folder / "cache")]
    taken = [_scan(many.folder, *cache) for _ in range(2)]
    return Growth("run", "s of CPU", tuple(Step(run, each.cpu) for run, each in enumerate(taken, start=1)))


def _scan(folder: Path, *more: str) -> Cost:
    output = folder.with_suffix(".json")
    return cost_of_all(
        [*COMMAND, "scan", "--isolated", *more, "--format", "json", "-o", str(output), str(folder)]
    )
