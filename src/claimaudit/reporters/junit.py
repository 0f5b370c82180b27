"""JUnit XML: a suite a document, a failed test a finding; a document without findings has one that passes.

A test is called by its rule and the words in question, not by its line, so that it is the same test when
lines move. What was ignored or accepted is a skipped test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from claimaudit.model import Finding, Report, Unreadable
from claimaudit.reporters import phrases
from claimaudit.reporters.matches import findings
from claimaudit.reporters.options import Options
from claimaudit.reporters.places import place
from claimaudit.reporters.visible import clipped, visible
from claimaudit.source import Document

_NAME_LENGTH = 80


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the findings that are new or were never compared, as far as they aren't suppressed."""
    stream.write('<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="claimaudit">\n')
    stream.writelines(_suites(report, options))
    stream.write("</testsuites>\n")


def _suites(report: Report, options: Options) -> Iterator[str]:
    for audit in report.audits:
        yield _suite(audit.document, audit.findings, options)
    across = ((document, finding) for document, finding in findings(report) if finding.path is not None)
    for _, group in groupby(across, key=lambda pair: pair[0].path):
        pairs = list(group)
        told = tuple(finding for _, finding in pairs)
        yield _suite(pairs[0][0], told, options, " (across documents)")
    for file in report.unreadable:
        yield _unreadable(file, options)


def _suite(document: Document, findings: tuple[Finding, ...], options: Options, aside: str = "") -> str:
    path, file = place(document.path, options.root), place(document.file, options.root)
    told = [finding for finding in findings if finding.stands or finding.suppressed]
    failed = sum(finding.stands for finding in told)
    names: Counter[str] = Counter()
    cases = [_case(path, file, finding, names) for finding in told] or [_passed(path, file)]
    head = _tag(
        "testsuite",
        name=path + aside,
        tests=str(len(cases)),
        failures=str(failed),
        errors="0",
        skipped=str(len(told) - failed),
    )
    return f"{head}\n{''.join(cases)}</testsuite>\n"


def _case(path: str, file: str, finding: Finding, names: Counter[str]) -> str:
    name = f"{finding.rule}: {clipped(finding.text, _NAME_LENGTH)}"
    names[name] += 1
    if names[name] > 1:
        name = f"{name} ({names[name]})"
    line = {} if finding.span.part else {"line": str(finding.span.line)}
    opened = _tag("testcase", classname=path, name=name, file=file, **line)
    return f"{opened}{_verdict(path, finding)}</testcase>\n"


def _verdict(path: str, finding: Finding) -> str:
    if finding.suppressed:
        why = f"{finding.suppressed.decision}: {finding.suppressed.reason}"
        return f"{_tag('skipped', message=why)}</skipped>"
    details = [
        f"{path}:{phrases.place(finding.span)}: {finding.severity} {finding.rule}",
        phrases.news(finding),
        *([finding.suggestion] if finding.suggestion else []),
        *([finding.sentence] if finding.sentence else []),
    ]
    opened = _tag("failure", type=finding.severity, message=finding.message)
    return f"{opened}{escape(chr(10).join(map(visible, details)))}</failure>"


def _passed(path: str, file: str) -> str:
    return f"{_tag('testcase', classname=path, name='nothing found', file=file)}</testcase>\n"


def _unreadable(file: Unreadable, options: Options) -> str:
    path = place(file.path, options.root)
    suite = _tag("testsuite", name=path, tests="1", failures="0", errors="1", skipped="0")
    case = _tag("testcase", classname=path, name="is readable", file=place(file.file, options.root))
    error = f"{_tag('error', type='unreadable', message=file.reason)}</error>"
    return f"{suite}\n{case}{error}</testcase>\n</testsuite>\n"


def _tag(element: str, /, **attributes: str) -> str:
    """An opening tag. Control characters, which XML can't hold, are replaced by one that shows."""
    listed = " ".join(f"{key}={quoteattr(visible(value))}" for key, value in attributes.items())
    return f"<{element} {listed}>"
