"""SARIF 2.1.0, for code scanning: one result a rule match, those merged into a finding included.

GitHub takes two results of one rule with the same `primaryLocationLineHash` for one alert. A hash over the
line, which it computes itself where none is given, would lose findings in a text with a paragraph on a
line; so ours is made from the claim and is different for every match.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from claimaudit.model import Audit, Finding, Related, Report, RuleInfo, Severity, Tool, Unreadable
from claimaudit.reporters import markup, phrases
from claimaudit.reporters.jsontext import dump, members
from claimaudit.reporters.matches import Match, matches
from claimaudit.reporters.options import Options
from claimaudit.reporters.places import is_relative, uri
from claimaudit.reporters.plain import Fields
from claimaudit.reporters.visible import harmless
from claimaudit.source import Document, Region

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
ROOT = "%SRCROOT%"
FINGERPRINT = "claimaudit/v1"

_BASELINE_STATES = {"new": "new", "unchanged": "unchanged", "changed": "updated"}


def write(report: Report, stream: TextIO, options: Options) -> None:
    """Write the log. Without `options.include_suppressed`, what was ignored or accepted is left out, since
    GitHub would open alerts for it."""
    stream.writelines(_pieces(report, options))


def _pieces(report: Report, options: Options) -> Iterator[str]:
    yield f'{{\n"$schema": {dump(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
    for key, value in _run(report, options).items():
        yield f"{dump(key)}: {dump(value)},\n"
    yield '"artifacts": ['
    yield from members(dump(_artifact(audit, options)) for audit in report.audits)
    yield '],\n"results": ['
    numbers = {rule.id: number for number, rule in enumerate(report.rules)}
    files = {audit.document.path: audit.document.file for audit in report.audits}
    yield from members(
        dump(_result(match, numbers, files, options))
        for match in matches(report)
        if options.include_suppressed or not match.finding.suppressed
    )
    yield "]\n}]\n}\n"


def _run(report: Report, options: Options) -> Fields:
    return {
        "tool": {"driver": _driver(report.tool, report.rules)},
        "automationDetails": {"id": f"claimaudit/{report.tool.profile}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The top of the repository."}}},
        "invocations": [
            {
                "executionSuccessful": report.complete,
                "toolExecutionNotifications": [_notification(file, options) for file in report.unreadable],
            }
        ],
    }


def _driver(tool: Tool, rules: tuple[RuleInfo, ...]) -> Fields:
    return {
        "name": "claimaudit",
        "version": tool.version,
        "language": "en",
        "rules": [_rule(rule) for rule in rules],
        "properties": {
            "model": tool.model,
            "rules_digest": tool.rules_digest,
            "profile": tool.profile,
            "today": tool.today,
        },
    }


def _rule(rule: RuleInfo) -> Fields:
    fields: Fields = {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "help": {"text": _help(rule), "markdown": _help_in_markdown(rule)},
        "properties": {
            "tags": ["health-claims", rule.family],
            "problem.severity": "recommendation" if rule.severity == "info" else rule.severity,
        },
    }
    address = next((basis.url for basis in rule.basis if basis.url), None)
    return fields if address is None else fields | {"helpUri": address}


def _help(rule: RuleInfo) -> str:
    bases = [" ".join(part for part in (basis.title, basis.at) if part) for basis in rule.basis]
    return "\n".join([rule.why, *(["It rests on:"] if bases else []), *(f"- {basis}" for basis in bases)])


def _help_in_markdown(rule: RuleInfo) -> str:
    lines = [f"**{markup.escaped(rule.title)}**", "", markup.escaped(rule.why)]
    if rule.basis:
        lines += ["", "It rests on:", ""]
    for basis in rule.basis:
        at = f" {markup.escaped(basis.at)}" if basis.at else ""
        lines.append(f"- {markup.link(basis.title, basis.url or '')}{at}")
    return "\n".join(lines)


def _artifact(audit: Audit, options: Options) -> Fields:
    document = audit.document
    fields: Fields = {
        "location": _artifact_location(document.file, options),
        "roles": ["analysisTarget"],
        "encoding": document.encoding,
        "properties": {
            "words": audit.words,
            "sentences": audit.sentences,
            "claims": len(audit.claims),
            "notes": list(document.notes),
        },
    }
    # The hash of a record is not that of the file which the location names.
    if document.record is None:
        return fields | {"hashes": {"sha-256": document.sha256}}
    return fields | {"description": {"text": f"record {document.record}"}}


def _notification(file: Unreadable, options: Options) -> Fields:
    record = "" if file.record is None else f"record {file.record}: "
    return {
        "level": "error",
        "message": {"text": harmless(f"{record}not readable: {file.reason}")},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact_location(file.file, options)}}],
    }


def _result(match: Match, numbers: dict[str, int], files: dict[str, str], options: Options) -> Fields:
    finding = match.finding
    fields: Fields = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": LEVELS[finding.severity],
        "message": _message(finding),
        "locations": [_location(match.document, finding.span, options)],
        "partialFingerprints": {
            "primaryLocationLineHash": match.identity,
            FINGERPRINT: finding.fingerprint,
        },
        "properties": {
            "confidence": finding.confidence,
            "family": finding.family,
            "claim": finding.claim,
            "basis": [basis.source for basis in finding.basis],
        },
    }
    if finding.related:
        fields["relatedLocations"] = [
            _related(number, place, _file(place, match.document, files), options)
            for number, place in enumerate(finding.related)
        ]
    return fields | _history(finding)


def _message(finding: Finding) -> Fields:
    text = "\n".join(part for part in (phrases.news(finding), finding.suggestion) if part)
    # SARIF reads [words](place) in a message as a link; other square brackets are what they are.
    return {"text": text.replace("\\", "\\\\").replace("[", "\\[") if "](" in text else text}


def _history(finding: Finding) -> Fields:
    fields: Fields = {}
    if finding.suppressed:
        kind = "inSource" if finding.suppressed.by == "inline" else "external"
        fields["suppressions"] = [
            {"kind": kind, "status": "accepted", "justification": finding.suppressed.reason}
        ]
    if finding.baseline:
        fields["baselineState"] = _BASELINE_STATES[finding.baseline.state]
    return fields


def _file(place: Related, document: Document, files: dict[str, str]) -> str:
    return document.file if place.path is None else files.get(place.path, place.path)


def _related(number: int, place: Related, file: str, options: Options) -> Fields:
    return {
        "id": number,
        "message": {"text": place.message},
        "physicalLocation": _physical(file, place.span, options),
    }


def _location(document: Document, span: Region, options: Options) -> Fields:
    location: Fields = {"physicalLocation": _physical(document.file, span, options, document)}
    return location | {"logicalLocations": [{"name": span.part}]} if span.part else location


def _physical(file: str, span: Region, options: Options, quoted: Document | None = None) -> Fields:
    """The file, and where in it; in a format without lines the file alone."""
    location: Fields = {"artifactLocation": _artifact_location(file, options)}
    return location if span.part else location | {"region": _region(span, quoted)}


def _region(span: Region, quoted: Document | None) -> Fields:
    """Lines, columns and offsets, and the very words where a document is given to quote."""
    region: Fields = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
    return region | {"snippet": {"text": quoted.source[span.start : span.end]}} if quoted else region


def _artifact_location(path: str, options: Options) -> Fields:
    reference = uri(path, options.root)
    return {"uri": reference, "uriBaseId": ROOT} if is_relative(reference) else {"uri": reference}
