"""Predicate frames: which words state which relation, and where their agent and target stand.

The frames are data (`rules/lexicon/frames/`); this module reads them into sets for look-up by lemma.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from claimaudit.lexicon import read_mapping
from claimaudit.model import Relation
from claimaudit.resources import lexicon_folder

VerbFrame = Literal["transitive", "ergative", "phrasal", "prepositional", "inverse", "plain"]


Chain = tuple[tuple[str, ...], tuple[Relation, ...]]
"""A verb and what follows it, the preposition last: ("lead", "to"), ("play", "role", "in"); its relations."""


@dataclass(frozen=True, slots=True)
class VerbFrames:
    """Relations by lemma, for each way a verb takes its arguments."""

    transitive: dict[str, tuple[Relation, ...]]
    ergative: dict[str, tuple[Relation, ...]]
    plain: dict[str, tuple[Relation, ...]]
    phrasal: dict[tuple[str, str], tuple[Relation, ...]]
    """By verb and particle."""
    prepositional: dict[str, tuple[Chain, ...]]
    """By verb; the longest first: "play a role in" before "play in"."""
    inverse: dict[str, tuple[Chain, ...]]


@dataclass(frozen=True, slots=True)
class WordFrame:
    """How a noun or adjective states its relation."""

    relation: Relation
    prepositions: frozenset[str]
    """Those that lead to its target."""


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def relation_named(name: str) -> Relation:
    """The relation of that name; `ValueError` where there is none."""
    if name not in get_args(Relation):
        raise ValueError(f"no such relation: {name}")
    return cast("Relation", name)


@cache
def verb_frames() -> VerbFrames:
    """The verbs, from `frames/verbs.yml`."""
    data = _read("verbs.yml")["verbs"]
    tables: dict[str, dict[tuple[str, ...], list[Relation]]] = defaultdict(lambda: defaultdict(list))
    for relation, ways in data.items():
        for way, words in ways.items():
            for word in _split(words):
                tables[way][tuple(word.split())].append(relation_named(relation))
    single = {
        way: {key[0]: tuple(names) for key, names in tables[way].items() if len(key) == 1}
        for way in ("transitive", "ergative", "plain")
    }
    phrasal = {key: names for way in ("phrasal", "ergative", "plain") for key, names in tables[way].items()}
    return VerbFrames(
        transitive=single["transitive"],
        ergative=single["ergative"],
        plain=single["plain"],
        phrasal={(key[0], key[1]): tuple(names) for key, names in phrasal.items() if len(key) == 2},
        prepositional=_chains(tables["prepositional"]),
        inverse=_chains(tables["inverse"]),
    )


def _chains(table: Mapping[tuple[str, ...], Sequence[Relation]]) -> dict[str, tuple[Chain, ...]]:
    found: dict[str, list[Chain]] = defaultdict(list)
    for words, names in sorted(table.items(), key=lambda entry: -len(entry[0])):
        found[words[0]].append((words, tuple(names)))
    return {verb: tuple(chains) for verb, chains in found.items()}


@cache
def noun_frames() -> dict[str, tuple[WordFrame, ...]]:
    """The nouns, from `frames/words.yml`."""
    return _words("nouns")


@cache
def adjective_frames() -> dict[str, tuple[WordFrame, ...]]:
    """The adjectives, from `frames/words.yml`."""
    return _words("adjectives")


def _words(kind: str) -> dict[str, tuple[WordFrame, ...]]:
    table: dict[str, list[WordFrame]] = defaultdict(list)
    for relation, entry in _read("words.yml")[kind].items():
        frame = WordFrame(relation_named(relation), frozenset(_split(entry["target"])))
        for word in _split(entry["words"]):
            table[word].append(frame)
    return {word: tuple(frames) for word, frames in table.items()}


def _read(name: str) -> dict[str, dict[str, dict[str, str]]]:
    path = lexicon_folder() / "frames" / name
    data: dict[str, dict[str, dict[str, str]]] = read_mapping(path)
    return data


@cache
def small_first_words() -> frozenset[str]:
    """Words that begin a sentence without its subject, and are then taken for names: verbs in the third
    person ("Extends lifespan"), adjectives ("Thicker hair")."""
    return subjectless_forms() | {word for word in adjective_frames() if word.isalpha()}


@cache
def subjectless_forms() -> frozenset[str]:
    """Third-person forms of the verbs: an item that begins with one has its subject left out."""
    frames = verb_frames()
    lemmas = {*frames.transitive, *frames.ergative, *frames.plain, *frames.prepositional}
    lemmas |= {verb for verb, _ in frames.phrasal}
    return frozenset(form for lemma in lemmas for form in (third_person(lemma),)) - _NOUN_PLURALS


def lemma_of_form(form: str) -> str | None:
    """The verb that a word is the third person of, if it can be one."""
    return _lemmas().get(form)


@cache
def _lemmas() -> dict[str, str]:
    return {third_person(lemma): lemma for lemma in verb_frames().transitive}


_NOUN_PLURALS = frozenset(
    {"results", "benefits", "causes", "effects", "cuts", "drops", "increases", "guards"}
)
"""At the beginning of an item, oftener a noun."""


def third_person(lemma: str) -> str:
    """The third person singular of a regular verb: "reduces", "supplies", "pushes"."""
    if lemma in {"be", "have", "do", "go"}:
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"
