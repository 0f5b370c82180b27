"""How well claims are found, in one table: every set, kind and field, and what others have measured on.

    python -m benchmarks.accuracy [SET ...] [--model NAME]

A set is a gold folder, which holds `docs/NAME` beside `claims/NAME.jsonl`, or a file of labelled sentences
(see `benchmarks/sentences.py`). Without one, the annotated texts of this repository are measured.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from spacy.language import Language

from benchmarks.columns import Column, of_documents, of_sentences, table
from benchmarks.gold import GOLD, annotated
from benchmarks.sentences import judge, labelled
from benchmarks.tally import measure
from claimaudit.errors import UserError
from claimaudit.nlp import pipeline


def figures(path: Path, nlp: Language) -> Column:
    """The figures of one set. Raises `UserError` where it is none, or holds nothing."""
    if path.is_file():
        return of_sentences(list(judge(labelled(path), nlp)))
    tallies = dict(measure(annotated(path), nlp))
    if not tallies:
        raise UserError("no annotated documents: a gold folder holds docs and claims", path=str(path))
    return of_documents(tallies)


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", type=Path, default=[GOLD], metavar="SET")
    parser.add_argument("--model", help="another installed English pipeline with a parser")
    options = parser.parse_args(arguments)
    try:
        nlp = pipeline.load(options.model)
        print(table({_name(path): figures(path, nlp) for path in options.sets}))
    except UserError as error:
        parser.error(str(error))


def _name(path: Path) -> str:
    return "/".join(path.parts[-2:]) if path == GOLD else str(path)


if __name__ == "__main__":
    main()
