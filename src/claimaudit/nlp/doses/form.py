"""What a candidate is by itself: features of an amount, of a bare number, of words without an amount."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimaudit.nlp.doses.amounts import Amount
from claimaudit.nlp.doses.candidates import Candidate
from claimaudit.nlp.doses.expressions import Expression, Sort
from claimaudit.nlp.doses.figures import Figure

_BOUNDS = (0, 0.5, 1, 2, 3, 5, 10, 12, 20, 30, 60, 100, 300, 1000, 3000, 10000)
_RANKED: tuple[Sort, ...] = ("relative", "verb", "often", "length", "when", "event", "route")
"""What words are foremost where they are of several sorts."""
_MANY = 12


def sort_of_candidate(candidate: Candidate) -> str:
    """In one word: the kind of its unit, "number", or the foremost sort of its words."""
    if candidate.figure:
        return "number"
    if candidate.amount and candidate.amount.unit:
        return candidate.amount.unit.kind
    sorts = {one.sort for one in candidate.words}
    return next(sort for sort in _RANKED if sort in sorts)


def form_features(candidate: Candidate, text: str) -> Iterator[str]:
    """The features of a candidate in the text of its sentence."""
    yield f"kind={candidate.kind}"
    yield f"of={sort_of_candidate(candidate)}"
    if candidate.figure:
        yield from _of_figure(candidate.figure)
    elif candidate.amount:
        yield from _of_amount(candidate.amount, text)
    else:
        yield from _of_words(candidate.words, text)


def _of_amount(amount: Amount, text: str) -> Iterator[str]:
    own = text[amount.start : amount.end]
    code = amount.unit.code if amount.unit else ""
    yield f"unit={code}"
    yield f"unit-word={re.split(r'[^a-z%]+', own.lower())[-1]}"
    yield from (
        f"amount-{name}" for name in ("article", "per_kg", "dissolved", "single") if getattr(amount, name)
    )
    if amount.time:
        yield "rate"
    if amount.form:
        yield f"form={amount.form}"
    if amount.gap:
        yield from (f"gap={word}" for word in text[slice(*amount.gap)].lower().split())
    if amount.low != amount.high:
        yield "range"
    yield f"size={_size(amount.high)}"
    yield f"{code}:{_size(amount.high)}"
    yield f"digits={own[:1].isdigit()}"
    if "-" in own[-12:]:
        yield "hyphen"


def _of_figure(figure: Figure) -> Iterator[str]:
    yield f"size={_size(figure.high)}"
    yield f"low={figure.low:g}" if figure.low <= _MANY else "low=many"
    yield f"digits={not figure.worded}"
    if figure.low != figure.high:
        yield "range"
    if not float(figure.high).is_integer():
        yield "decimal"


def _of_words(expressions: Sequence[Expression], text: str) -> Iterator[str]:
    sorts = sorted({one.sort for one in expressions})
    yield from (f"sort={sort}" for sort in sorts)
    yield f"sorts={'+'.join(sorts)}"
    for one in expressions:
        own = text[one.start : one.end].lower()
        if one.sort == "verb":
            yield f"order={one.value}"
            yield f"order-sort={(one.value or '').split(':')[0]}"
        elif one.sort == "often":
            yield f"often={one.value}"
            yield f"often-word={own}"
        else:
            yield from (f"{one.sort}-word={word}" for word in own.split()[:6])
            yield f"{one.sort}={re.sub(r'[0-9]+', '0', own)}"


def _size(value: float | None) -> str:
    if value is None:
        return "none"
    index = bisect_left(_BOUNDS, value)
    return f"{_BOUNDS[index]}" if index < len(_BOUNDS) else "more"
