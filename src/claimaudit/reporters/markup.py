"""Text of strangers as Markdown that shows it and does nothing else: no markup, links, mentions, HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from claimaudit.reporters.visible import harmless, visible

# The last character of each match is what would be read as markup.
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&$]|:(?=//)|\bwww\.|\A[-+=]|\A\d+[.)]", re.IGNORECASE)

# GitHub and GitLab look for these in the finished page too, where no backslash helps: @person notifies
# a person, #12 and !12 leave traces in other people's threads.
_MENTION = re.compile(r"[@#!%&~$](?=\w)")
_NOTHING = "&#8203;"

_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_ADDRESS_SAFE = "%/:?#@!$&'()*+,;=~"


def escaped(text: str) -> str:
    """The text on one line, to stand in a paragraph, a list item or a table cell."""
    shown = harmless(_SPACE.sub(" ", text))
    pieces = []
    end = 0
    for mention in _MENTION.finditer(shown):
        pieces += [_plain(shown[end : mention.end()]), _NOTHING]
        end = mention.end()
    return "".join([*pieces, _plain(shown[end:])])


def bold(text: str) -> str:
    """The text in bold. As HTML, since asterisks inside words don't always make bold."""
    return f"<b>{escaped(text)}</b>"


def link(text: str, address: str) -> str:
    """A link to an address on the web; the bare text where it is none."""
    if not _ADDRESS.match(address):
        return escaped(text)
    return f"[{escaped(text)}](<{quote(visible(address), safe=_ADDRESS_SAFE)}>)"


def row(cells: Iterable[str]) -> str:
    """A row of a table, of cells that have been escaped."""
    return f"| {' | '.join(cells)} |\n"


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda special: f"{special[0][:-1]}\\{special[0][-1]}", text)
