"""What the tests of all reporters share."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from report_sample import report

from claimaudit.model import Audit, Report, Unreadable
from claimaudit.reporters import BINARY_REPORTERS, REPORTERS, Options
from claimaudit.source import Document, collapse

EXPECTED = Path(__file__).parent / "expected"


def written(name: str, options: Options | None = None, of: Report | None = None) -> str:
    """What a reporter writes, with its own line ends."""
    stream = io.StringIO(newline="")
    REPORTERS[name](report() if of is None else of, stream, options or Options())
    return stream.getvalue()


def bytes_of(name: str, options: Options | None = None, of: Report | None = None) -> bytes:
    """What a reporter of a binary format writes."""
    stream = io.BytesIO()
    BINARY_REPORTERS[name](report() if of is None else of, stream, options or Options())
    return stream.getvalue()


def with_message(message: str, suggestion: str | None = None) -> Report:
    """The sample with one finding alone, which says this."""
    whole = report()
    shop = whole.audits[2]
    finding = replace(shop.findings[1], message=message, suggestion=suggestion)
    return replace(whole, audits=(replace(shop, findings=(finding,)),), corpus_findings=())


def in_export() -> Report:
    """The sample page as record 42 of an export, with one finding and one record that can't be read."""
    whole = report()
    shop = whole.audits[2]
    document = replace(shop.document, path="shop/site.xml#42", record="42")
    finding = replace(shop.findings[1], span=replace(shop.findings[1].span, part="record 42"))
    return replace(
        whole,
        audits=(replace(shop, document=document, findings=(finding,)),),
        unreadable=(Unreadable("shop/site.xml#line-9", "not valid XML from here on", "line-9"),),
        corpus_findings=(),
    )


HOSTILE = (
    "two\nlines\r\nand\u2028more",
    "::error file=a.txt::forged",
    "%0A::set-env name=A::b",
    "##[error]forged",
    "\x00\x01\x08\x0b\x1b[31mred\x1b[0m\x7f\x9b",
    "]]> --> <!-- &amp; &lt; </script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "| a | b |\n|---|---|",
    "`code` ``` **bold** _em_ ~~gone~~ # head [link](javascript:alert(1)) ![x](http://x.test/x.png)",
    "https://x.test www.x.test me@x.test @somebody #12 !34 $x^2$ &copy; &#64;",
    "- item",
    "1. item",
    "=HYPERLINK(\"http://x.test\",\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-5 mg",
    "_x000D_ _x0041_",
    "{0} [1](2) \\ \"quoted\" 'so'",
    "caf\udce9 \ufffe \uffff",
    "right \u202e to left \u2066 and",
    "\ufeffmark",
)  # fmt: skip
"""Texts that some sink would take for more than text."""


def about(text: str, path: str = "page.txt") -> Report:
    """A report on one document that is this text, with one finding that repeats it wherever it can."""
    whole = report()
    document = Document.plain(text, path)
    finding = replace(
        whole.audits[2].findings[1],
        message=text,
        suggestion=text,
        span=document.locate(0, len(text)),
        text=collapse(text),
        sentence=collapse(text),
        claim=None,
    )
    audit = Audit(document, len(text.split()), 1, (), (finding,))
    return replace(
        whole, audits=(audit,), skipped=(), unreadable=(Unreadable(text, text),), corpus_findings=()
    )


def hostile() -> Report:
    """One document, one finding and one unreadable file for each hostile text."""
    single = [about(text, f"{number:02}.txt") for number, text in enumerate(HOSTILE)]
    return replace(
        single[0],
        audits=tuple(each.audits[0] for each in single),
        unreadable=tuple(each.unreadable[0] for each in single),
    )
