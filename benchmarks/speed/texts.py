"""The texts that are timed: the same files for every program, the same in every run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimaudit.discover import discover
from claimaudit.errors import UserError
from claimaudit.formats import DEFAULT
from claimaudit.formats.exports import Record, records

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SENTENCE = "Taking 400 mg of magnesium at night may improve sleep.\n"
_EXPORTS = (".json", ".jsonl", ".csv")


@dataclass(frozen=True, slots=True)
class Texts:
    """Some files in a folder of their own."""

    folder: Path
    words: int
    """Words between white space, markup included: what every program is given."""

    @property
    def files(self) -> list[Path]:
        """In a fixed order."""
        return sorted(self.folder.iterdir())


def gather(source: Path, most: int | None, folder: Path) -> Texts:
    """Copy texts into a folder: those of a folder, or the records of an export.

    Of more than `most`, that many are taken at even distances. Raises `UserError` where there are none.
    """
    found = list(_records(source) if source.suffix in _EXPORTS else _files(source))
    if not found:
        raise UserError("holds no text", source)
    folder.mkdir(parents=True)
    for number, (name, text) in enumerate(_spread(found, most)):
        (folder / f"{number:05}-{name}").write_text(text, encoding="utf-8")
    return measured(folder)


def measured(folder: Path) -> Texts:
    """The texts in a folder that holds nothing else."""
    return Texts(folder, sum(len(path.read_text(encoding="utf-8").split()) for path in folder.iterdir()))


def copies(texts: Texts, number: int, folder: Path) -> Texts:
    """So many files of the texts, each used as often as it takes; none is quite like another."""
    folder.mkdir(parents=True)
    files = texts.files
    for index in range(number):
        file = files[index % len(files)]
        text = f"{file.read_text(encoding='utf-8')}\n\nCopy {index}.\n"
        (folder / f"{index:06}{file.suffix}").write_text(text, encoding="utf-8")
    return measured(folder)


def _files(source: Path) -> Iterator[tuple[str, str]]:
    for path in discover([source]):
        if isinstance(path, Path):
            yield path.name, path.read_text(encoding="utf-8", errors="replace")


def _records(source: Path) -> Iterator[tuple[str, str]]:
    for record in records(source.read_text(encoding="utf-8"), source.suffix, DEFAULT):
        if isinstance(record, Record):
            yield re.sub(r"\W+", "-", record.id)[:60] + record.suffix, record.text


def _spread(found: Sequence[tuple[str, str]], most: int | None) -> Sequence[tuple[str, str]]:
    if most is None or most >= len(found):
        return found
    return [found[index * len(found) // most] for index in range(most)]
