"""Two expressions of one dose: "250 mcg (0.25 mg)" is the first, "one scoop (5 g)" is 5 g in one scoop."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.vocabulary import alternatives, words


def merge_equivalents(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The amounts of a sentence, each once."""
    kept: list[Amount] = []
    for amount in found:
        first = kept[-1] if kept else None
        if first is not None and (whole := _strength_of(text, first, amount)):
            kept[-1] = whole
        elif first is None or not _says_again(text, first, amount):
            kept.append(amount)
        elif first.article and first.unit and first.unit.name == "dose":
            kept[-1] = amount
        elif _bracketed(text, first, amount) and _weighs(first, amount):
            count = first.low if first.low == first.high else None
            form = first.unit.name if first.unit else None
            unit, low, high = amount.unit, amount.low, amount.high
            if _EACH.match(text, amount.end) and amount.low == amount.high and first.low is not None:
                kept[-1] = _times(first, amount, first.start, first.end)
                continue
            kept[-1] = replace(
                first, low=low, high=high, unit=unit, count=count, form=form, per_kg=amount.per_kg
            )
    return kept


_OF_NAME = re.compile(r"\sof\s[A-Za-z-]{4,24}\s")
_LABEL = re.compile(r"\):\s")


def _strength_of(text: str, first: Amount, amount: Amount) -> Amount | None:
    """One amount of a count and a strength: "one tablet of mebendazole 100 mg", "pills (200 mg): 8 pills"."""
    between = text[first.end : amount.start]
    if _PACK.search(text, max(0, first.start - 20), first.start):
        return None
    if _is_pieces(first) and _is_mass(amount) and (_OF_NAME.fullmatch(between) or between == " of "):
        if first.unit and first.unit.name in _GIVEN:
            return replace(amount, start=first.start)
        return _times(first, amount, first.start, amount.end)
    if _is_mass(first) and _is_pieces(amount) and _LABEL.fullmatch(between):
        return _times(amount, first, amount.start, amount.end)
    return None


_GIVEN = frozenset({"dose", "injection", "jab", "shot", "session", "round"})
"""What is given one at a time: its strength is the amount."""
_PACK = re.compile(r"\b(?:packs?|packets?|box(?:es)?|bottles?|courses?|supply|strips?)\sof\s$", re.IGNORECASE)
"""Before pieces that are not taken at once."""
_EACH = re.compile(r"\s(?:each|apiece|per\s(?:capsule|tablet|piece))\b", re.IGNORECASE)


def _is_pieces(amount: Amount) -> bool:
    return (
        amount.unit is not None and amount.unit.kind == "form" and amount.form is None and not amount.article
    )


def _is_mass(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.kind in ("mass", "activity") and amount.low == amount.high


def _times(pieces: Amount, strength: Amount, start: int, end: int) -> Amount:
    low, high = (
        None if one is None else round(one * (strength.low or 0), 9) for one in (pieces.low, pieces.high)
    )
    count = pieces.low if pieces.low == pieces.high else None
    form = pieces.unit.name if pieces.unit else None
    return replace(
        pieces,
        start=start,
        end=end,
        low=low,
        high=high,
        unit=strength.unit,
        count=count,
        form=form,
        each=strength.low,
    )


@cache
def _same() -> re.Pattern[str]:
    filler = r"(?:\s(?:[\w'-]{1,16}\s?){0,3})?"
    about = alternatives(words("cues", "equivalents"))
    return re.compile(
        rf"{filler}\s?(?:(?:\(|[–—-]\s(?=call|about|that\sis|i\.e))"
        rf"\s?(?:(?:{about})\s?){{0,2}}(?:half\s)?(?:a\s|an\s|of\s|each\s)?"
        rf"|=\s?|,?\s(?:i\.e\.|that\sis|equivalent\sto|the\sequivalent\sof)\s(?:about\s)?)$",
        re.IGNORECASE,
    )


_FOR_OTHERS = re.compile(r"\s(?:over|under|for|in|if|above|below|at|when|on|from|once)\b", re.IGNORECASE)
"""After an amount in the same unit: "75 mg (50 mg over the age of 65)", but not "210 mg (68 mg iron)"."""


def _says_again(text: str, first: Amount, amount: Amount) -> bool:
    between = text[first.end : amount.start]
    if first.unit == amount.unit and first.low != amount.low and _FOR_OTHERS.match(text, amount.end):
        return False
    return _same().fullmatch(between) is not None


def _bracketed(text: str, first: Amount, amount: Amount) -> bool:
    return "(" in text[first.end : amount.start]


def _weighs(first: Amount, amount: Amount) -> bool:
    """Whether the first counts pieces or spoonfuls, and the second says what they weigh."""
    counted = first.unit is not None and first.unit.counted and first.form is None
    return counted and amount.unit is not None and amount.unit.kind in ("mass", "volume", "activity")
