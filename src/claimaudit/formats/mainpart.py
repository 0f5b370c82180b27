"""The main part of a page: what its author marked as such, if it holds what the page has to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from turbohtml import TokenType

from claimaudit.formats.elements import DROPPED, VOID
from claimaudit.formats.tokens import Token

MAIN_SHARE, ARTICLE_SHARE = 0.1, 0.4
"""So much of the text of the page must stand in a part that is taken for the main one: an article may be
the teaser of another page."""


@dataclass(slots=True)
class _Part:
    """A `main` or an `article` that isn't in another one."""

    tag: str
    is_main: bool
    start: int
    end: int
    text: int = 0
    """Visible characters."""


def main_part(tokens: Sequence[Token]) -> range | None:
    """Source offsets of the main part; None where the whole page counts as it."""
    parts, total = _parts(tokens)
    mains = [part for part in parts if part.is_main and part.text > MAIN_SHARE * total]
    articles = [part for part in parts if not part.is_main and part.text > ARTICLE_SHARE * total]
    best = max(mains or articles, key=lambda part: part.text, default=None)
    return range(best.start, best.end) if best else None


def _parts(tokens: Iterable[Token]) -> tuple[list[_Part], int]:
    """The parts, and the visible characters of the page."""
    parts: list[_Part] = []
    open_part: _Part | None = None
    depth = total = 0
    unseen = ""  # the element whose text nobody sees
    for token in tokens:
        if token.type == TokenType.START_TAG:
            if not unseen and token.tag in DROPPED and token.tag not in VOID and not token.self_closing:
                unseen = token.tag
            elif open_part and token.tag == open_part.tag:
                depth += 1
            elif not open_part and _begins_part(token):
                open_part, depth = _Part(token.tag, token.tag != "article", token.start, token.end), 1
                parts.append(open_part)
        elif token.type == TokenType.END_TAG:
            if token.tag == unseen:
                unseen = ""
            elif open_part and token.tag == open_part.tag:
                depth -= 1
        elif token.type in (TokenType.TEXT, TokenType.CHARACTER_REFERENCE) and not unseen:
            seen = len(token.text.strip())
            total += seen
            if open_part:
                open_part.text += seen
        if open_part:
            open_part.end = token.end
            open_part = open_part if depth else None
    return parts, total


def _begins_part(token: Token) -> bool:
    return token.tag in ("main", "article") or token.attributes.get("role") == "main"
