"""Which found claim is which annotated claim: the same sentence, a shared cue, one to one.

Two claims may match when their sentences overlap and their cues share a word stem (doses: a number);
the best pairs are taken first. Strictly, their kinds agree, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimaudit.model import Claim

_SUFFIXES = "ations ation ingly ings ing ions ion ies ers er ed es ly s e".split()
_STOP = frozenset({"the", "a", "an", "of", "and", "in", "th"})
_THOUSANDS = re.compile(r"(?<=\d)[,\s\u202f\u00a0](?=\d{3}\b)")


@dataclass(frozen=True, slots=True)
class View:
    """What is compared of a claim, found or annotated."""

    kind: str
    sentence: str
    cue: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    relation: str | None
    polarity: str
    certainty: str
    support: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    frequency: str | None = None

    @classmethod
    def of(cls, claim: Claim) -> View:
        """The view of a claim that the program found."""
        dose = claim.dose
        return cls(
            kind=claim.kind,
            sentence=claim.sentence,
            cue=claim.cue.text,
            agents=tuple(name for each in claim.agents for name in (each.text, each.canonical) if name),
            targets=tuple(name for each in claim.targets for name in (each.text, each.canonical) if name),
            relation=claim.relation,
            polarity=claim.polarity,
            certainty=claim.certainty,
            support=claim.support.level,
            low=dose.low if dose else None,
            high=dose.high if dose else None,
            unit=dose.unit if dose else None,
            frequency=dose.frequency if dose else None,
        )


def match(gold: Sequence[View], found: Sequence[View]) -> list[tuple[int, int]]:
    """Pairs of indices, one to one, the likest first."""
    pairs = [
        (affinity(one, other, abs(i / max(1, len(gold)) - j / max(1, len(found)))), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
    ]
    matched: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for likeness, i, j in sorted(pairs, key=lambda pair: -pair[0]):
        if likeness > 0 and i not in taken_gold and j not in taken_found:
            matched.append((i, j))
            taken_gold.add(i)
            taken_found.add(j)
    return matched


def affinity(gold: View, found: View, distance: float) -> float:
    """How like two claims are; 0 where they can't be the same. `distance` is their relative place."""
    sentence = _similarity(gold.sentence, found.sentence)
    too_long = len(_words(found.sentence)) > 3 * len(_words(gold.sentence)) + 12
    if sentence < 0.6 or too_long or (gold.kind == "dosage") != (found.kind == "dosage"):
        return 0.0
    cue = _cue_likeness(gold, found)
    if cue <= 0:
        return 0.0
    same_kind = 1.0 if gold.kind == found.kind else 0.0
    same_agent = 0.3 if stems(gold.agents) & stems(found.agents) else 0.0
    same_low = 0.1 if gold.kind == "dosage" and gold.low == found.low else 0.0
    return 2 * cue + same_kind + sentence + same_agent + same_low - 0.05 * distance


def _cue_likeness(gold: View, found: View) -> float:
    if gold.kind == "dosage":
        one, other = _numbers(gold.cue), _numbers(found.cue)
        if not one and not other:
            return _similarity(gold.cue, found.cue)
        return len(one & other) / max(1, len(one | other))
    one, other = stems([gold.cue]), stems([found.cue])
    return len(one & other) / max(1, min(len(one), len(other))) if one and other else 0.0


def overlap(gold: Iterable[str], found: Iterable[str]) -> bool:
    """Whether two lists of names share a word stem."""
    return bool((stems(gold) - _STOP) & (stems(found) - _STOP))


def stems(texts: Iterable[str]) -> set[str]:
    """The word stems of some texts."""
    return {_stem(word) for text in texts for word in _words(text)}


def _stem(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word.removesuffix(suffix)
    return word


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text.replace("…", " ")).casefold()
    plain = plain.replace("\u03bc", "u").replace("\u2212", "-")
    parts = re.sub(r"[^0-9a-z%/.]+", " ", plain).split()
    return [part.strip("./") for part in parts if part.strip("./")]


def _similarity(one: str, other: str) -> float:
    first, second = Counter(_words(one)), Counter(_words(other))
    if not first or not second:
        return 0.0
    return (first & second).total() / min(first.total(), second.total())


def _numbers(text: str) -> set[str]:
    plain = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text))
    return set(re.findall(r"\d+(?:\.\d+)?", plain))
