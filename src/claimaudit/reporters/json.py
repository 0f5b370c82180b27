"""The JSON report, the contract that everything else can be built from.

One claim and one finding a line, so that two reports can be compared line by line; written document
by document, so that a long report is never held as one text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from claimaudit.model import Audit, Report
from claimaudit.reporters import plain, tally
from claimaudit.reporters.options import Options
from claimaudit.reporters.plain import Fields, Value

SCHEMA_VERSION = "1"

# File names that are no UTF-8 come as lone surrogates, which UTF-8 can't hold but JSON can escape.
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(report: Report, stream: TextIO, _options: Options) -> None:
    """Write the report; every claim is in it, whatever the options."""
    stream.writelines(_pieces(report))


def to_dict(report: Report) -> Fields:
    """The report as `json.loads` would give it back."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": plain.tool(report.tool),
        "rules": {rule.id: plain.rule(rule) for rule in report.rules},
        "documents": [
            _document(audit)
            | {
                "claims": [plain.claim(claim) for claim in audit.claims],
                "findings": [plain.finding(finding) for finding in audit.findings],
            }
            for audit in report.audits
        ],
        **_ending(report),
    }


def _pieces(report: Report) -> Iterator[str]:
    yield f'{{\n"schema_version": {_dump(SCHEMA_VERSION)},\n"tool": {_dump(plain.tool(report.tool))},\n'
    yield '"rules": {'
    yield from _lines(f"{_dump(rule.id)}: {_dump(plain.rule(rule))}" for rule in report.rules)
    yield '},\n"documents": ['
    for number, audit in enumerate(report.audits):
        yield ",\n" if number else "\n"
        yield from _document_pieces(audit)
    yield "\n]" if report.audits else "]"
    for key, value in _ending(report).items():
        yield f",\n{_dump(key)}: "
        if isinstance(value, list):
            yield "["
            yield from _lines(map(_dump, value))
            yield "]"
        else:
            yield _dump(value)
    yield "\n}\n"


def _document_pieces(audit: Audit) -> Iterator[str]:
    yield _dump(_document(audit))[:-1]
    yield ',\n"claims": ['
    yield from _lines(_dump(plain.claim(claim)) for claim in audit.claims)
    yield '],\n"findings": ['
    yield from _lines(_dump(plain.finding(finding)) for finding in audit.findings)
    yield "]}"


def _document(audit: Audit) -> Fields:
    document = audit.document
    return {
        "path": document.path,
        "key": document.key,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "title": document.title,
        "notes": list(document.notes),
        "words": audit.words,
        "sentences": audit.sentences,
    }


def _ending(report: Report) -> Fields:
    return {
        "skipped": [plain.passed_over(file) for file in report.skipped],
        "unreadable": [plain.passed_over(file) for file in report.unreadable],
        "corpus_findings": [plain.finding(finding) for finding in report.corpus_findings],
        "summary": _summary(report),
        "complete": report.complete,
    }


def _summary(report: Report) -> Fields:
    figures = tally.of_report(report)
    return {
        "documents": len(report.audits),
        "unreadable": len(report.unreadable),
        "claims": figures.kinds,
        "findings": figures.findings | {"suppressed": 0},
    }


def _lines(items: Iterable[str]) -> Iterator[str]:
    """The members of a list or object, one a line."""
    separator = "\n"
    for item in items:
        yield separator + item
        separator = ",\n"
    if separator != "\n":
        yield "\n"


def _dump(value: Value) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
