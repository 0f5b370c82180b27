"""From YAML files to rules that fit together. Whatever is wrong is an error with its place; nothing is
skipped."""

from __future__ import annotations

from collections.abc import Iterable

from claimaudit.model import Basis
from claimaudit.rules.check import check_definitions, check_lists, check_pack
from claimaudit.rules.conditions import Conditions
from claimaudit.rules.contents import Contents
from claimaudit.rules.index import Entry, Index
from claimaudit.rules.schema import BasisRef, Definitions, Pack, Rule, Source, Sources, WordList
from claimaudit.rules.shelf import Sheet
from claimaudit.rules.strict import validate
from claimaudit.rules.wordlists import WordLists
from claimaudit.yamlfile import Loc, YamlFile, yaml_of


def bind(sheets: Iterable[Sheet]) -> tuple[Index, Contents]:
    """A book: what stands in it, and what that asks. Raises `UserError` at the first thing that is wrong."""
    binder = _Binder()
    for sheet in sheets:
        binder.add(sheet)
    return binder.bound()


class _Binder:
    """What has been read, each thing with the file and the place that it came from."""

    def __init__(self) -> None:
        self.packs: list[tuple[YamlFile, Pack, str]] = []
        """With where each comes from: "" for those of the program."""
        self.sources: dict[str, Source] = {}
        self.lists: dict[str, WordList] = {}
        self.definitions: dict[str, Conditions] = {}
        self.origins: list[tuple[YamlFile, Loc, dict[str, Conditions] | dict[str, WordList]]] = []

    def add(self, sheet: Sheet) -> None:
        """Read a file."""
        file = yaml_of(sheet.data, sheet.path)
        if sheet.kind == "word list":
            self._add_lists(file, (), {sheet.path.stem: validate(file, WordList)})
        elif sheet.kind == "sources":
            self._add_sources(file, validate(file, Sources).sources)
        elif sheet.kind == "definitions":
            self._add_definitions(file, validate(file, Definitions).define)
        else:
            self._add_pack(file, sheet.origin)

    def bound(self) -> tuple[Index, Contents]:
        """Everything checked against everything else."""
        lists = WordLists(self.lists)
        for file, loc, named in self.origins:
            check_lists(file, loc, named, lists)
        check_definitions(self.origins, self.definitions)
        known: dict[str, str] = {}
        for file, pack, _ in self.packs:
            check_pack(file, pack, known, lists, self.definitions, self.sources)
        rules = {rule.id: rule for _, pack, _ in self.packs for rule in pack.rules}
        return self._index(), Contents(rules, self.definitions, lists)

    def _index(self) -> Index:
        entries = [
            self._entry(file, pack, origin, number, rule)
            for file, pack, origin in self.packs
            for number, rule in enumerate(pack.rules)
        ]
        return Index(
            rules=tuple(sorted(entries, key=lambda entry: (entry.pack, entry.id))),
            packs={pack.pack: pack.title for _, pack, _ in self.packs},
            sources={name: self._basis(BasisRef(source=name)) for name in self.sources},
        )

    def _entry(self, file: YamlFile, pack: Pack, origin: str, number: int, rule: Rule) -> Entry:
        return Entry(
            id=rule.id,
            aliases=rule.aliases,
            title=rule.title or rule.id.split("/")[1].replace("-", " ").capitalize(),
            why=rule.why,
            severity=rule.severity,
            profiles=pack.profiles | rule.profiles,
            family=rule.family,
            scope=rule.scope,
            mirrored=rule.pair is not None and rule.pair[0] == rule.pair[1],
            ignorable=rule.ignorable,
            basis=tuple(map(self._basis, rule.basis)),
            pack=pack.pack,
            path=file.path,
            line=file.place(("rules", number))[0],
            origin=origin,
        )

    def _basis(self, ref: BasisRef) -> Basis:
        source = self.sources[ref.source]
        read = ref.read or source.read
        return Basis(ref.source, source.title, ref.at, source.jurisdiction, source.url, source.checked, read)

    def _add_pack(self, file: YamlFile, origin: str) -> None:
        pack = validate(file, Pack)
        self._add_sources(file, pack.sources)
        self._add_lists(file, ("lexicons",), pack.lexicons)
        self._add_definitions(file, pack.define)
        self.packs.append((file, pack, origin))

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
