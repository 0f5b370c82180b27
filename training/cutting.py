"""Documents cut into windows anew in each pass, at other places: so a sentence is read in changing company,
which is not what is learned by heart then."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from claimaudit.nlp.encoder.windows import LENGTH, Window
from training.reading import Lesson

_SHORTEST = 48
"""Pieces that the first window of a document may hold at least."""
_OF_WORDS = ("sentences", "kinds", "relations", "doses", "agents", "targets")
"""Fields of a lesson that tell something of each of its words."""
Piece = tuple[int, int, list[int]]
"""The number of a word's sentence, the word's own, and its pieces."""


def anywhere(lesson: Lesson) -> Lesson:
    """A document cut where chance decides."""
    return cut(lesson, random.randint(_SHORTEST, LENGTH))


def cut(lesson: Lesson, first: int = LENGTH) -> Lesson:
    """A document in windows as the program reads it, but that the first holds so many pieces at most."""
    marks = lesson.windows[0].pieces[0], lesson.windows[0].pieces[-1]
    found = [Window([marks[0]])]
    room = first
    for _, sentence in groupby(_pieces(lesson, marks[1]), key=lambda piece: piece[0]):
        words = list(sentence)
        if found[-1].words and len(found[-1].pieces) + sum(len(each) for *_, each in words) + 1 > room:
            found.append(Window([marks[0]]))
            room = LENGTH
        for _, word, pieces in words:
            if len(found[-1].pieces) + len(pieces) >= LENGTH:  # a sentence longer than a window
                found.append(Window([marks[0]]))
                room = LENGTH
            found[-1].places.append(len(found[-1].pieces))
            found[-1].words.append(word)
            found[-1].pieces.extend(pieces)
        found[-1].pieces.append(marks[1])
    return replace(lesson, windows=[window for window in found if window.words])


def apart(lesson: Lesson) -> Iterator[Lesson]:
    """Each window of a document as a lesson of its own, which asks whereto nothing points."""
    start = 0
    for window in lesson.windows:
        own = slice(start, start := start + len(window.words))
        said = {name: getattr(lesson, name)[own] for name in _OF_WORDS}
        yield replace(lesson, windows=[window], asks=[], **said)


def _pieces(lesson: Lesson, end: int) -> Iterator[Piece]:
    """The words of a document, without the marks between sentences."""
    numbers = iter(lesson.sentences)
    for window in lesson.windows:
        ends = [*window.places[1:], len(window.pieces)]
        for start, stop, word in zip(window.places, ends, window.words, strict=True):
            pieces = window.pieces[start:stop]
            yield next(numbers), word, pieces[:-1] if len(pieces) > 1 and pieces[-1] == end else pieces
