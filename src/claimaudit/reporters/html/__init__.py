"""The HTML report: one file that needs nothing else, made for editors to read, filter and print."""

from __future__ import annotations

from typing import TextIO

from claimaudit.model import Report
from claimaudit.reporters.html.page import make_page
from claimaudit.reporters.html.render import pieces
from claimaudit.reporters.options import Options

__all__ = ["write"]


def write(report: Report, stream: TextIO, _options: Options) -> None:
    """Write the page. All claims and findings are in it; readers choose what of them they see."""
    stream.writelines(pieces(make_page(report)))
