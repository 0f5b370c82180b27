"""Which lines of a plain text are headings, and how high they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from claimaudit.formats.furniture import is_front_matter
from claimaudit.formats.marks import item_marker
from claimaudit.formats.units import Unit

MAX_CHARACTERS, MAX_WORDS = 110, 16
MAX_NAME_WORDS = 4
MAX_PLAIN_WORDS = 9
"""A heading in sentence case, which only its brevity betrays, is shorter."""
MIN_BODY = 60
"""What stands under such a heading is longer than that, or ends like a sentence."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?:\[\d+\])*$")
_SMALL_WORDS = frozenset(
    "a an and as at but by for from how in into is it its nor of off on or over per so than that the their "
    "to up vs via with without your".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_INNER_STOP = re.compile(r"[a-z]\.\s+[A-Z]")
_LABEL = re.compile(r"\S:\s+\S")


Rank = Literal["title", "subtitle", "strong", "plain"]
_BELOW_TITLE: tuple[Rank, ...] = ("subtitle", "strong", "plain")


def heading_levels(units: Sequence[Unit]) -> list[int | None]:
    """For each unit, the level of the heading that it is, or None.

    The title is 1; of the other ranks, those that the text uses follow from 2 on.
    """
    ranks: list[Rank | None] = []
    in_front = True
    for index, unit in enumerate(units):
        is_frame = is_front_matter(unit.text)
        ranks.append(None if is_frame else _rank(units, index, in_front, "title" in ranks))
        in_front = in_front and (is_frame or ranks[-1] in ("title", "subtitle"))
    used = [rank for rank in _BELOW_TITLE if rank in ranks]
    return [rank and (1 if rank == "title" else used.index(rank) + 2) for rank in ranks]


def _rank(units: Sequence[Unit], index: int, in_front: bool, has_title: bool) -> Rank | None:
    """What stands out by its looks is strong; what only reads like a heading is plain."""
    unit = units[index]
    following = units[index + 1] if index + 1 < len(units) else None
    if following is None or len(unit.lines) > 2 or not _could_be_heading(unit.text):
        return None
    if unit.rule:
        return "title" if in_front and not has_title else "strong"
    if unit.shape == "item":
        return "strong" if _is_numbered_heading(units, index) else None
    if unit.shape != "prose" or (len(unit.lines) > 1 and not in_front):
        return None
    if in_front and not has_title:
        return "title" if _is_open(unit.text) and not _INNER_STOP.search(unit.text) else None
    if _is_upper(unit.text):
        return "strong"
    if in_front:
        return "subtitle" if _could_be_subtitle(unit.text, following) else None
    ends_letter = units[index - 1].lines[-1].text.endswith(",")
    return "plain" if _reads_like_heading(unit, following) and not ends_letter else None


def _could_be_heading(text: str) -> bool:
    return (
        len(text) <= MAX_CHARACTERS
        and len(text.split()) <= MAX_WORDS
        and text[-1] not in ",;:"
        and not text[0].islower()
        and any(character.isalpha() for character in text)
        and "|" not in text
    )


def _could_be_subtitle(text: str, following: Unit) -> bool:
    """Not a label such as "Tutor: …", and not a name over a date."""
    is_name = len(text.split()) <= MAX_NAME_WORDS and _is_title_case(text) and is_front_matter(following.text)
    return _is_open(text) and not (_INNER_STOP.search(text) or _LABEL.search(text) or is_name)


def _is_numbered_heading(units: Sequence[Unit], index: int) -> bool:
    """A numbered line is a heading where text follows it, and no other number."""
    unit, following = units[index], units[index + 1]
    before = units[index - 1] if index else None
    marker = item_marker(unit.text)
    if not marker or not marker["number"] or not _is_open(unit.text) or len(unit.lines) > 1:
        return False
    is_list = any(_is_numbered(other) for other in (before, following) if other)
    return not is_list and unit.text[marker.end()].isupper()


def _is_numbered(unit: Unit) -> bool:
    marker = item_marker(unit.text)
    return unit.shape == "item" and marker is not None and marker["number"] is not None


def _is_open(text: str) -> bool:
    """Without the stop at which a sentence ends; a question may head a text, too."""
    return not _SENTENCE_END.search(text) or text.endswith("?")


def _is_upper(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return (
        len(letters) > 1
        and sum(character.isupper() for character in letters) >= 0.6 * len(letters)
        and all(word.isupper() or word in _SMALL_WORDS or "(" in text for word in _WORD.findall(text))
    )


def _reads_like_heading(unit: Unit, following: Unit) -> bool:
    text = unit.text
    if not _is_open(text) or text[0] in "\"'“‘(" or not _has_body(following):
        return False
    if _is_title_case(text):
        return True
    return len(text.split()) <= MAX_PLAIN_WORDS and not _LABEL.search(text) and text[0].isupper()


def _has_body(unit: Unit) -> bool:
    end = unit.lines[-1].text[-1]
    is_prose = len(unit.text) > MIN_BODY or _LABEL.search(unit.text) is not None or end in '.!?:;"”)'
    return unit.shape != "prose" or is_prose


def _is_title_case(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if word not in _SMALL_WORDS]
    return len(words) > 1 and all(word[0].isupper() for word in words)
