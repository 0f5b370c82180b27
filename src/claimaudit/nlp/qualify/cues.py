"""Cue words: what weakens, denies or strengthens a claim, found in one pass over a sentence.

The words are data (`rules/lexicon/cues/`). At each place the longest entry wins, so that a longer entry
of kind `pseudo` silences the shorter one inside it ("no doubt", "not only").
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypedDict, cast

from claimaudit.lexicon import read_mapping
from claimaudit.model import HedgeSort
from claimaudit.nlp.tree import Span, Token
from claimaudit.resources import lexicon_folder

CueKind = Literal[
    "hedge", "negation", "doubt", "booster", "report", "advice", "quoted", "weak", "approximator", "degree",
    "open", "pseudo",
]  # fmt: skip
FILES = ("hedges.yml", "reports.yml", "negation.yml", "boosters.yml", "approximators.yml")
_WORD = re.compile(r"'\w+|\w+\.?|[^\w\s]")
_NEGATED = re.compile(r"n't\b|\bcannot\b")


class _Record(TypedDict, total=False):
    kind: CueKind
    sort: HedgeSort
    weight: float
    pos: str
    nominal: bool
    words: str


class _File(TypedDict):
    cues: list[_Record]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a cue list says of a word."""

    kind: CueKind
    sort: HedgeSort = "epistemic"
    weight: float = 0.0
    pos: frozenset[str] = frozenset()
    """Parts of speech that it must have one of; empty: any."""
    nominal: bool = False
    """Of a verb of reporting: also with a noun as its object."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence."""

    span: Span
    entry: Entry

    @property
    def root(self) -> Token:
        """The word by which it hangs in the sentence."""
        return self.span.root

    @property
    def at(self) -> tuple[int, int]:
        """Its text positions."""
        return self.span.start_char, self.span.end_char


Phrase = tuple[str, ...]


@cache
def phrasebook() -> dict[str, tuple[tuple[Phrase, tuple[Entry, ...]], ...]]:
    """All cue phrases by their first word, the longest first."""
    entries: dict[Phrase, list[Entry]] = defaultdict(list)
    for name in FILES:
        for record in _records(name):
            entry = _entry(record)
            for phrase in phrases(record["words"]):
                entries[phrase].append(entry)
    by_first: dict[str, list[tuple[Phrase, tuple[Entry, ...]]]] = defaultdict(list)
    for phrase in sorted(entries, key=len, reverse=True):
        by_first[phrase[0]].append((phrase, tuple(entries[phrase])))
    return {first: tuple(listed) for first, listed in by_first.items()}


def find_cues(sentence: Span) -> list[Cue]:
    """The cues of a sentence, in order, none overlapping another of a different extent."""
    tokens = list(sentence)
    cues: list[Cue] = []
    position = 0
    while position < len(tokens):
        length, entries = _longest(tokens, position)
        if entries:
            span = sentence[position : position + length]
            cues += [Cue(span, entry) for entry in entries if entry.kind != "pseudo"]
        position += length
    return cues


def phrases(words: str) -> list[Phrase]:
    """The phrases of a comma-separated list, cut as the tokenizer cuts them."""
    return [_cut(phrase) for phrase in words.split(",") if phrase.strip()]


def matches(tokens: list[Token], position: int, phrase: Phrase) -> bool:
    """Whether a phrase stands at a position, word by word as written or by base form."""
    if position + len(phrase) > len(tokens):
        return False
    for at, word in enumerate(phrase, start=position):
        token = tokens[at]
        if word != token.norm_ and word != token.lemma:
            return False
    return True


def _longest(tokens: list[Token], position: int) -> tuple[int, list[Entry]]:
    token = tokens[position]
    book = phrasebook()
    listed = book.get(token.norm_, ())
    if token.lemma != token.norm_:
        listed += book.get(token.lemma, ())
    best: list[Entry] = []
    length = 1
    for phrase, entries in listed:
        if len(phrase) < length or not matches(tokens, position, phrase):
            continue
        parts = {word.pos_ for word in tokens[position : position + len(phrase)]}
        loose = _opens(tokens, position)
        fitting = [
            entry
            for entry in entries
            if not entry.pos or entry.pos & parts or (loose and entry.sort == "modal")
        ]
        if fitting and len(phrase) > length:
            best, length = fitting, len(phrase)
        elif fitting:
            best += fitting
    return length, best


def _opens(tokens: list[Token], position: int) -> bool:
    """Whether a word opens a sentence before another in small letters: "May ease...", taken for a month."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return position == 0 and following is not None and following.is_lower and following.is_alpha


def _cut(phrase: str) -> Phrase:
    plain = _NEGATED.sub(
        lambda found: "can not" if found.group() == "cannot" else " not", phrase.strip().lower()
    )
    return tuple(_WORD.findall(plain))


def _entry(record: _Record) -> Entry:
    return Entry(
        kind=record["kind"],
        sort=record.get("sort", "epistemic"),
        weight=record.get("weight", 0.0),
        pos=frozenset(record.get("pos", "").split()),
        nominal=record.get("nominal", False),
    )


def _records(name: str) -> list[_Record]:
    path = lexicon_folder() / "cues" / name
    return cast("_File", read_mapping(path))["cues"]


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The plain word lists of a file such as `sources.yml`, by name; a phrase is one entry."""
    path = lexicon_folder() / "cues" / name
    data = cast("dict[str, object]", read_mapping(path))
    return {
        key: frozenset(" ".join(phrase) for phrase in phrases(words))
        for key, words in data.items()
        if isinstance(words, str) and key != "source"
    }
