"""Words in the form in which vocabulary is compared: no case, one spelling, no hyphens, Greek by name.

"Interleukin-6", "interleukin 6" and "INTERLEUKIN–6" are the same two words; "haemoglobin" and
"hemoglobin" the same one. Every word keeps the place where it stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from claimaudit import lexicon
from claimaudit.resources import lexicon_folder

# Letters and digits apart, so that B12, B-12 and B 12 agree; Greek letters for themselves, so that TNFα does
# too; the plus sign makes NAD+ a name of its own.
_WORD = re.compile(r"[α-ωΑ-Ω]|(?:(?![α-ωΑ-Ω])[^\W\d_])+|\d+|(?<=\w)\+")
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ω": "omega",
}  # fmt: skip
_JOINT = re.compile(r"[-‐‑–−'#]?|[’ʼ]|(?:[ \t\u00a0\u2009\u202f]|\r?\n){1,2}")
_INITIAL = re.compile(r"\.[ \u00a0]?")  # after a short word: B. infantis, St. John's wort


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    start: int
    end: int
    key: str
    """How it is compared."""
    joined: bool
    """Nothing but a space, a hyphen or an apostrophe stands between it and the word before."""


def words(text: str) -> list[Word]:
    """The words of a text, in order."""
    found: list[Word] = []
    end, before = 0, ""
    for match in _WORD.finditer(text):
        joined = bool(found) and _joins(text[end : match.start()], before)
        end, before = match.end(), match.group()
        found.append(Word(match.start(), end, fold(before), joined))
    return found


def key_of(name: str) -> str:
    """A name in the form in which it is compared."""
    return " ".join(fold(shape) for shape in _WORD.findall(name))


def keys_of(names: Iterable[str]) -> list[str]:
    """Many names at once: a whole list is respelled as one text, which takes a tenth of the time."""
    text = "\n".join(names)
    lines = _american(text.lower()).split("\n") if text else []
    return [" ".join(_GREEK.get(word, word) for word in _WORD.findall(line)) for line in lines]


@lru_cache(maxsize=65536)
def fold(shape: str) -> str:
    """One word without case, in American spelling."""
    word = shape.lower()
    return _GREEK.get(word, word) if len(word) == 1 else _american(word)


def _american(text: str) -> str:
    for british, american in spellings():
        if british in text:
            text = text.replace(british, american)
    return text


@lru_cache(maxsize=65536)
def singulars(key: str) -> tuple[str, ...]:
    """What the word might be the plural of, the likeliest first."""
    if len(key) < 3 or not key.endswith("s"):
        return ()
    if key.endswith("ies"):
        return (key[:-3] + "y", key[:-1])
    if key.endswith("ves"):
        return (key[:-1], key[:-3] + "f", key[:-3] + "fe")
    if key.endswith("es"):
        return (key[:-1], key[:-2], key[:-2] + "is")
    return (key[:-1],)


@lru_cache(maxsize=1)
def spellings() -> tuple[tuple[str, str], ...]:
    """Parts of words in British and in American spelling."""
    path = lexicon_folder() / "spelling.tsv"
    return tuple((row.cell(0), row.cell(1)) for row in lexicon.rows(path, columns=2))


def _joins(gap: str, before: str) -> bool:
    if _JOINT.fullmatch(gap):
        return gap.count("\n") < 2
    return len(before) <= 2 and bool(_INITIAL.fullmatch(gap))
