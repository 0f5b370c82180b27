"""How much of a document is left when it comes in another format: the claims of the original, one by one.

    python -m benchmarks.conversion [FOLDER…] [--format .docx] [--most N]

Every document of the folders (default: seeds and tests/gold/docs) is written in every format and read back.
A claim is kept if the copy holds one of the same kind, in the same sentence, with the same cue.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from benchmarks.gold import GOLD
from benchmarks.writers import WRITERS, pieces
from claimaudit import formats
from claimaudit.errors import UserError
from claimaudit.nlp import layout, pipeline
from claimaudit.nlp.claims import read_claims
from claimaudit.source import Document

FOLDERS = (GOLD.parents[1] / "seeds", GOLD / "docs")
FLOOR = 0.98
"""Share of the claims that every format must keep."""

Statement = tuple[str, str, str]
"""Kind, sentence and cue of a claim."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a format has kept of a document."""

    name: str
    suffix: str
    claims: int
    kept: int
    lost: tuple[Statement, ...]


def documents(folders: Iterable[Path]) -> Iterator[Document]:
    """The documents that can be read in some folders."""
    for path in sorted(file for folder in folders for file in folder.iterdir() if file.name != "README.md"):
        document = formats.read(path, name=path.name, key=path.name)
        if not isinstance(document, Document):
            raise UserError(document.reason, path=path)
        yield document


def compare(document: Document, suffixes: Iterable[str], nlp: Language) -> Iterator[Kept]:
    """What each format keeps of a document."""
    original = statements(document, nlp)
    read = {_content(document): original}
    for suffix in suffixes:
        version = converted(document, suffix)
        content = _content(version)
        if content not in read:
            read[content] = statements(version, nlp)
        copy = read[content]
        lost = original - copy
        kept = original.total() - lost.total()
        yield Kept(document.path, suffix, original.total(), kept, tuple(lost.elements()))


def _content(document: Document) -> tuple[object, ...]:
    """What claims are read from: formats that agree in it have the same claims, and one is parsed for all."""
    return document.text, document.blocks, document.links, document.title


def converted(document: Document, suffix: str) -> Document:
    """A document written in another format and read back."""
    data = WRITERS[suffix](pieces(document), document.title or document.path)
    (copy,) = formats.documents_of(data, name=f"copy{suffix}", key="copy")
    if not isinstance(copy, Document):
        raise UserError(copy.reason, path=f"{document.path} as {suffix}")
    return copy


def statements(document: Document, nlp: Language) -> Counter[Statement]:
    """The claims of a document."""
    claims = read_claims(nlp(layout.make_doc(nlp, document)), document)
    return Counter((claim.kind, _plain(claim.sentence), _plain(claim.cue.text)) for claim in claims)


def _plain(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    """Print the share of each format, and with one format what it has lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    parser.add_argument("--format", choices=WRITERS, help="this one alone, with the claims that it loses")
    parser.add_argument("--most", type=int, help="the first N documents alone")
    arguments = parser.parse_args()
    nlp = pipeline.load()
    claims: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for document in list(documents(arguments.folders))[: arguments.most]:
        for each in compare(document, [arguments.format] if arguments.format else WRITERS, nlp):
            claims[each.suffix] += each.claims
            kept[each.suffix] += each.kept
            for kind, sentence, cue in each.lost if arguments.format else ():
                print(f"{each.name}: {kind} “{cue}” in: {sentence}")
    for suffix, count in claims.items():
        print(f"{suffix:9} {kept[suffix] / count:.3f}  {kept[suffix]} of {count}")


if __name__ == "__main__":
    main()
