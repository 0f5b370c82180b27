"""Comments in a source: where one stands to the text around it, and those that part the rows of a table."""

from __future__ import annotations

import re

from claimaudit.formats.lines import Line, split_lines
from claimaudit.source import CommentPlace

_TEXT_BEARING = frozenset(
    "p li td th dt dd caption figcaption legend summary address pre h1 h2 h3 h4 h5 h6".split()
)
"""Elements whose own text begins where they do; others hold blocks."""
_OURS = re.compile(r"\s*<!--\s*claimaudit\b(?:(?!-->).)*-->\s*")


def place_in(tag: str, *, has_text: bool) -> CommentPlace:
    """The place of a comment in an open element, by whether words of its block came before."""
    if has_text:
        return "within"
    return "opening" if tag in _TEXT_BEARING else "between"


def between_rows(source: str) -> list[tuple[int, int]]:
    """Our comments, each on a line of its own, between two rows of a Markdown table.

    Each as a range from the line end before it to its own end: by CommonMark it would end the table.
    """
    if "claimaudit" not in source:
        return []
    lines = split_lines(source)
    goes_on = _goes_on(lines)
    found, in_table = [], False
    for number, line in enumerate(lines):
        in_table = in_table and not line.after_gap
        if in_table and _OURS.fullmatch(line.text):
            if goes_on[number]:
                found.append((lines[number - 1].end, line.end))
        else:
            in_table = "|" in line.text and (in_table or line.is_delimiter())
    return found


def blanked(source: str, ranges: list[tuple[int, int]]) -> str:
    """The source with spaces for these ranges, as long as before in UTF-8."""
    pieces, at = [], 0
    for start, end in ranges:
        pieces += [source[at:start], " " * len(source[start:end].encode("utf-8", "surrogatepass"))]
        at = end
    return "".join([*pieces, source[at:]])


def _goes_on(lines: list[Line]) -> list[bool]:
    """Of each line, whether a row follows, with nothing but comments of ours between."""
    answers, follows = [], False
    for line in reversed(lines):
        answers.append(follows)
        if not _OURS.fullmatch(line.text):
            follows = "|" in line.text
        follows = follows and not line.after_gap
    return answers[::-1]
