"""One run: every text of the plan audited under its configuration, joined into one report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.cli.narrow import at_least, from_severity, of_kinds
from claimaudit.cli.options import AuditOptions, run_date
from claimaudit.cli.plan import Plan, make_plan
from claimaudit.cli.progress import progress
from claimaudit.config import Config, FailOn
from claimaudit.model import Audit, Report, Skipped, Unreadable

if TYPE_CHECKING:
    from claimaudit.audit import Auditor
    from claimaudit.rules.pairs import Candidate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is shown, and whether it fails."""

    report: Report
    failures: int
    """Findings at or above the bar, shown or not."""
    hidden_failures: int


@dataclass(frozen=True, slots=True)
class Desk:
    """An auditor under one configuration, and what it has done."""

    config: Config
    auditor: Auditor
    done: list[Audit | Unreadable | Skipped] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)


def run(options: AuditOptions, bar: FailOn | None, check_inputs: Callable[[Sequence[Path]], None]) -> Outcome:
    """Audit what the command line names. Without `bar`, each configuration has its own."""
    plan = make_plan(options)
    check_inputs([job.path for job in plan.jobs if not job.from_stdin])
    desks = _desks(options, plan)
    complete = True
    try:
        with progress(len(plan.jobs), quiet=options.quiet) as advance:
            for _ in _work(plan, desks):
                advance()
    except KeyboardInterrupt:  # what is finished is worth reporting
        complete = False
    return _outcome(plan, desks, bar, complete=complete)


def _desks(options: AuditOptions, plan: Plan) -> dict[Config, Desk]:
    """One for each configuration; an error in any rule file shows before anything is read."""
    from claimaudit.audit import Auditor

    today = run_date(options.today)
    configs = dict.fromkeys([job.config for job in plan.jobs] or [plan.config])
    return {
        config: Desk(
            config,
            Auditor(
                profile=config.profile,
                rules=config.rules,
                default_rules=config.default_rules,
                select=config.select,
                ignore=config.ignore,
                severity=dict(config.severity),
                ignores=options.ignores,
                ignore_file=config.ignore_file,
                model=config.model,
                today=today,
            ),
        )
        for config in configs
    }


def _work(plan: Plan, desks: dict[Config, Desk]) -> Iterator[None]:
    """Audit text after text; stops after each."""
    for config, jobs in groupby(plan.jobs, key=attrgetter("config")):
        desk = desks[config]
        for result in desk.auditor.audit_documents(
            chain.from_iterable(job.read() for job in jobs), desk.candidates
        ):
            desk.done.append(result)
            yield


def _outcome(plan: Plan, desks: dict[Config, Desk], bar: FailOn | None, *, complete: bool) -> Outcome:
    from claimaudit.assemble import assemble, join

    failures = hidden = 0
    reports = []
    for desk in desks.values():
        audits = [result for result in desk.done if isinstance(result, Audit)]
        across = desk.auditor.corpus_findings(desk.candidates)
        found = desk.auditor.set_aside_across(across, audits)
        whole = of_kinds(assemble(desk.auditor, desk.done, found, complete=complete), desk.config.kind)
        shown = from_severity(whole, desk.config.min_severity)
        failing = at_least(whole, bar or desk.config.fail_on)
        failures += len(failing)
        hidden += len(failing) - len(at_least(shown, bar or desk.config.fail_on))
        reports.append(shown)
    report = join(reports, plan.passed_over, plan.config_files)
    return Outcome(report, failures, hidden)
