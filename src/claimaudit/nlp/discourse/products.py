"""Products that only the document knows: names in its title, beside a trade mark sign, or like a code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimaudit.nlp.effects.roles import roles
from claimaudit.nlp.terms import Term
from claimaudit.nlp.vocabulary import Vocabulary
from claimaudit.source import Block

_RUN = re.compile(r"[A-Z][\w-]*[™®]?(?: (?:& |\+ )?[A-Z][\w-]*[™®]?){0,3}")
"""Words with capitals, side by side: "WAG & WALKER DUO"."""
_WORD = re.compile(r"[A-Z][\w-]*[™®]?")
_CODE = re.compile(r"\b[A-Z]{2,6}-\d{2,5}\b")
_STRENGTH = re.compile(r"[™®]?,? \d[\d,.]* ?(?:mg|micrograms?|mcg|g|ml|IU|%)\b")
_TITLE = 160
_OPENING = 3
"""How many blocks at the beginning of a document may hold its name."""
_OFTEN = 4
"""So often must a name of several words be used that the title gives without form or strength."""
_FEWEST = 2
"""So often must a name be used that no mark shows to be one."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, to tell names from common words."""

    count: dict[str, int]
    small: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Words:
        count: dict[str, int] = {}
        small: set[str] = set()
        for match in re.finditer(r"\b[^\W\d_][\w-]*", text):
            word = match[0]
            count[word.casefold()] = count.get(word.casefold(), 0) + 1
            if word[0].islower():
                small.add(word.casefold())
        return cls(count, frozenset(small))


def product_terms(text: str, blocks: list[Block], vocabulary: Vocabulary) -> list[Term]:
    """Every place where a product of the document's own is named, in text order."""
    words = _Words.of(text)
    names = {
        name: run
        for run, fewest in _runs(text, blocks, vocabulary)
        for name in _names(run, words, fewest, vocabulary)
        if not _is_firm(run, name)
    }
    return sorted(_places(text, names), key=lambda term: term.start) if names else []


def _runs(text: str, blocks: list[Block], vocabulary: Vocabulary) -> Iterator[tuple[str, int]]:
    """Codes, runs of capitals around trade marks, and those of the title that name a form or a strength."""
    for match in _CODE.finditer(text):
        yield match[0], _FEWEST
    for match in _RUN.finditer(text):
        if "™" in match[0] or "®" in match[0]:
            yield match[0], 1
    body = [block for block in blocks if block.role == "body"]
    for block in body[:_OPENING]:
        for match in _RUN.finditer(text, block.start, min(block.end, block.start + _TITLE)):
            after = {word.casefold() for word in match[0].split()[1:]}
            if after & roles().forms or _STRENGTH.match(text, match.end()):
                yield match[0], 1
            elif after and vocabulary.type_of(match[0]) == "unknown" and _is_repeated(match[0], text):
                yield match[0], _OFTEN


def _is_repeated(run: str, text: str) -> bool:
    return text.casefold().count(run.casefold()) >= _OFTEN


def _names(run: str, words: _Words, fewest: int, vocabulary: Vocabulary) -> Iterator[str]:
    """The words of a run that are no words of the language, as far as the text shows."""
    for match in _WORD.finditer(run):
        marked = match[0].endswith(("™", "®"))
        name = match[0].rstrip("™®").casefold()
        if len(name) < 3 or name.endswith("ing") or name in words.small or words.count.get(name, 0) < fewest:
            continue
        if any(name in words for words in _common_nouns()):
            continue
        if vocabulary.type_of(name) == "unknown" or (marked and len(run) > len(match[0])):
            yield name
            return


def _common_nouns() -> tuple[frozenset[str], ...]:
    found = roles()
    return found.people, found.sources, found.descriptions, found.generic, found.forms


def _is_firm(run: str, name: str) -> bool:
    """Whether a name is that of the maker: "Tarnwick Therapeutics"."""
    after = run.casefold().partition(name)[2].split()
    return bool(after) and after[0].strip("™®") in roles().firms


def _places(text: str, names: dict[str, str]) -> Iterator[Term]:
    """Each mention, its neighbours in the full name included where they stand there, too."""
    for match in _RUN.finditer(text):
        words = list(_WORD.finditer(match[0]))
        bare = [word[0].rstrip("™®").casefold() for word in words]
        hit = next((index for index, word in enumerate(bare) if word in names), None)
        if hit is None:
            continue
        full = {word.rstrip("™®").casefold() for word in _WORD.findall(names[bare[hit]])}
        first = last = hit
        while first > 0 and bare[first - 1] in full and not bare[first - 1].endswith("ing"):
            first -= 1
        while last + 1 < len(bare) and bare[last + 1] in full:
            last += 1
        start = match.start() + words[first].start()
        yield Term(start, match.start() + words[last].end(), "unknown", bare[hit])
