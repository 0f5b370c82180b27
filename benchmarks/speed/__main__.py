"""How fast the program is. One command prints the table:

    python -m benchmarks.speed [TEXTS] [--most N] [--medspacy PYTHON | --build-medspacy]
                               [--previous TAG-OR-FOLDER] [--scaling] [--profile]

TEXTS is a folder of texts of any kind that `scan` reads as they stand, or an export in JSONL with a text a
record; without it, `seeds`. All figures are words per
second of CPU on one thread; those that are compared were taken in turns in this run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import tables
from benchmarks.speed.contest import Entrant, contest
from benchmarks.speed.others import build_medspacy, earlier_source
from benchmarks.speed.scaling import documents, jobs, recall, rules, words
from benchmarks.speed.stages import Clock, cost_by_stage, profiled
from benchmarks.speed.startup import starts
from benchmarks.speed.texts import SEEDS, Texts, gather
from claimaudit.audit import Auditor
from claimaudit.errors import UserError

AT_LEAST = 8_000
"""Words of a round: fewer take too short a time to be measured."""


def main() -> None:
    """Print what was asked for."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="claimaudit-speed-") as name:
        scratch = Path(name)
        try:
            texts = gather(arguments.texts, arguments.most, scratch / "texts")
            print(f"{arguments.texts.name}: {len(texts.files)} files, {texts.words:,} words\n")
            _measure(arguments, texts, scratch)
        except UserError as error:
            sys.exit(f"error: {error}")


def _measure(arguments: argparse.Namespace, texts: Texts, scratch: Path) -> None:
    repeats = -(-AT_LEAST // texts.words)
    only = arguments.only or ("contest", "stages", "starts", *(("scaling",) if arguments.scaling else ()))
    if "contest" in only:
        entrants = _entrants(arguments, scratch)
        tables.show_contest(contest(entrants, texts, rounds=arguments.rounds, repeats=repeats))
    if "stages" in only:
        _stages(texts, repeats, arguments.rounds)
    if "starts" in only:
        tables.show_starts(starts(scratch / "starts", rounds=arguments.rounds))
    if "scaling" in only:
        for growth in (words, documents, rules, recall, jobs):
            tables.show_growth(growth(texts, scratch / growth.__name__))
    if arguments.profile:
        print(profiled(Auditor(), texts.files, arguments.profile))


def _stages(texts: Texts, repeats: int, rounds: int) -> None:
    auditor = Auditor()
    cost_by_stage(auditor, texts.files, Clock())
    clock = Clock()
    for _ in range(rounds * repeats):
        cost_by_stage(auditor, texts.files, clock)
    tables.show_stages(clock.seconds, rounds * repeats * texts.words)


def _entrants(arguments: argparse.Namespace, scratch: Path) -> list[Entrant]:
    """Ourselves first, then those that we are compared with."""
    entrants = [Entrant("claimaudit", "claimaudit"), Entrant("en_core_web_sm", "spacy")]
    python = build_medspacy(scratch / "medspacy") if arguments.build_medspacy else arguments.medspacy
    if python:
        entrants.append(Entrant("medSpaCy", "medspacy", python))
    if arguments.previous:
        source = earlier_source(arguments.previous, scratch / "previous")
        entrants.append(Entrant(f"claimaudit {arguments.previous}", "claimaudit", source=source))
    return entrants


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("texts", nargs="?", type=Path, default=SEEDS)
    add("--most", type=int, metavar="N", help="so many of the texts, taken at even distances")
    add("--rounds", type=int, default=5, metavar="N")
    add("--medspacy", metavar="PYTHON", help="of an environment that has medSpaCy")
    add(
        "--build-medspacy", action="store_true", help="build one, which needs Python 3.12 and a package index"
    )
    add("--previous", metavar="TAG-OR-FOLDER", help="an earlier claimaudit: a git revision, or a checkout")
    add("--scaling", action="store_true", help="also how cost grows with words, documents, rules and jobs")
    add("--only", action="append", choices=("contest", "stages", "starts", "scaling"), help="this part alone")
    add("--profile", type=int, nargs="?", const=30, metavar="N", help="also the N dearest functions")
    return parser.parse_args()


if __name__ == "__main__":
    main()
