"""Books of rules: of the program, of what is installed, and one's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.rules.book import RuleBook, RuleSpec
from claimaudit.rules.contents import Contents, LateContents
from claimaudit.rules.shelf import DEFINITIONS, Sheet, sheets, sheets_in

if TYPE_CHECKING:
    from claimaudit.rules.index import Index
    from claimaudit.rules.kept import KeptIndexes

# What reads YAML is imported where something is read: a run that recalls everything must not wait for it.


def load_book(
    paths: Iterable[Path] = (), *, builtin: bool = True, kept: KeptIndexes | None = None
) -> RuleBook:
    """The packs of the program, those that are installed, and one's own: files, or folders with packs and
    what belongs to them. Raises `UserError` at the first thing that is wrong.

    With `builtin=False` only one's own rules; sources, definitions and word lists of the program stay. Files
    whose index is kept have been found sound before; what their rules ask is read when it is wanted.
    """
    return _book(sheets(paths, builtin=builtin), kept)


def load_alone(path: Path) -> RuleBook:
    """A file or folder of packs without any others, and what of the program its rules may refer to.

    A folder that defines what the engine itself asks for is whole: nothing of the program goes with it.
    """
    if not path.is_dir() or not _is_whole(path):
        return load_book([path], builtin=False)
    return _book(tuple(sheets_in(path)))


def _book(found: Sequence[Sheet], kept: KeptIndexes | None = None) -> RuleBook:
    index = kept.recall(found) if kept else None
    if index is not None:
        return _with(index, LateContents(partial(_contents, found)), found)
    from claimaudit.rules.binding import bind

    index, contents = bind(found)
    if kept:
        kept.keep(found, index)
    late = LateContents(lambda: contents)
    return _with(index, late, found)


def _with(index: Index, contents: LateContents, found: Sequence[Sheet]) -> RuleBook:
    return RuleBook(
        rules=tuple(RuleSpec(entry, contents) for entry in index.rules),
        packs=index.packs,
        sources=index.sources,
        contents=contents,
        files=tuple(sheet.path for sheet in found),
    )


def _contents(found: Sequence[Sheet]) -> Contents:
    from claimaudit.rules.binding import bind

    return bind(found)[1]


def _is_whole(folder: Path) -> bool:
    path = folder / DEFINITIONS
    if not path.exists():
        return False
    from claimaudit.rules.evidence import OF_EVIDENCE
    from claimaudit.rules.schema import Definitions
    from claimaudit.rules.strict import validate
    from claimaudit.yamlfile import read_yaml

    return validate(read_yaml(path), Definitions).define.keys() >= OF_EVIDENCE
