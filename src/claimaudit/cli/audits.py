"""`scan`, `check` and `export`: one audit, in the form that each of the three users wants."""

from __future__ import annotations

from dataclasses import fields

from claimaudit.cli import exits
from claimaudit.cli.messages import complain, notice
from claimaudit.cli.options import AuditOptions, ReportOptions
from claimaudit.cli.outputs import looks, write
from claimaudit.cli.run import Outcome, run
from claimaudit.cli.targets import Target, protect, targets
from claimaudit.config import FailOn


def scan(options: ReportOptions) -> int:
    """Read texts and report their claims and what the rules say of them.

    Exits with 0 whatever it finds, unless --fail-on sets a bar.
    """
    return _audit(options, "text", options.fail_on or "never")


def check(options: ReportOptions) -> int:
    """The same audit as a gate: short, and exits with 1 if anything reaches the bar.

    The bar is --fail-on, else that of the configuration, else error.
    """
    return _audit(options, "concise", options.fail_on)


def export(options: AuditOptions) -> int:
    """Write the flagged claims for editors, one row a finding, with columns for their decisions.

    As CSV, or as a workbook where the output is called .xlsx.
    """
    is_workbook = options.output is not None and options.output.suffix.lower() == ".xlsx"
    main = Target("xlsx" if is_workbook else "csv", options.output)
    whole = ReportOptions(**{option.name: getattr(options, option.name) for option in fields(options)})
    return _deliver(whole, targets(main, ()), "never")


def _audit(options: ReportOptions, form: str, bar: FailOn | None) -> int:
    main = Target(options.format or form, options.output)
    return _deliver(options, targets(main, options.report or ()), bar)


def _deliver(options: ReportOptions, outputs: tuple[Target, ...], bar: FailOn | None) -> int:
    outcome = run(options, bar, lambda inputs: protect(inputs, outputs))
    for target in outputs:
        look = looks(
            target,
            colour=options.color,
            quiet=options.quiet,
            all_claims=options.all_claims,
            include_suppressed=options.include_suppressed,
        )
        write(outcome.report, target, look)
    return _conclude(outcome, allow_empty=options.allow_empty)


def _conclude(outcome: Outcome, *, allow_empty: bool) -> int:
    """Say what a person must know whatever the format is, and give the exit code."""
    report = outcome.report
    for file in report.unreadable:
        complain(f"{file.path}: {file.reason}")
    if not report.complete:
        notice(f"interrupted; documents finished and reported: {len(report.audits)}")
        return exits.INTERRUPTED
    if outcome.unchanged:
        notice(f"documents as they were in that revision, passed over: {outcome.unchanged}")
    if not report.audits and not report.unreadable and outcome.unchanged:
        return exits.FINE
    if not report.audits and not report.unreadable:
        say = notice if allow_empty else complain
        say(f"nothing to read{_passed_over(len(report.skipped))}")
        return exits.FINE if allow_empty else exits.WRONG
    if report.unreadable:
        return exits.WRONG
    if outcome.hidden_failures:
        notice(f"findings at or above the bar, hidden by the least severity: {outcome.hidden_failures}")
    return exits.FOUND if outcome.failures else exits.FINE


def _passed_over(files: int) -> str:
    if not files:
        return ""
    return f": {files} file{' was' if files == 1 else 's were'} passed over"
