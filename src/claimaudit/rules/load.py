"""From YAML files to the rules of a run. Whatever is wrong is an error with its place; nothing is skipped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from claimaudit.model import Basis
from claimaudit.resources import packs_folder
from claimaudit.rules.book import RuleBook, RuleSpec
from claimaudit.rules.check import check_definitions, check_lists, check_pack
from claimaudit.rules.conditions import Conditions
from claimaudit.rules.evidence import OF_EVIDENCE
from claimaudit.rules.installed import installed_packs
from claimaudit.rules.schema import BasisRef, Definitions, Pack, Source, Sources, WordList
from claimaudit.rules.strict import validate
from claimaudit.rules.wordlists import WordLists
from claimaudit.yamlfile import Loc, YamlFile, read_yaml

SOURCES, DEFINITIONS = "sources.yml", "definitions.yml"
WORD_LISTS = Path("lexicon", "rule-words")


def load_book(paths: Iterable[Path] = (), *, builtin: bool = True) -> RuleBook:
    """The packs of the program, those that are installed, and one's own: files, or folders with packs and
    what belongs to them.

    With `builtin=False` only one's own rules; sources, definitions and word lists of the program stay.
    """
    installed = installed_packs() if builtin else ()
    shelf = _Shelf()
    shelf.add_folder(packs_folder(), packs=builtin)
    for found in installed:
        shelf.add_folder(found.folder, origin=found.origin)
    for path in paths:
        if path.is_dir():
            shelf.add_folder(path, origin=path.as_posix())
        else:
            shelf.add_pack(path, origin=path.as_posix())
    return shelf.book()


def load_alone(path: Path) -> RuleBook:
    """A file or folder of packs without any others, and what of the program its rules may refer to.

    A folder that defines what the engine itself asks for is whole: nothing of the program goes with it.
    """
    if not path.is_dir() or not _is_whole(path):
        return load_book([path], builtin=False)
    shelf = _Shelf()
    shelf.add_folder(path)
    return shelf.book()


def _is_whole(folder: Path) -> bool:
    path = folder / DEFINITIONS
    return path.exists() and validate(read_yaml(path), Definitions).define.keys() >= OF_EVIDENCE


class _Shelf:
    """What has been read, each thing with the file and the place that it came from."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.packs: list[tuple[YamlFile, Pack, str]] = []
        """With where each comes from: "" for those of the program."""
        self.sources: dict[str, Source] = {}
        self.lists: dict[str, WordList] = {}
        self.definitions: dict[str, Conditions] = {}
        self.origins: list[tuple[YamlFile, Loc, dict[str, Conditions] | dict[str, WordList]]] = []

    def add_folder(self, folder: Path, *, packs: bool = True, origin: str = "") -> None:
        """All that a folder holds."""
        for path in sorted((folder / WORD_LISTS).glob("*.yml")):
            file = self._read(path)
            self._add_lists(file, (), {path.stem: validate(file, WordList)})
        if (folder / SOURCES).exists():
            file = self._read(folder / SOURCES)
            self._add_sources(file, validate(file, Sources).sources)
        if (folder / DEFINITIONS).exists():
            file = self._read(folder / DEFINITIONS)
            self._add_definitions(file, validate(file, Definitions).define)
        found = [path for path in sorted(folder.glob("*.yml")) if path.name not in (SOURCES, DEFINITIONS)]
        for path in found if packs else ():
            self.add_pack(path, origin)

    def add_pack(self, path: Path, origin: str = "") -> None:
        """A file of rules."""
        file = self._read(path)
        pack = validate(file, Pack)
        self._add_sources(file, pack.sources)
        self._add_lists(file, ("lexicons",), pack.lexicons)
        self._add_definitions(file, pack.define)
        self.packs.append((file, pack, origin))

    def book(self) -> RuleBook:
        """Everything checked against everything else."""
        lists = WordLists(self.lists)
        for file, loc, named in self.origins:
            check_lists(file, loc, named, lists)
        check_definitions(self.origins, self.definitions)
        known: dict[str, str] = {}
        for file, pack, _ in self.packs:
            check_pack(file, pack, known, lists, self.definitions, self.sources)
        specs = [
            self._spec(file, pack, origin, index)
            for file, pack, origin in self.packs
            for index in range(len(pack.rules))
        ]
        return RuleBook(
            rules=tuple(sorted(specs, key=lambda spec: (spec.pack, spec.id))),
            packs={pack.pack: pack.title for _, pack, _ in self.packs},
            definitions=self.definitions,
            lists=lists,
            sources={name: self._basis(BasisRef(source=name)) for name in self.sources},
            files=tuple(self.files),
        )

    def _spec(self, file: YamlFile, pack: Pack, origin: str, index: int) -> RuleSpec:
        rule = pack.rules[index]
        line, _ = file.place(("rules", index))
        basis = tuple(self._basis(ref) for ref in rule.basis)
        return RuleSpec(rule, pack.pack, file.path, line, basis, pack.profiles, origin=origin)

    def _basis(self, ref: BasisRef) -> Basis:
        source = self.sources[ref.source]
        read = ref.read or source.read
        return Basis(ref.source, source.title, ref.at, source.jurisdiction, source.url, source.checked, read)

    def _read(self, path: Path) -> YamlFile:
        self.files.append(path)
        return read_yaml(path)

    def _add_sources(self, file: YamlFile, sources: dict[str, Source]) -> None:
        _refuse_twice(file, ("sources",), sources, self.sources)
        self.sources |= sources

    def _add_lists(self, file: YamlFile, loc: Loc, lists: dict[str, WordList]) -> None:
        _refuse_twice(file, loc, lists, self.lists)
        self.lists |= lists
        self.origins.append((file, loc, lists))

    def _add_definitions(self, file: YamlFile, definitions: dict[str, Conditions]) -> None:
        _refuse_twice(file, ("define",), definitions, self.definitions)
        self.definitions |= definitions
        self.origins.append((file, ("define",), definitions))


def _refuse_twice(file: YamlFile, loc: Loc, new: Iterable[str], known: Iterable[str]) -> None:
    for name in set(new) & set(known):
        raise file.error((*loc, name), f"“{name}” is already taken", key=True)
