"""Tables of a page whose first row names the columns, though no markup says so: editors leave it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from turbohtml import TokenType

from claimaudit.formats.loose import MAX_HEAD, has_heads
from claimaudit.formats.tokens import Token
from claimaudit.source import collapse

_LAYS_OUT = frozenset({"table", "h1", "h2", "h3", "h4", "h5", "h6", "form", "nav"})
"""What stands in the cells of a table that only lays out a page."""
MIN_COLUMNS = 3
"""Two may as well be names and what they are given: "Directions", "Take with food"."""
_MAX_ROWS = 100
"""Later ones tell nothing new."""


@dataclass(slots=True)
class _Table:
    start: int
    is_data: bool = True
    """Whether it may be one whose heads have to be told from their words."""
    rows: list[list[str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Put text into the open cell; what is too long for a head needn't be kept whole."""
        if self.rows and self.rows[-1] and len(self.rows[-1][-1]) <= MAX_HEAD:
            self.rows[-1][-1] += text

    def has_heads(self) -> bool:
        rows = [[collapse(cell) for cell in row] for row in self.rows if row]
        return self.is_data and len(rows) > 1 and len(rows[0]) >= MIN_COLUMNS and has_heads(rows)


def headed_tables(tokens: Iterable[Token]) -> frozenset[int]:
    """The source offsets at which such tables begin."""
    return frozenset(table.start for table in _tables(tokens) if table.has_heads())


def _tables(tokens: Iterable[Token]) -> Iterator[_Table]:
    open_tables: list[_Table] = []
    for token in tokens:
        if token.tag == "table" and token.type == TokenType.START_TAG:
            _note(token, open_tables)
            open_tables.append(_Table(token.start))
        elif open_tables and token.tag == "table" and token.type == TokenType.END_TAG:
            yield open_tables.pop()
        elif open_tables:
            _note(token, open_tables)
    yield from open_tables


def _note(token: Token, open_tables: list[_Table]) -> None:
    """What a token says of the innermost table."""
    if not open_tables:
        return
    table = open_tables[-1]
    if token.type in (TokenType.TEXT, TokenType.CHARACTER_REFERENCE):
        table.add(token.text)
    elif token.type != TokenType.START_TAG:
        return
    elif token.tag == "th" or token.tag in _LAYS_OUT:
        table.is_data = False
    elif token.tag == "tr" and len(table.rows) < _MAX_ROWS:
        table.rows.append([])
    elif token.tag == "td" and table.rows and len(table.rows) < _MAX_ROWS:
        table.rows[-1].append("")
    elif token.tag == "br":
        table.add(" ")
