"""A reader too large to ship, for the small ones to heed.

    python -m training.teacher BASE SMALL FOLDER

BASE is a folder that holds sentence-transformers/all-mpnet-base-v2 (Apache License 2.0; twelve layers, twice
as wide as the small ones), SMALL the base of the small ones. It learns once, to tell and to point together,
from nine in ten texts, tells how well it reads the others, and writes in FOLDER what it says of each, for
`python -m training.encoder SMALL --further --heed FOLDER` to heed.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from claimaudit.nlp.encoder.wordpiece import WordPieces
from training.encoder import WHOLE, Both, Rates, Taught, known_pieces, learn, report
from training.heeding import TOP, Heard, Pointed, keep
from training.reader import RELATIONS, Reader, halves, split
from training.reading import Lesson, lessons, parsed

LAYERS = 12
RATES = Rates(6e-5, 1e-3)
_NAMED = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
"""Marks that the large one calls otherwise."""


def numbers_of(pieces: Sequence[str], base: Path) -> list[int]:
    """The numbers of some pieces in the vocabulary of a base. `ValueError`, where it lacks one."""
    vocabulary = (base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    places = {piece: number for number, piece in enumerate(vocabulary)}
    missing = [piece for piece in pieces if _NAMED.get(piece, piece) not in places]
    if missing:
        raise ValueError(f"not in the vocabulary of {base}: {missing[:5]}")
    return [places[_NAMED.get(piece, piece)] for piece in pieces]


def hear(reader: Reader, lesson: Lesson) -> Heard:
    """What a reader says of a document."""
    with torch.no_grad():
        scores, said = reader.of_words([lesson])
        pointed = {}
        for part, asked in zip((reader.to_agents, reader.to_targets), halves(said), strict=True):
            logs = [logs for logs, _ in part.logs(asked, [lesson])]
            best = (logs[0] if logs else torch.zeros(0, TOP)).topk(min(TOP, len(lesson.sentences)))
            pointed[part.part] = Pointed(best.indices, best.values.exp())
    return Heard({name: answers.softmax(1) for name, answers in split(scores).items()}, pointed)


def main() -> None:
    """Learn, tell how well, and write what it says of the texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("small", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    pieces, _ = known_pieces(arguments.small)
    taught = Taught(list(lessons(list(parsed()), WordPieces(pieces), RELATIONS, WHOLE)))
    reader = Reader(arguments.base, numbers_of(pieces, arguments.base), LAYERS)
    learn(reader, taught.part(held_out=False).one_by_one, points=True, passes=1, rates=RATES)
    report(Both(reader.eval(), reader), taught.part(held_out=True))
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for lesson in taught.documents:
        keep(hear(reader, lesson), arguments.folder / f"{lesson.document}.pt")


if __name__ == "__main__":
    main()
