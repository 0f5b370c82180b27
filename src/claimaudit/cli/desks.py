"""The auditors of a run, one for each configuration, and what they have read so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimaudit.cli.manpower import manpower, one_thread_each
from claimaudit.cli.options import ReadOptions, run_date
from claimaudit.cli.plan import Plan
from claimaudit.config import Config
from claimaudit.model import Report

if TYPE_CHECKING:
    from claimaudit.audit import Auditor, Results
    from claimaudit.audit.candidates import CandidateFile
    from claimaudit.audit.edition import Editions


@dataclass(frozen=True, slots=True)
class Desk:
    """An auditor under one configuration, and what it has done."""

    config: Config
    auditor: Auditor
    candidates: CandidateFile
    done: Results


def set_up(options: ReadOptions, plan: Plan, editions: Editions | None) -> dict[Config, Desk]:
    """One for each configuration; an error in any rule file shows before anything is read.

    Rules that an earlier run has found sound are not read again.
    """
    one_thread_each()
    from claimaudit.audit import Auditor, Results
    from claimaudit.audit.candidates import CandidateFile
    from claimaudit.rules.kept import KeptIndexes

    kept = KeptIndexes(editions.store, editions.program) if editions else None
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
                kept=kept,
            ),
            CandidateFile(),
            Results(),
        )
        for config in configs
    }


def work(plan: Plan, desks: dict[Config, Desk], editions: Editions | None) -> Iterator[None]:
    """Audit text after text, in the order of the plan; stops after each. What is known is recalled."""
    from claimaudit.audit.line import answers
    from claimaudit.audit.memory import Memory

    staff = list(desks.values())
    numbers = {config: number for number, config in enumerate(desks)}
    items = ((numbers[job.config], item) for job in plan.jobs for item in job.fetch())
    benches = [desk.auditor.bench for desk in staff]
    standards = [bench.standard for bench in benches]
    memory = Memory(editions, standards) if editions else None
    for number, answer in answers(items, benches, jobs=manpower(plan), memory=memory):
        desk = staff[number]
        desk.done.add(desk.auditor.conclude(answer, desk.candidates))
        yield


def report_of(desk: Desk, *, complete: bool = True) -> Report:
    """The report on what has been read, with what is found across it."""
    from claimaudit.assemble import assemble

    across = desk.auditor.corpus_findings(desk.candidates)
    found = desk.auditor.set_aside_across(across, desk.done.audits)
    return assemble(desk.auditor, desk.done, found, complete=complete)
