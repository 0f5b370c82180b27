"""One run: every text of the plan audited under its configuration, joined into one report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from claimaudit.cli.caching import remembering
from claimaudit.cli.desks import Desk, report_of, set_up, work
from claimaudit.cli.known import against_baseline, against_revision, earlier_findings
from claimaudit.cli.narrow import at_least, from_severity, of_kinds
from claimaudit.cli.options import AuditOptions
from claimaudit.cli.plan import Plan, make_plan
from claimaudit.cli.progress import progress
from claimaudit.config import Config, FailOn
from claimaudit.model import Report

if TYPE_CHECKING:
    from claimaudit.baseline.store import Entry


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is shown, and whether it fails."""

    report: Report
    failures: int
    """Findings at or above the bar, shown or not."""
    hidden_failures: int
    unchanged: int = 0
    """Texts passed over since they are as they were in the revision of --since."""


def run(options: AuditOptions, bar: FailOn | None, check_inputs: Callable[[Sequence[Path]], None]) -> Outcome:
    """Audit what the command line names. Without `bar`, each configuration has its own."""
    plan = make_plan(options, options.since)
    check_inputs([job.path for job in plan.jobs if not job.from_stdin])
    complete = True
    with remembering(plan.config) as editions:
        desks = set_up(options, plan, editions)
        known = Known(desks, baselines=not options.no_baseline)
        try:
            with progress(plan.jobs, quiet=options.quiet) as advance:
                for _ in work(plan, desks, editions):
                    advance()
            if options.since is not None:
                known.look_back(plan, desks)
        except KeyboardInterrupt:  # what is finished is worth reporting
            complete = False
    return _outcome(plan, desks, known, bar, complete=complete)


def _outcome(
    plan: Plan, desks: dict[Config, Desk], known: Known, bar: FailOn | None, *, complete: bool
) -> Outcome:
    from claimaudit.assemble import join

    failures = hidden = 0
    reports = []
    wholes = known.mark(desks, [report_of(desk, complete=complete) for desk in desks.values()])
    for config, report in zip(desks, wholes, strict=True):
        whole = of_kinds(report, config.kind)
        shown = from_severity(whole, config.min_severity)
        failing = at_least(whole, bar or config.fail_on)
        failures += failing
        hidden += failing - at_least(shown, bar or config.fail_on)
        reports.append(shown)
    return Outcome(join(reports, plan.passed_over, plan.config_files), failures, hidden, plan.unchanged)


class Known:
    """What is known before a run; a broken baseline shows before anything is read."""

    def __init__(self, desks: dict[Config, Desk], *, baselines: bool) -> None:
        self.earlier: list[Entry] | None = None
        """Findings of the revision of --since; None where that isn't asked."""
        files = {config.baseline for config in desks if config.baseline and baselines}
        self._baselines = {path: _entries(path) for path in sorted(files)}

    def look_back(self, plan: Plan, desks: dict[Config, Desk]) -> None:
        """Audit the earlier versions of the texts."""
        self.earlier = []
        for config, jobs in groupby(plan.jobs, key=attrgetter("config")):
            self.earlier += earlier_findings(desks[config].auditor, jobs)

    def mark(self, desks: dict[Config, Desk], reports: list[Report]) -> list[Report]:
        """The reports of the desks, with what is new in them and what is not."""
        marked = dict(zip(desks, reports, strict=True))
        for path, known in self._baselines.items():
            configs = [config for config in desks if config.baseline == path]
            auditors = [desks[config].auditor for config in configs]
            held = against_baseline(path, known, auditors, [marked[config] for config in configs])
            marked |= zip(configs, held.reports, strict=True)
        found = list(marked.values())
        return found if self.earlier is None else list(against_revision(self.earlier, found))


def _entries(path: Path) -> list[Entry]:
    from claimaudit.baseline.store import read_baseline

    return read_baseline(path)
