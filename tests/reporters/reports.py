"""What the tests of all reporters share."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from report_sample import report

from claimaudit.model import Report
from claimaudit.reporters import REPORTERS, Options

EXPECTED = Path(__file__).parent / "expected"


def written(name: str, options: Options | None = None, of: Report | None = None) -> str:
    """What a reporter writes, with its own line ends."""
    stream = io.StringIO(newline="")
    REPORTERS[name](report() if of is None else of, stream, options or Options())
    return stream.getvalue()


def with_message(message: str, suggestion: str | None = None) -> Report:
    """The sample with one finding alone, which says this."""
    whole = report()
    shop = whole.audits[2]
    finding = replace(shop.findings[1], message=message, suggestion=suggestion)
    return replace(whole, audits=(replace(shop, findings=(finding,)),), corpus_findings=())
