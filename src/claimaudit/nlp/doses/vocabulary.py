"""The words of doses: units, frequencies, circumstances and cues, from `rules/lexicon/doses/`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from claimaudit.lexicon import read_mapping
from claimaudit.resources import lexicon_folder

UnitKind = Literal[
    "mass",
    "volume",
    "activity",
    "energy",
    "share",
    "time",
    "measure",
    "form",
    "pack",
    "body",
    "concentration",
]
LONG = 4
"""Spellings of this length and more are matched in any case; shorter ones as written ("mg", not "MG" of
"MG132")."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that amounts are stated in."""

    code: str
    """UCUM."""
    kind: UnitKind
    size: float = 1.0
    """Of a mass in grams, of a volume in litres."""

    @property
    def counted(self) -> bool:
        """Whether it counts pieces or spoonfuls, so that words may stand between it and its number."""
        return self.kind in ("measure", "form", "pack")

    @property
    def name(self) -> str:
        """Of a counted unit: "tablet"."""
        return self.code.strip("{}")


@cache
def units() -> dict[str, Unit]:
    """Units by spelling; long spellings in lower case."""
    table: dict[str, Unit] = {}
    for entry in _read("units.yml")["units"]:
        unit = Unit(str(entry["code"]), entry["kind"], entry.get("size", 1.0))
        for word in entry["words"]:
            table[word.lower() if len(word) >= LONG else word] = unit
    return table


def unit_of(spelling: str) -> Unit | None:
    """The unit that is spelled so."""
    return units().get(spelling) or units().get(spelling.lower() if len(spelling) >= LONG else spelling)


@cache
def unit_pattern() -> str:
    """A regular expression, without groups, for the spelling of any unit."""
    short = [word for word in units() if len(word) < LONG]
    long = [word for word in units() if len(word) >= LONG]
    return f"(?:(?i:{alternatives(long)})|{alternatives(short)})"


@cache
def counted_pattern() -> str:
    """A regular expression, without groups, for the spelling of a unit that counts."""
    return f"(?i:{alternatives(word for word, unit in units().items() if unit.counted)})"


@cache
def multipliers() -> dict[str, float]:
    """Words that multiply the number before them: "billion"."""
    return {str(word): float(value) for word, value in _read("units.yml")["multipliers"].items()}


@cache
def words(file: str, name: str) -> tuple[str, ...]:
    """A plain list of words from one of the files; a text is split at white space."""
    value = _read(f"{file}.yml")[name]
    return tuple(value.split()) if isinstance(value, str) else tuple(str(word) for word in value)


@cache
def tables(file: str, name: str) -> dict[str, tuple[str, ...]]:
    """Lists of words by what they mean."""
    return {
        str(key): tuple(str(word) for word in values) for key, values in _read(f"{file}.yml")[name].items()
    }


@cache
def patterns(file: str, name: str) -> dict[str, re.Pattern[str]]:
    """Regular expressions by what they mean, in any case; a space matches any white space."""
    return {
        str(key): re.compile(str(value).replace(" ", r"\s"), re.IGNORECASE)
        for key, value in _read(f"{file}.yml")[name].items()
    }


@cache
def phrase(file: str, name: str) -> re.Pattern[str]:
    """What finds any word of a list, whole and in any case."""
    return re.compile(whole(alternatives(words(file, name))), re.IGNORECASE)


def whole(pattern: str) -> str:
    """The pattern, not inside a word."""
    return rf"(?<![\w])(?:{pattern})(?![\w])"


def alternatives(spellings: Iterable[str]) -> str:
    """A regular expression for any of the spellings, the longest first; a space matches any white space."""
    ordered = sorted(spellings, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in ordered)


@cache
def _read(name: str) -> dict[str, Any]:
    path = lexicon_folder() / "doses" / name
    return cast("dict[str, Any]", read_mapping(path))
