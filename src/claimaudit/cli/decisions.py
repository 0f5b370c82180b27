"""`decisions import`: what editors decided in a table comes back into the baseline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from claimaudit.cli import exits
from claimaudit.cli.baseline import baseline_file
from claimaudit.cli.messages import complain, notice
from claimaudit.cli.options import RuleOptions
from claimaudit.cli.outputs import opened
from claimaudit.discover import key_of, project_root
from claimaudit.errors import UserError

MAX_BYTES = 100_000_000


@dataclass(frozen=True, kw_only=True)
class ImportOptions(RuleOptions):
    """Which table, and into which baseline."""

    table: Annotated[
        Path, Argument(metavar="CSV", help="What `claimaudit export` wrote, filled in.", show_default=False)
    ]
    baseline: Annotated[str | None, Option(metavar="FILE", help="The baseline.")] = None


def import_decisions(options: ImportOptions) -> int:
    """Enter decisions into the baseline: fix, accept or false, with a reason for the last two.

    Run it where the table was exported. If one row is wrong, nothing is entered.
    """
    from claimaudit.baseline.decisions import read_decisions, with_decisions
    from claimaudit.baseline.store import read_baseline, written

    path = baseline_file(options)
    known = read_baseline(path) if path.exists() else []
    try:
        decided = read_decisions(_bytes(options.table), _key)
    except ValueError as error:
        raise UserError(str(error), options.table) from error
    for fault in decided.faults:
        complain(f"{options.table}: {fault}")
    _refuse_firm(options, {entry.rule for entry in decided.entries if entry.verdict.status != "fix"})
    if decided.faults:
        return exits.WRONG
    with opened(path) as stream:
        stream.write(written(with_decisions(known, decided.entries)))
    notice(f"{path}: {len(decided.entries)} decisions entered; {decided.open} rows are open")
    return exits.FINE


def _refuse_firm(options: ImportOptions, rules: set[str]) -> None:
    """Nobody may accept what may not be ignored."""
    from claimaudit.cli.plan import STDIN, Configurations
    from claimaudit.rules.load import load_book

    config = Configurations(options).of(Path(STDIN))
    book = load_book(config.rules, builtin=config.default_rules)
    for spec in book.rules:
        if spec.id in rules and not spec.entry.ignorable:
            raise UserError(
                f"{spec.id} may not be ignored, and so nothing that it finds be accepted", options.table
            )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"larger than {MAX_BYTES:,} bytes", path)
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", path) from error


def _key(document: str) -> str:
    path = Path(document)
    return key_of(path, project_root(path.absolute().parent))
