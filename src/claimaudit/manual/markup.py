"""Text of packs as Markdown that any dialect shows as it is written.

Character references are used and no backslashes, which dialects take before different characters.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

from claimaudit.reporters.visible import harmless, visible
from claimaudit.rules.describe import as_yaml

_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
"""In an example, the words that a finding points to."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>|&~$#{}=^]|:(?=//|\w+:)|\A[-+]|(?<=\A\d)[.)](?!\S)|(?<=\A\d\d)[.)](?!\S)")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_ADDRESS_SAFE = "%/:?#@!$&'()*+,;=~"


def escaped(text: str) -> str:
    """The text on one line, to stand in a paragraph, a list item, a heading or a table cell."""
    return _plain(visible(text))


def link(text: str, address: str | None) -> str:
    """A link to an address on the web; the bare text where it is none."""
    if not address or not _ADDRESS.match(address):
        return escaped(text)
    return f"[{escaped(text)}](<{quote(visible(address), safe=_ADDRESS_SAFE)}>)"


def row(*cells: str) -> str:
    """A row of a table, of cells that have been escaped."""
    return f"| {' | '.join(cells)} |"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table, of cells that have been escaped."""
    names = tuple(head)
    yield row(*names)
    yield row(*["---"] * len(names))
    yield from (row(*cells) for cells in rows)


def code(value: object) -> Iterator[str]:
    """Conditions as YAML, in a fence longer than any in them."""
    text = _harmless_lines(as_yaml(value))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    yield f"{fence}yaml"
    yield from text.rstrip().split("\n")
    yield fence


def example(text: str) -> Iterator[str]:
    """A text with the marked words in bold: one line as a list item, several as they stand."""
    if "\n" in text.strip():
        yield from ("", f"<pre>{_marked(_harmless_lines(text.strip()), html.escape)}</pre>", "")
    else:
        yield f"- {_marked(visible(text), _plain)}"


def _marked(text: str, escape: Callable[[str], str]) -> str:
    pieces = _MARKED.split(text)  # every second piece was enclosed in marks
    return "".join(f"<b>{escape(piece)}</b>" if n % 2 else escape(piece) for n, piece in enumerate(pieces))


def _plain(text: str) -> str:
    return _SPECIAL.sub(lambda special: f"&#{ord(special[0])};", text)


def _harmless_lines(text: str) -> str:
    return "\n".join(harmless(line) for line in text.split("\n"))
