"""What the tagger and the parser see in place of the text: same length, plainer characters.

The small English model was trained on newspaper prose. It stumbles over curly quotes, capitals for
emphasis, headings in title case, and list items without a subject ("Reduces IL-6 production"). Every
change keeps the length, so that a position in the one is a position
in the other; claims quote the document, never this.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from claimaudit.source import BLOCK_GAP, Block

_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u2007": " ", "\u2002": " ",
        "\u2003": " ", "\t": " ", "\r": " ", "\n": " ",
        "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00ad": "-",
    }
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_LEAD_IN = re.compile(r"\s*(?P<label>[^\s:.][^:.!?]{2,60}):(?=\s)")
_FIRST_WORD = re.compile(r"(?:(?<=[.!?:;→] )|^)[A-Z][a-z]+\b")
_ITEM_MARK = re.compile(r"[\s\W]*")
SUBJECT = "\nIt "
"""The subject thought into the gap before an item that has none."""


def plain(text: str) -> str:
    """Straight quotes, plain spaces and hyphens; as long as `text`."""
    return text.translate(_PLAIN)


def normalise(
    text: str, blocks: Iterable[Block] = (), verbs: Collection[str] = (), small: Collection[str] = ()
) -> str:
    """The text for the parser; as long as `text`, position by position.

    `verbs` are the forms ("reduces") that show, at the beginning of a block, that its subject is left out;
    `small` the words that begin small in a sentence without its subject.
    """
    characters = list(plain(text))
    for block in blocks:
        piece = "".join(characters[block.start : block.end])
        characters[block.start : block.end] = _subjectless(
            _calm(piece, heading=block.kind == "heading"), small
        )
        if _lacks_subject(piece, verbs) and text[block.start - len(BLOCK_GAP) : block.start] == BLOCK_GAP:
            _think_subject(characters, block.start, piece)
    return "".join(characters)


def _subjectless(piece: str, verbs: Collection[str]) -> str:
    """Sentences that begin with a verb ("Extends lifespan.") begin small, or they are taken for names."""
    return _FIRST_WORD.sub(
        lambda match: match[0].lower() if match[0].casefold() in verbs else match[0], piece
    )


def _calm(piece: str, *, heading: bool) -> str:
    """Title case and capitals taken back, where they are emphasis and not a name."""
    words = _WORD.findall(piece)
    if heading or _mostly(str.isupper, [word for word in words if len(word) > 3]):
        return _WORD.sub(lambda match: _lowered(match[0], shouted=True), piece)
    label = _LEAD_IN.match(piece)
    if label and _mostly(str.istitle, [word for word in _WORD.findall(label[0]) if len(word) > 3]):
        end = label.end()
        piece = _WORD.sub(lambda match: _lowered(match[0], shouted=False), piece[:end]) + piece[end:]
    return re.sub(r"\b[A-Z]{4,}\b", lambda match: _lowered(match[0], shouted=_is_word(match[0])), piece)


def _mostly(test: object, words: list[str]) -> bool:
    return len(words) > 1 and callable(test) and sum(bool(test(word)) for word in words) > 0.7 * len(words)


def _is_word(word: str) -> bool:
    """A shouted English word, not an acronym: it has vowels in the places of a word."""
    return len(word) > 4 or re.fullmatch(r"(?i)[^aeiou]{0,2}[aeiou][^aeiou]{1,2}[aeiouy]?", word) is not None


_SHORT_WORDS = frozenset(
    """a an the and or but not no of in on to for by at is it we you our are was has had can may
    how why who what do""".split()
)
"""Shouted, these are words; other short capitals are acronyms."""


def _lowered(word: str, *, shouted: bool) -> str:
    if word.istitle() or (shouted and (len(word) > 3 or word.lower() in _SHORT_WORDS)):
        lower = word.lower()
        return lower if len(lower) == len(word) else word
    return word


def _lacks_subject(piece: str, verbs: Collection[str]) -> bool:
    mark = _ITEM_MARK.match(piece)
    first = re.match(r"[A-Za-z-]+", piece[mark.end() if mark else 0 :])
    return first is not None and first[0].casefold() in verbs


def _think_subject(characters: list[str], start: int, piece: str) -> None:
    characters[start - len(SUBJECT) : start] = SUBJECT
    mark = _ITEM_MARK.match(piece)
    at = start + (mark.end() if mark else 0)
    characters[start:at] = " " * (at - start)
    characters[at] = characters[at].lower()
