"""The editors' CSV: one row a finding, with room for a decision. Opens as it is in Excel and LibreOffice.

UTF-8 with a byte order mark, CRLF line ends, comma separated (RFC 4180). A cell that a spreadsheet
would take for a formula begins with an apostrophe; so "-5 mg" reads "'-5 mg".
"""

from __future__ import annotations

import csv
import re
from typing import TextIO

from claimaudit.model import Report
from claimaudit.reporters.options import Options
from claimaudit.reporters.rows import COLUMNS, rows
from claimaudit.reporters.visible import visible

_BYTE_ORDER_MARK = "\ufeff"

# What makes a formula, also in full width, also behind blanks and invisible characters. A cell with
# apostrophes of its own before it gets one more, so that taking one away always gives the text back.
_FORMULA = re.compile(r"['\s\u00ad\u200b-\u200d\u2060\ufeff\ufffd]*[=+\-@＝＋－＠]")


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the findings; with `options.all_claims` also the claims that have none."""
    stream.write(_BYTE_ORDER_MARK)
    writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows(report, all_claims=options.all_claims):
        writer.writerow({column: guarded(cell) for column, cell in row.items()})


def guarded(cell: str) -> str:
    """On one line and never a formula."""
    text = visible(cell)
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that was guarded."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
