"""Audits put together into a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from itertools import chain
from operator import attrgetter, itemgetter

from claimaudit.audit import Auditor, Result, Results
from claimaudit.model import Audit, Finding, Mapped, Report, RuleInfo, Skipped, Tool, Unreadable
from claimaudit.nlp.models import find_model
from claimaudit.resources import digest, vocabulary_files


def assemble(
    auditor: Auditor,
    results: Results | Iterable[Result],
    corpus_findings: tuple[Finding, ...] = (),
    *,
    complete: bool = True,
) -> Report:
    """The report on what an auditor has read."""
    read = results if isinstance(results, Results) else Results(results)
    findings = (finding for audit in read.audits for finding in audit.findings)
    return Report(
        tool=_tool(auditor),
        rules=_infos(auditor, chain(corpus_findings, findings)),
        audits=read.audits,
        skipped=read.skipped,
        unreadable=read.unreadable,
        corpus_findings=corpus_findings,
        complete=complete,
    )


def join(
    reports: Sequence[Report], passed_over: Sequence[Skipped | Unreadable], config: tuple[str, ...]
) -> Report:
    """One report of several, each made under a configuration of its own, and what nobody has read."""
    skipped = [each for each in passed_over if isinstance(each, Skipped)]
    unreadable = [each for each in passed_over if isinstance(each, Unreadable)]
    by_path = attrgetter("path")
    rules = {rule.id: rule for report in reports for rule in report.rules}
    return Report(
        tool=_joined_tool([report.tool for report in reports], config),
        rules=tuple(sorted(rules.values(), key=attrgetter("id"))),
        audits=_joined([report.audits for report in reports]),
        skipped=tuple(sorted(chain(skipped, *(report.skipped for report in reports)), key=by_path)),
        unreadable=tuple(sorted(chain(unreadable, *(report.unreadable for report in reports)), key=by_path)),
        corpus_findings=tuple(finding for report in reports for finding in report.corpus_findings),
        complete=all(report.complete for report in reports),
    )


def _joined(parts: Sequence[Sequence[Audit]]) -> Sequence[Audit]:
    """The audits of several reports, by path."""
    if len(parts) == 1:
        return parts[0]
    places = [(audit.document.path, part, number) for part in parts for number, audit in enumerate(part)]
    places.sort(key=itemgetter(0))
    return Mapped(lambda place: place[1][place[2]], places)


def _infos(auditor: Auditor, findings: Iterable[Finding]) -> tuple[RuleInfo, ...]:
    """The rules that have findings, those merged into others among them."""
    told = {name for finding in findings for name in (finding.rule, *(also.rule for also in finding.also))}
    known = (*(spec.info for spec in auditor.book.rules), *auditor.book.notices)
    return tuple(sorted((info for info in known if info.id in told), key=attrgetter("id")))


def _tool(auditor: Auditor) -> Tool:
    return Tool(
        version=version("claimaudit"),
        model=find_model(auditor.standard.model).title,
        rules=tuple(sorted({spec.pack for spec in auditor.book.rules})),
        rules_digest=digest([*auditor.book.files, *vocabulary_files()]),
        profile=auditor.profile,
        today=auditor.today.isoformat(),
        config=(),
    )


def _joined_tool(tools: Sequence[Tool], config: tuple[str, ...]) -> Tool:
    return Tool(
        version=tools[0].version,
        model=_all(tool.model for tool in tools),
        rules=tuple(sorted({pack for tool in tools for pack in tool.rules})),
        rules_digest=_all(tool.rules_digest for tool in tools),
        profile=_all(tool.profile for tool in tools),
        today=tools[0].today,
        config=config,
    )


def _all(names: Iterable[str]) -> str:
    return ", ".join(sorted(set(names)))
