"""Audits put together into a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version
from itertools import chain
from operator import attrgetter

from claimaudit.audit import Auditor, Result
from claimaudit.model import Audit, Finding, Report, RuleInfo, Skipped, Tool, Unreadable
from claimaudit.nlp.models import find_model
from claimaudit.resources import digest, vocabulary_files


def assemble(
    auditor: Auditor,
    results: Iterable[Result],
    corpus_findings: tuple[Finding, ...] = (),
    *,
    complete: bool = True,
) -> Report:
    """The report on what an auditor has read."""
    results = tuple(results)
    audits = tuple(result for result in results if isinstance(result, Audit))
    findings = chain(corpus_findings, *(audit.findings for audit in audits))
    return _sorted(
        Report(
            tool=_tool(auditor),
            rules=_infos(auditor, findings),
            audits=audits,
            skipped=tuple(result for result in results if isinstance(result, Skipped)),
            unreadable=tuple(result for result in results if isinstance(result, Unreadable)),
            corpus_findings=corpus_findings,
            complete=complete,
        )
    )


def join(
    reports: Sequence[Report], passed_over: Sequence[Skipped | Unreadable], config: tuple[str, ...]
) -> Report:
    """One report of several, each made under a configuration of its own, and what nobody has read."""
    skipped = [each for each in passed_over if isinstance(each, Skipped)]
    unreadable = [each for each in passed_over if isinstance(each, Unreadable)]
    return _sorted(
        Report(
            tool=_joined_tool([report.tool for report in reports], config),
            rules=tuple({rule.id: rule for report in reports for rule in report.rules}.values()),
            audits=tuple(audit for report in reports for audit in report.audits),
            skipped=tuple(chain(skipped, *(report.skipped for report in reports))),
            unreadable=tuple(chain(unreadable, *(report.unreadable for report in reports))),
            corpus_findings=tuple(finding for report in reports for finding in report.corpus_findings),
            complete=all(report.complete for report in reports),
        )
    )


def _sorted(report: Report) -> Report:
    by_path = attrgetter("path")
    return replace(
        report,
        rules=tuple(sorted(report.rules, key=attrgetter("id"))),
        audits=tuple(sorted(report.audits, key=attrgetter("document.path"))),
        skipped=tuple(sorted(report.skipped, key=by_path)),
        unreadable=tuple(sorted(report.unreadable, key=by_path)),
    )


def _infos(auditor: Auditor, findings: Iterable[Finding]) -> tuple[RuleInfo, ...]:
    """The rules that have findings, those merged into others among them."""
    told = {name for finding in findings for name in (finding.rule, *(also.rule for also in finding.also))}
    known = (*(spec.info for spec in auditor.book.rules), *auditor.book.notices)
    return tuple(info for info in known if info.id in told)


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
