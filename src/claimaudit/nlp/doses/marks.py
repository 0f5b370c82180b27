"""The words of the lexicon that tell doses from other numbers and times, where a sentence has them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimaudit.nlp.doses.vocabulary import tables, words


def marks(forms: Sequence[str], lemmas: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where lists of the lexicon have a word: its first token, the one past its last, the list."""
    found = []
    lists = _lists()
    for start, (form, lemma) in enumerate(zip(forms, lemmas, strict=True)):
        listed = lists.get(form, ()) if lemma == form else (*lists.get(form, ()), *lists.get(lemma, ()))
        for spelling, name in listed:
            end = start + len(spelling)
            if tuple(forms[start + 1 : end]) == spelling[1:]:
                found.append((start, end, name))
    return found


@cache
def _lists() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The spellings of all lists by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for file, names in tables("evidence", "lists").items():
        for name in names:
            for spelling in words(file, name):
                parts = tuple(spelling.lower().split())
                found.setdefault(parts[0], []).append((parts, name))
    return found
